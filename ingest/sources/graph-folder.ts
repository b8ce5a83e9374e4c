import { z } from 'zod';
import { GraphFile } from '#domain/causal-graph.js';
import { sortGraph } from '#domain/sort-graph.js';
import { jsonLimitBytes } from '#domain/source-block.js';
import type { DocumentSource, SourceItem } from '#ports/document-source.js';
import { InputRejected, rejectedFile } from '../bytes/input-rejected.js';
import { parseJson } from '../files/json-text.js';
import { isFolder, listFiles } from '../files/list-files.js';
import { readTextFile } from '../files/text-file.js';

const { faults, findings, links, tests, disagreements, unknownPrior } = GraphFile.shape;

/** One file of a knowledge folder: the part of the graph about one component class. One of them has the `unknownPrior`. */
const GraphPart = z.strictObject({
  faults: faults.default([]),
  findings: findings.default([]),
  links: links.default([]),
  tests: tests.default([]),
  disagreements: disagreements.default([]),
  unknownPrior: unknownPrior.optional(),
});
type GraphPart = z.infer<typeof GraphPart>;

/** A causal graph: one GraphFile, or a folder of its parts by component class (`graph/knowledge`). Gives one document, lists sorted by id, or what refuses it. */
export function createGraphSource(path: string): DocumentSource<GraphFile> {
  return {
    describe: path,
    read: async function* () {
      if (await isFolder(path)) yield* readFolder(path);
      else yield await readFileOf(path, path, GraphFile.transform(sortGraph));
    },
  };
}

async function* readFolder(path: string): AsyncGenerator<SourceItem<GraphFile>> {
  const parts: GraphPart[] = [];
  let refused = 0;
  for await (const { path: file, name } of listFiles(path)) {
    if (!file.endsWith('.json')) continue;
    const part = await readFileOf(file, name, GraphPart);
    if (part.ok) parts.push(part.value);
    else {
      refused += 1;
      yield part;
    }
  }
  if (refused === 0) yield toItem(path, parts);
}

function toItem(file: string, parts: readonly GraphPart[]): SourceItem<GraphFile> {
  const priors = parts.flatMap((part) => part.unknownPrior ?? []);
  const [prior] = priors;
  if (prior !== undefined && priors.length === 1) return { ok: true, value: joinParts(parts, prior), file, line: null };
  return {
    ok: false,
    rejected: { file, line: null, field: 'unknownPrior', reason: `must stand in exactly one file, stands in ${priors.length}` },
  };
}

function joinParts(parts: readonly GraphPart[], prior: GraphFile['unknownPrior']): GraphFile {
  return sortGraph({
    formatVersion: 1,
    revision: null,
    parent: null,
    faults: parts.flatMap((part) => part.faults),
    findings: parts.flatMap((part) => part.findings),
    links: parts.flatMap((part) => part.links),
    tests: parts.flatMap((part) => part.tests),
    disagreements: parts.flatMap((part) => part.disagreements),
    unknownPrior: prior,
  });
}

async function readFileOf<T>(path: string, file: string, schema: z.ZodType<T>): Promise<SourceItem<T>> {
  try {
    const parsed = parseJson(await readTextFile(path, jsonLimitBytes));
    if (parsed === null) throw new InputRejected('invalidJson', 'the file is no valid JSON');
    const value = schema.safeParse(parsed.document);
    if (value.success) return { ok: true, value: value.data, file, line: null };
    const [issue] = value.error.issues;
    return { ok: false, rejected: { file, line: null, field: issue?.path.join('.') ?? null, reason: issue?.message ?? 'not a graph' } };
  } catch (error) {
    return rejectedFile(file, error);
  }
}
