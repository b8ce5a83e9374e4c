import type { ComponentRef } from '#domain/component.js';
import type { Ranking } from '../model/score.js';
import { presentProbability } from '../model/terms.js';

/** A second fault that may be there as well; `gain` = how much better the pair explains the findings than the first alone (natural log, its own prior paid). */
export type SecondFault = { readonly faultId: string; readonly component: ComponentRef; readonly gain: number };

const consideredCandidates = 40;
const listLimit = 3;

/**
 * Looks for a second cause beside the first: for each leading candidate the pair's noisy-OR over the present findings
 * (INFERENCE §1). Shown beside the ranking, never mixed into it. Only pairs that gain more than their prior costs are listed.
 */
export function alsoPresent(ranking: Ranking): SecondFault[] {
  const [first, ...others] = ranking.ranked;
  if (first === undefined) return [];
  const pairs = others.slice(0, consideredCandidates).map((second) => ({
    faultId: second.candidate.faultId,
    component: second.candidate.component,
    gain: second.candidate.logPrior + gainOfPair(ranking, first.links, second.links),
  }));
  const gaining = pairs
    .filter((pair) => pair.gain > 0)
    .sort((left, right) => right.gain - left.gain || left.faultId.localeCompare(right.faultId));
  return strongestPerComponent(gaining, first.candidate.component).slice(0, listLimit);
}

function gainOfPair(ranking: Ranking, firstLinks: readonly number[], secondLinks: readonly number[]): number {
  return ranking.findings.reduce((sum, { finding, leak }, index) => {
    if (finding.state !== 'present') return sum;
    const alone = presentProbability(leak, firstLinks[index] ?? 0);
    return sum + Math.log(presentProbability(alone, secondLinks[index] ?? 0) / alone);
  }, 0);
}

/** One line a component: two faults of one part are rivals, not companions. */
function strongestPerComponent(pairs: readonly SecondFault[], first: ComponentRef): SecondFault[] {
  const kept = new Map<string, SecondFault>();
  for (const pair of pairs) {
    const key = `${pair.component.class}/${pair.component.locator ?? ''}`;
    if (key !== `${first.class}/${first.locator ?? ''}` && !kept.has(key)) kept.set(key, pair);
  }
  return [...kept.values()];
}
