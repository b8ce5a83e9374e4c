import type { Ranking } from './score.js';

/** Below this posterior the first candidate is no answer. An expert's number until a site calibrates its own. */
export const defaultAbstentionThreshold = 0.2;

export type AbstentionReason = 'noEvidence' | 'belowThreshold' | 'unknownFirst';

/**
 * Why there is no answer, or null where there is one: no finding is evidence for any fault, `unknown` comes first, or the
 * first candidate is below the threshold (INFERENCE §2). It forbids callouts, not the distribution.
 */
export function abstentionReason(ranking: Ranking, threshold: number): AbstentionReason | null {
  if (!ranking.ranked.some(hasEvidence(ranking))) return 'noEvidence';
  const first = ranking.ranked[0]?.posterior ?? 0;
  if (ranking.unknownPosterior > first) return 'unknownFirst';
  return first < threshold ? 'belowThreshold' : null;
}

function hasEvidence(ranking: Ranking) {
  return (candidate: Ranking['ranked'][number]) =>
    candidate.links.some((link, index) => link > 0 && ranking.findings[index]?.finding.state === 'present');
}
