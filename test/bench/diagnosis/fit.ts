import type { GraphFile } from '#domain/causal-graph.js';
import type { SupportCase } from '#domain/support-case.js';
import { calibrateGraph } from '#graph/calibration/calibrate-graph.js';
import { readClosedCases } from '#usecases/calibrate/closed-cases.js';
import type { OpenCase } from './open-cases.js';

/** Calibrates an expert's graph on closed cases as `calibrate` does, penalties chosen anew. */
export async function fitGraph(graph: GraphFile, cases: readonly OpenCase[]): Promise<GraphFile> {
  const evidence = new Map(cases.map((one) => [one.supportCase, one.evidence]));
  const closed = await readClosedCases(graph, inTurn(cases), (supportCase) => evidence.get(supportCase) ?? []);
  return calibrateGraph(graph, closed.cases, closed.about).graph;
}

async function* inTurn(cases: readonly OpenCase[]): AsyncGenerator<SupportCase> {
  for (const { supportCase } of cases) yield supportCase;
}
