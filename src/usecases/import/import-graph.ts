import { producibleFindings } from '#analyzers/findings/rules.js';
import { AppError } from '#domain/app-error.js';
import type { GraphFile, GraphProblem } from '#domain/causal-graph.js';
import type { ImportReport } from '#domain/import-report.js';
import { checkGraph } from '#graph/checking/check-graph.js';
import type { DocumentSource } from '#ports/document-source.js';
import type { GraphStore } from '#ports/graph-store.js';
import type { PutOutcome } from '#ports/paging.js';
import { revisionOf } from '../curate-graph.js';
import type { ImportOptions } from './import-options.js';
import { createTally } from './import-tally.js';

type GraphDrafts = Pick<GraphStore, 'get' | 'published' | 'putDraft'>;

/** The report with the revision of the draft (null where nothing was read) and what the check warns of. */
export type GraphImportReport = ImportReport & { readonly revision: string | null; readonly problems: readonly GraphProblem[] };

/**
 * Keeps the graph of a source as a draft whose parent is the published revision. A graph with errors is refused: AppError `invalidGraph`
 * with facts {errors}. The same content again is `unchanged`.
 */
export async function importGraph(
  source: DocumentSource<GraphFile>,
  graphs: GraphDrafts,
  options: ImportOptions,
): Promise<GraphImportReport> {
  const tally = createTally('graph', options.dryRun ?? false);
  let revision: string | null = null;
  let problems: readonly GraphProblem[] = [];
  for await (const item of source.read()) {
    options.signal?.throwIfAborted();
    if (!item.ok) {
      tally.reject(item.rejected);
      continue;
    }
    problems = checkOrRefuse(item.value);
    const draft = { ...item.value, revision: revisionOf(item.value) };
    revision = draft.revision;
    tally.count(await keepDraft(draft, source.describe, graphs, options));
  }
  await options.onProgress?.(tally.report());
  return { ...tally.report(), revision, problems };
}

function checkOrRefuse(graph: GraphFile): readonly GraphProblem[] {
  const problems = checkGraph(graph, producibleFindings);
  const errors = problems.filter(({ level }) => level === 'error');
  if (errors.length > 0) throw new AppError('invalidGraph', `the graph has ${errors.length} error(s)`, { errors: errors.slice(0, 50) });
  return problems;
}

type Draft = GraphFile & { readonly revision: string };

async function keepDraft(draft: Draft, origin: string, graphs: GraphDrafts, options: ImportOptions): Promise<PutOutcome> {
  if ((await graphs.get(draft.revision)) !== null) return 'unchanged';
  const parent = (await graphs.published())?.revision ?? null;
  if (options.dryRun !== true) await graphs.putDraft({ ...draft, parent }, `imported from ${origin}`);
  return 'added';
}
