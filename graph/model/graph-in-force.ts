import type { CompiledGraph } from './compile-graph.js';
import type { IncidentFacts } from './facts.js';

/**
 * The graph that answers an incident. A calibration holds for incidents like the closed cases it was fitted to: where the log shows a finding that
 * hardly any of them had, nothing was learnt of it and the expert's numbers answer alone. What a person states afterwards changes nothing
 * of that.
 */
export function graphInForce(graph: CompiledGraph, { findings }: Pick<IncidentFacts, 'findings'>): CompiledGraph {
  if (graph.expert === null) return graph;
  const familiar = new Set(graph.graph.calibration?.familiar);
  const isFamiliar = findings.every(
    ({ findingId, state, origin }) => state !== 'present' || origin === 'stated' || familiar.has(findingId),
  );
  return isFamiliar ? graph : graph.expert;
}
