import type { Prediction } from './predictions.js';
import { abstention } from './settings.js';

/**
 * The abstention threshold from predictions of held-out cases: the lowest of a grid at which the answered ones are right as often as wanted;
 * the highest where none is. Answers without evidence are never given and do not count.
 */
export function abstentionThreshold(predictions: readonly Prediction[]): number {
  const candidates = predictions.filter(({ hasEvidence }) => hasEvidence);
  for (let threshold: number = abstention.least; threshold < abstention.most; threshold += abstention.step) {
    const answered = candidates.filter(({ confidence }) => confidence >= threshold);
    if (weightOf(answered.filter(({ isRight }) => isRight)) >= abstention.wantedAccuracy * weightOf(answered))
      return Number(threshold.toFixed(2));
  }
  return abstention.most;
}

function weightOf(predictions: readonly Prediction[]): number {
  return predictions.reduce((sum, { weight }) => sum + weight, 0);
}
