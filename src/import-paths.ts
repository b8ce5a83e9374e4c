import { existsSync, readFileSync } from 'node:fs';
import { AppError } from '#domain/app-error.js';
import type { ImportReport } from '#domain/import-report.js';
import { CaseMap } from '#ingest/sources/cases/case-map.js';
import { ticketMaps } from '#ingest/sources/cases/ticket-maps.js';
import { sources } from '#ingest/sources.js';
import type { GraphImportReport } from '#usecases/import/import-graph.js';
import type { ImportOptions } from '#usecases/import/import-options.js';
import type { Importer } from '#usecases/import/importer.js';

/** Kinds of import (CONTRACT §2). */
export const importKinds = ['articles', 'registry', 'cases', 'events', 'glossary', 'graph'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Imports paths of one kind. `map` is for cases. */
export function importPaths(
  importer: Importer,
  kind: ImportKind,
  paths: readonly string[],
  map: CaseMap | null,
  options: ImportOptions,
): Promise<ImportReport | GraphImportReport> {
  if (kind === 'articles') return importer.importArticles(sources.articles(paths), options);
  if (kind === 'registry') return importer.importArticles(sources.registry(paths), { ...options, kind });
  if (kind === 'cases') return importer.importCases(sources.cases(paths, map), options);
  if (kind === 'events') return importer.importEvents(sources.events(paths), options);
  if (kind === 'glossary') return importer.importGlossary(sources.glossary(paths), options);
  const [path, ...more] = paths;
  if (path === undefined || more.length > 0) throw new AppError('wrongUsage', 'import graph: expected one path', {});
  return importer.importGraph(sources.graph(path), options);
}

/** A kind of import by its word; anything else is AppError `invalidInput`. */
export function importKindOf(word: string): ImportKind {
  const kind = importKinds.find((candidate) => candidate === word);
  if (kind === undefined) throw new AppError('invalidInput', `kind: expected one of ${importKinds.join(', ')}`, { kind: word });
  return kind;
}

/** Checks the content of a MAP.json, or finds a ready map by its name; what is wrong is told with its field (AppError `invalidInput`). */
export function parseCaseMap(value: unknown): CaseMap {
  if (typeof value === 'string') return readyMap(value);
  const parsed = CaseMap.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError('invalidInput', `map: ${issue?.path.join('.') || 'document'}: ${issue?.message ?? 'is wrong'}`, {});
}

/** Whether a name is that of a ready map. */
export function isReadyMap(name: string): boolean {
  return Object.hasOwn(ticketMaps, name);
}

function readyMap(name: string): CaseMap {
  const map = Object.hasOwn(ticketMaps, name) ? ticketMaps[name] : undefined;
  if (map === undefined)
    throw new AppError('invalidInput', `map: expected a JSON object or one of ${Object.keys(ticketMaps).join(', ')}`, {});
  return map;
}

/** The map of `--map`: a MAP.json, or the name of a ready map where there is no such file; null where none is given. */
export function readCaseMap(path: string | null): CaseMap | null {
  if (path === null) return null;
  if (isReadyMap(path) && !existsSync(path)) return readyMap(path);
  try {
    return parseCaseMap(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('wrongUsage', `--map: ${path} cannot be read as JSON; ready maps are ${Object.keys(ticketMaps).join(', ')}`, {});
  }
}
