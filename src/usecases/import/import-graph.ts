import type { GraphFile, GraphProblem } from '#domain/causal-graph.js';
import type { ImportReport } from '#domain/import-report.js';
import type { DocumentSource } from '#ports/document-source.js';
import type { GraphStore } from '#ports/graph-store.js';
import { keepDraft, refuseErrors, revisionOf } from '../curate/drafts.js';
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
    problems = refuseErrors(item.value, 'invalidGraph');
    const kept = await keepOrForesee(item.value, source.describe, graphs, options);
    revision = kept.revision;
    tally.count(kept.isNew ? 'added' : 'unchanged');
  }
  await options.onProgress?.(tally.report());
  return { ...tally.report(), revision, problems };
}

/** Keeps the draft; in a dry run only says what keeping it would do. */
async function keepOrForesee(graph: GraphFile, origin: string, graphs: GraphDrafts, options: ImportOptions) {
  if (options.dryRun !== true) return keepDraft(graphs, graph, `imported from ${origin}`);
  const revision = revisionOf(graph);
  return { revision, isNew: (await graphs.get(revision)) === null };
}
