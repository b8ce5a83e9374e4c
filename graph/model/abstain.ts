import type { CompiledGraph } from './compile-graph.js';
import { hasEvidence, type Ranking } from './score.js';

/** Below this posterior the first candidate is no answer. An expert's number until a site calibrates its own. */
export const defaultAbstentionThreshold = 0.2;

/** The threshold of a graph: the one its calibration chose, else the expert's. */
export function abstentionThresholdOf({ graph }: CompiledGraph): number {
  return graph.calibration?.threshold ?? defaultAbstentionThreshold;
}

export type AbstentionReason = 'noEvidence' | 'belowThreshold' | 'unknownFirst';

/**
 * Why there is no answer, or null where there is one: the first candidate rests on no finding of the incident, `unknown`
 * comes first, or the first candidate is below the threshold (INFERENCE §2). It forbids callouts, not the distribution.
 */
export function abstentionReason(ranking: Ranking, threshold: number): AbstentionReason | null {
  const first = ranking.ranked[0];
  if (first === undefined || !hasEvidence(ranking, first)) return 'noEvidence';
  if (ranking.unknownPosterior > first.posterior) return 'unknownFirst';
  return first.posterior < threshold ? 'belowThreshold' : null;
}
