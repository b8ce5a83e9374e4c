import type { FruKind } from '#domain/causal-graph.js';
import type { CompiledGraph } from '../model/compile-graph.js';
import { hasEvidence, type RankedCandidate, type Ranking } from '../model/score.js';

/** A FRU proposed for replacement: the sum of the candidates that share it and its locator. */
export type FruCallout = {
  readonly fru: FruKind;
  readonly locator: string | null;
  readonly probability: number;
  readonly state: 'indicted' | 'suspect' | 'acquitted';
  readonly priority: 'high' | 'medium' | 'low';
  readonly faultIds: readonly string[];
};

/** A callout below this probability is not worth a person's attention. */
const smallestCallout = 0.1;
const indictedFrom = 0.6;
const highFrom = 0.5;
const mediumFrom = 0.2;

/** Callouts of FRUs that a telling finding points at, most probable first; a FRU that a stated finding cleared is listed as acquitted so that nobody brings it again. */
export function calloutsOf(graph: CompiledGraph, ranking: Ranking): FruCallout[] {
  const groups = new Map<string, RankedCandidate[]>();
  for (const candidate of ranking.ranked) {
    const fru = graph.faults.get(candidate.candidate.faultId)?.fru;
    if (fru === null || fru === undefined) continue;
    const key = `${fru.id}/${candidate.candidate.component.locator ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  const callouts = [...groups.values()].flatMap((members) => calloutOf(graph, ranking, members));
  return callouts
    .filter((callout) => !isNamedBetter(callout, callouts))
    .sort(
      (left, right) =>
        right.probability - left.probability ||
        left.fru.id.localeCompare(right.fru.id) ||
        (left.locator ?? '').localeCompare(right.locator ?? ''),
    );
}

/** A part somewhere in the server is not called out beside the same part at a place that is more probable. */
function isNamedBetter({ fru, locator, probability }: FruCallout, callouts: readonly FruCallout[]): boolean {
  return (
    locator === null && callouts.some((other) => other.fru.id === fru.id && other.locator !== null && other.probability >= probability)
  );
}

function calloutOf(graph: CompiledGraph, ranking: Ranking, members: readonly RankedCandidate[]): FruCallout[] {
  const [first] = members;
  const fru = first === undefined ? null : graph.faults.get(first.candidate.faultId)?.fru;
  if (first === undefined || fru === null || fru === undefined) return [];
  const probability = members.reduce((sum, member) => sum + member.posterior, 0);
  const isAcquitted = probability < smallestCallout && isClearedByPerson(ranking, members);
  const isCalledOut = probability >= smallestCallout && members.some((member) => hasEvidence(ranking, member));
  if (!isCalledOut && !isAcquitted) return [];
  return [
    {
      fru,
      locator: first.candidate.component.locator,
      probability,
      state: isAcquitted ? 'acquitted' : probability >= indictedFrom ? 'indicted' : 'suspect',
      priority: probability >= highFrom ? 'high' : probability >= mediumFrom ? 'medium' : 'low',
      faultIds: members.map((member) => member.candidate.faultId),
    },
  ];
}

/** True where a finding that a person stated speaks against every fault of the FRU. */
function isClearedByPerson(ranking: Ranking, members: readonly RankedCandidate[]): boolean {
  return members.every((member) =>
    ranking.findings.some(({ finding }, index) => finding.origin === 'stated' && (member.terms[index] ?? 0) < -Math.LN2),
  );
}
