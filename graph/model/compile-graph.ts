import type { CausalLink, DiagnosticTest, Fault, FindingDefinition, GraphFile } from '#domain/causal-graph.js';
import { expertGraph } from './expert-graph.js';

/** A graph with the look-ups that inference needs. Compile once a revision; it holds no state. */
export type CompiledGraph = {
  readonly graph: GraphFile;
  readonly faults: ReadonlyMap<string, Fault>;
  readonly findings: ReadonlyMap<string, FindingDefinition>;
  /** Finding id → fault id → links (several where their validity differs). */
  readonly links: ReadonlyMap<string, ReadonlyMap<string, readonly CausalLink[]>>;
  /** Finding id → the test it is an outcome of. */
  readonly testOfFinding: ReadonlyMap<string, DiagnosticTest>;
  /** Sum of all fault priors and `unknownPrior`: what the priors are normalised by. */
  readonly totalPrior: number;
  /** Multiplies priors and terms of the expert; 1 where the graph was not fitted to cases (INFERENCE §2). */
  readonly temperature: number;
  /** Of a calibrated graph the expert's, for incidents unlike the closed cases; null where the expert's is in force. */
  readonly expert: CompiledGraph | null;
  /** Ids of findings whose links were observed by a calibration and adopted by no expert. */
  readonly automaticFindings: ReadonlySet<string>;
};

/** Indexes a graph. Archived faults and links take no part. */
export function compileGraph(graph: GraphFile): CompiledGraph {
  const faults = graph.faults.filter((fault) => fault.confidence !== 'archived');
  return {
    graph,
    faults: new Map(faults.map((fault) => [fault.id, fault])),
    findings: new Map(graph.findings.map((finding) => [finding.id, finding])),
    links: indexLinks(graph, [...graph.links, ...graph.tests.flatMap((test) => linksOfTest(graph, test))]),
    testOfFinding: new Map(graph.tests.flatMap((test) => test.outcomes.map((outcome) => [outcome.findingId, test]))),
    totalPrior: faults.reduce<number>((sum, fault) => sum + fault.prior, graph.unknownPrior),
    temperature: graph.calibration?.settings.temperature ?? 1,
    expert: graph.calibration === undefined ? null : compileGraph(expertGraph(graph)),
    automaticFindings: new Set(graph.links.filter(({ provenance }) => provenance === 'automatic').map(({ findingId }) => findingId)),
  };
}

/** By finding, then fault; the link of a group of faults stands at each of them. */
function indexLinks({ faultGroups = [] }: GraphFile, links: readonly CausalLink[]): Map<string, Map<string, CausalLink[]>> {
  const groups = new Map(faultGroups.map(({ id, faultIds }) => [id, faultIds]));
  const index = new Map<string, Map<string, CausalLink[]>>();
  for (const link of links) {
    if (link.confidence === 'archived') continue;
    const byFault = index.get(link.findingId) ?? new Map<string, CausalLink[]>();
    for (const faultId of groups.get(link.faultId) ?? [link.faultId]) byFault.set(faultId, [...(byFault.get(faultId) ?? []), link]);
    index.set(link.findingId, byFault);
  }
  return index;
}

/**
 * An outcome of a test is a finding like any other: P(present | fault) is stated outright, so the link takes out the leak again.
 * Of the tested class only the tested component answers; a fault of another class answers wherever it sits (a swap that stays in the slot).
 */
function linksOfTest(graph: GraphFile, test: DiagnosticTest): CausalLink[] {
  const classOfFault = new Map(graph.faults.map((fault) => [fault.id, fault.componentClass]));
  const classOfFinding = new Map(graph.findings.map((finding) => [finding.id, finding.componentClass]));
  return test.outcomes.flatMap((outcome) =>
    outcome.givenFault.map(({ faultId, probability }) => ({
      faultId,
      findingId: outcome.findingId,
      linkProbability: linkAboveLeak(probability, outcome.otherwise),
      expertProbability: probability,
      fittedProbability: null,
      provenance: 'expert' as const,
      scope: classOfFault.get(faultId) === classOfFinding.get(outcome.findingId) ? ('sameComponent' as const) : ('server' as const),
      validity: null,
      counts: null,
      sources: test.sources,
      confidence: 'notValidated' as const,
    })),
  );
}

/** The link that gives P(present | fault) = `probability` beside a leak: 1 − (1 − P)/(1 − leak), never below 0. */
function linkAboveLeak(probability: CausalLink['linkProbability'], leak: number): CausalLink['linkProbability'] {
  return Math.max(0, 1 - (1 - probability) / Math.max(1e-9, 1 - leak)) as CausalLink['linkProbability'];
}
