import type { CausalLink, GraphFile } from '#domain/causal-graph.js';

/** An automatic link in force: a group of faults, what goes with it, its probability and the counts behind it. */
export type ObservedLink = Pick<CausalLink, 'faultId' | 'findingId' | 'counts'> & { readonly probability: number; readonly leak: number };

/** A group of faults and what a calibration multiplied their priors by. */
export type MovedPrior = { readonly groupId: string; readonly faults: number; readonly factor: number };

/** Priors count as moved from this change of their logarithm on. */
const movedFrom = 0.02;

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
    .sort((left, right) => ratioOf(right) - ratioOf(left) || compareEnds(left, right));
}

/** How many times as likely as by chance the finding is where a fault of the group is the cause: P(f | group) / leak. */
export function ratioOf({ probability, leak }: Pick<ObservedLink, 'probability' | 'leak'>): number {
  return (1 - (1 - leak) * (1 - probability)) / leak;
}

/** Priors that a calibration moved, group by group: within a group they keep the expert's proportions. */
export function movedPriors({ faults, faultGroups = [] }: GraphFile): MovedPrior[] {
  const byId = new Map(faults.map((fault) => [fault.id, fault]));
  return faultGroups.flatMap(({ id, faultIds }) => {
    const { prior = 1, expertPrior = prior } = byId.get(faultIds[0] ?? '') ?? {};
    const factor = prior / Math.max(1e-9, expertPrior);
    return Math.abs(Math.log(factor)) >= movedFrom ? [{ groupId: id, faults: faultIds.length, factor }] : [];
  });
}

function compareEnds(left: ObservedLink, right: ObservedLink): number {
  const [leftKey, rightKey] = [`${left.faultId} ${left.findingId}`, `${right.faultId} ${right.findingId}`];
  return leftKey < rightKey ? -1 : leftKey > rightKey ? 1 : 0;
}
