import { readFileSync } from 'node:fs';
import { AppError } from '#domain/app-error.js';
import type { ImportReport } from '#domain/import-report.js';
import { CaseMap } from '#ingest/sources/case-map.js';
import { sources } from '#ingest/sources.js';
import type { GraphImportReport } from '#usecases/import/import-graph.js';
import type { ImportOptions } from '#usecases/import/import-options.js';
import type { Importer } from '#usecases/import/importer.js';

/** Kinds of import (CONTRACT §2). */
const importKinds = ['articles', 'registry', 'cases', 'events', 'glossary', 'graph'] as const;
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

/** Checks the content of a MAP.json; what is wrong is told with its field (AppError `invalidInput`). */
export function parseCaseMap(value: unknown): CaseMap {
  const parsed = CaseMap.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError('invalidInput', `map: ${issue?.path.join('.') || 'document'}: ${issue?.message ?? 'is wrong'}`, {});
}

/** Reads a MAP.json; null where no path is given. */
export function readCaseMap(path: string | null): CaseMap | null {
  if (path === null) return null;
  try {
    return parseCaseMap(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('wrongUsage', `--map: ${path} cannot be read as JSON`, {});
  }
}
