import type { Design } from './design.js';
import { logMassAt, scoreGroups } from './objective.js';

/**
 * What the numbers say of a case: `labelShare` = P(label) among the groups; `confidence` = posterior among them of the likeliest candidate,
 * `isRight` where its fault is permitted, `hasEvidence` where a telling finding that is present speaks for it.
 */
export type Prediction = {
  readonly weight: number;
  readonly labelShare: number;
  readonly confidence: number;
  readonly isRight: boolean;
  readonly hasEvidence: boolean;
};

/** Predicts the cases of a design that are asked for. */
export function predictCases(design: Design, temperature: number, x: Float64Array, isAsked: (index: number) => boolean): Prediction[] {
  const logMass = logMassAt(design, temperature);
  const scores = new Float64Array(design.groups);
  const predictions: Prediction[] = [];
  for (let index = 0; index < design.cases; index += 1) {
    if (!isAsked(index) || (design.weight[index] ?? 0) === 0) continue;
    scoreGroups(design, logMass, x, index, scores);
    predictions.push(predictionOf(design, temperature, index, scores));
  }
  return predictions;
}

function predictionOf(design: Design, temperature: number, index: number, scores: Float64Array): Prediction {
  const from = index * design.groups;
  const most = scores.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  const all = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
  const shares = Array.from(scores, (score) => Math.exp(score - most) / all);
  const logMass = logMassAt(design, temperature);
  const firsts = shares.map(
    (share, group) => share * Math.exp((design.best.get(temperature)?.[from + group] ?? 0) - (logMass[from + group] ?? 0)),
  );
  const first = firsts.reduce((best, share, group) => (share > (firsts[best] ?? 0) ? group : best), 0);
  return {
    weight: design.weight[index] ?? 0,
    labelShare: shares.reduce((sum, share, group) => sum + (design.isPermitted[from + group] === 1 ? share : 0), 0),
    confidence: firsts[first] ?? 0,
    isRight: design.isPermitted[from + first] === 1,
    hasEvidence: design.hasEvidence.get(temperature)?.[from + first] === 1,
  };
}
