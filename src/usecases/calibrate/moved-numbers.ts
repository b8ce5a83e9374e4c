import type { CausalLink, GraphFile } from '#domain/causal-graph.js';

/** An automatic link in force: a group of faults, what goes with it, its probability and the counts behind it. */
export type ObservedLink = Pick<CausalLink, 'faultId' | 'findingId' | 'counts'> & { readonly probability: number; readonly leak: number };

/** A fault whose prior moved, relative to the others. */
export type MovedPrior = { readonly faultId: string; readonly from: number; readonly to: number };

/** A prior counts as moved from this change of its logarithm on. */
const movedFrom = 0.05;

/** Automatic links in force, for an expert to adopt or refuse: the strongest beside its leak first. */
export function observedLinks({ links, findings }: GraphFile): ObservedLink[] {
  const leaks = new Map(findings.map(({ id, leakProbability }) => [id, leakProbability]));
  return links
    .filter(({ provenance }) => provenance === 'automatic')
    .map(({ faultId, findingId, counts, linkProbability }) => ({
      faultId,
      findingId,
      counts,
      probability: linkProbability,
      leak: leaks.get(findingId) ?? 1,
    }))
    .sort((left, right) => right.probability / right.leak - left.probability / left.leak || compareEnds(left, right));
}

/** Priors that a calibration moved, the one that moved most first. */
export function movedPriors({ faults }: GraphFile): MovedPrior[] {
  return faults
    .flatMap(({ id, prior, expertPrior }) =>
      expertPrior !== undefined && distance(expertPrior, prior) >= movedFrom ? [{ faultId: id, from: expertPrior, to: prior }] : [],
    )
    .sort((left, right) => distance(right.from, right.to) - distance(left.from, left.to) || (left.faultId < right.faultId ? -1 : 1));
}

function distance(from: number, to: number): number {
  return Math.abs(Math.log(Math.max(1e-9, to) / Math.max(1e-9, from)));
}

function compareEnds(left: ObservedLink, right: ObservedLink): number {
  const [leftKey, rightKey] = [`${left.faultId} ${left.findingId}`, `${right.faultId} ${right.findingId}`];
  return leftKey < rightKey ? -1 : leftKey > rightKey ? 1 : 0;
}
