import type { GraphFile } from '#domain/causal-graph.js';
import type { SupportCase } from '#domain/support-case.js';
import { type CompiledGraph, compileGraph } from '#graph/model/compile-graph.js';
import { foldOf } from '../evaluate/folds.js';

/** Fits the numbers of a calibrated graph again to these closed cases, from what the expert said of it. */
export type Refit = (graph: GraphFile, cases: AsyncIterable<SupportCase>) => Promise<GraphFile>;

/** The stored cases whose cause is confirmed; may be read again and again. */
export type LabelledCases = () => AsyncIterable<LabelledCase>;
export type LabelledCase = SupportCase & { readonly confirmed: NonNullable<SupportCase['confirmed']> };

/** The graph that answers a case: one that was not fitted to it. `folds` = number of graphs that were fitted for that; 0 = the revision itself answers. */
export type FoldGraphs = { readonly folds: number; readonly graphFor: (supportCase: SupportCase) => CompiledGraph };

const folds = 5;

/** True where a number of the graph comes from closed cases, and not from an expert. */
export function isCalibrated(graph: GraphFile): boolean {
  const isFitted = ({ provenance, fittedProbability }: GraphFile['links'][number]) => provenance !== 'expert' || fittedProbability !== null;
  return graph.calibration !== undefined || graph.links.some(isFitted);
}

/** Graphs out of fold (folds by server): a number is never scored on the cases it was fitted to. An expert's graph answers as it is. */
export async function foldGraphs(graph: GraphFile, cases: LabelledCases, refit: Refit): Promise<FoldGraphs> {
  if (!isCalibrated(graph)) {
    const compiled = compileGraph(graph);
    return { folds: 0, graphFor: () => compiled };
  }
  const fitted: CompiledGraph[] = [];
  for (let fold = 0; fold < folds; fold += 1) fitted.push(compileGraph(await refit(graph, outsideFold(cases, fold))));
  return { folds, graphFor: (supportCase) => fitted[foldOfCase(supportCase)] ?? compileGraph(graph) };
}

async function* outsideFold(cases: LabelledCases, fold: number): AsyncGenerator<SupportCase> {
  for await (const supportCase of cases()) if (foldOfCase(supportCase) !== fold) yield supportCase;
}

function foldOfCase({ server, id }: SupportCase): number {
  return foldOf(server ?? id, folds);
}
