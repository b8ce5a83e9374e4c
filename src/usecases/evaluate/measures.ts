import type { ScoreCard } from '#domain/score-card.js';

/** What the measures need of an answer over labelled classes. */
export type MeasuredAnswer = {
  readonly label: string;
  readonly first: string;
  readonly confidence: number;
  readonly shares: Readonly<Record<string, number>>;
};

const binCount = 10;

/** Reliability diagram: ten bins of equal width over the confidence of the first answer (DeGroot and Fienberg 1983). */
export function reliabilityBins(answers: readonly MeasuredAnswer[]): ScoreCard['reliability'] {
  return Array.from({ length: binCount }, (_, index) => {
    const inBin = answers.filter((answer) => Math.min(binCount - 1, Math.floor(answer.confidence * binCount)) === index);
    return {
      from: index / binCount,
      to: (index + 1) / binCount,
      count: inBin.length,
      meanConfidence: mean(inBin.map((answer) => answer.confidence)),
      accuracy: mean(inBin.map(hit)),
    };
  });
}

/** Expected calibration error over those bins: mean distance of confidence and accuracy, weighted by count (Naeini et al. 2015). */
export function expectedCalibrationError(answers: readonly MeasuredAnswer[]): number {
  const bins = reliabilityBins(answers);
  return answers.length === 0
    ? 0
    : bins.reduce((sum, bin) => sum + (bin.count / answers.length) * Math.abs(bin.meanConfidence - bin.accuracy), 0);
}

/** Brier score over several classes: mean of the summed squared differences to the truth, 0 … 2 (Brier 1950). */
export function brierScore(answers: readonly MeasuredAnswer[]): number {
  return mean(
    answers.map(({ label, shares }) => {
      const names = new Set([...Object.keys(shares), label]);
      return [...names].reduce((sum, name) => sum + ((shares[name] ?? 0) - (name === label ? 1 : 0)) ** 2, 0);
    }),
  );
}

/** Accuracy of the surest share of the answers (ties keep their order). */
export function accuracyAtCoverage(answers: readonly MeasuredAnswer[], coverage: number): number {
  const surest = [...answers].sort((left, right) => right.confidence - left.confidence).slice(0, Math.ceil(answers.length * coverage));
  return mean(surest.map(hit));
}

/** Unweighted mean of the F1 of every labelled class. */
export function macroF1(answers: readonly MeasuredAnswer[]): number {
  const labels = [...new Set(answers.map((answer) => answer.label))];
  return mean(
    labels.map((label) => {
      const right = answers.filter((answer) => answer.label === label && answer.first === label).length;
      const labelled = answers.filter((answer) => answer.label === label).length;
      const answered = answers.filter((answer) => answer.first === label).length;
      return labelled + answered === 0 ? 0 : (2 * right) / (labelled + answered);
    }),
  );
}

/** The value below which a share of the values lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function hit(answer: MeasuredAnswer): number {
  return answer.first === answer.label ? 1 : 0;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
