import type { Diagnosis } from '#domain/diagnosis.js';
import type { ScoreCard } from '#domain/score-card.js';
import type { Confirmed } from '#domain/support-case.js';
import { accuracyAtCoverage, brierScore, expectedCalibrationError, macroF1, percentile, reliabilityBins } from './measures.js';

/** One scored case: what was confirmed and what was answered. */
export type ScoredCase = { readonly confirmed: Confirmed; readonly diagnosis: Diagnosis; readonly elapsedMs: number };

/** Answer of one case over the labelled classes. */
export type ClassAnswer = {
  readonly label: string;
  readonly first: string;
  readonly confidence: number;
  readonly shares: Readonly<Record<string, number>>;
  readonly isAnswered: boolean;
};

/**
 * The score card of labelled cases: over all cases, inconclusive or not; `answeredTop1` over the ranked ones. `labels` = the classes
 * that the labels of the whole file name; a part of it is scored over the same classes.
 * `unknown` is left out and the rest renormalised; classes that the labels do not name are summed into `other` before the first is taken.
 */
export function scoreCardOf(cases: readonly ScoredCase[], labels: ReadonlySet<string> = labelsOf(cases)): ScoreCard {
  const answers = cases.map((one) => classAnswerOf(one, labels));
  const answered = answers.filter((answer) => answer.isAnswered);
  const times = cases.map((one) => one.elapsedMs);
  return {
    cases: cases.length,
    inconclusive: cases.length - answered.length,
    componentClass: {
      top1: shareOf(answers, isFirstRight),
      answeredTop1: answered.length === 0 ? null : shareOf(answered, isFirstRight),
      macroF1: macroF1(answers),
      confusion: confusionOf(answers),
    },
    fault: rankedPart(
      cases,
      (one) => one.confirmed.faultId,
      (one) => one.diagnosis.causes.map((cause) => cause.faultId),
    ),
    fru: rankedPart(
      cases,
      (one) => one.confirmed.fruId,
      (one) => one.diagnosis.callouts.map((callout) => callout.fruId),
    ),
    locator: locatorPart(cases),
    ece: expectedCalibrationError(answers),
    brier: brierScore(answers),
    accuracyAt80Coverage: accuracyAtCoverage(answers, 0.8),
    reliability: reliabilityBins(answers),
    msPerCase: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
  };
}

/** The classes that labels name. */
export function labelsOf(cases: readonly Pick<ScoredCase, 'confirmed'>[]): ReadonlySet<string> {
  return new Set(cases.map((one) => one.confirmed.componentClass));
}

/** The shares of a diagnosis over the labelled classes and `other`, and which comes first (ties by name). */
export function classAnswerOf(
  { confirmed, diagnosis }: { readonly confirmed: Confirmed; readonly diagnosis: Pick<Diagnosis, 'status' | 'componentClasses'> },
  labels: ReadonlySet<string>,
): ClassAnswer {
  const shares: Record<string, number> = Object.fromEntries([...new Set([...labels, 'other'])].sort().map((label) => [label, 0]));
  const known = diagnosis.componentClasses.filter((one) => one.class !== 'unknown');
  const total = known.reduce<number>((sum, one) => sum + one.posterior, 0);
  for (const { class: name, posterior } of known) {
    const label = labels.has(name) ? name : 'other';
    shares[label] = (shares[label] ?? 0) + (total > 0 ? posterior / total : 0);
  }
  const [first, confidence] = Object.entries(shares).reduce<readonly [string, number]>(
    (best, [name, share]) => (share > best[1] ? [name, share] : best),
    ['other', 0],
  );
  return { label: confirmed.componentClass, first, confidence, shares, isAnswered: diagnosis.status === 'ranked' };
}

function isFirstRight(answer: ClassAnswer): boolean {
  return answer.first === answer.label;
}

function shareOf<T>(items: readonly T[], isCounted: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(isCounted).length / items.length;
}

function confusionOf(answers: readonly ClassAnswer[]): ScoreCard['componentClass']['confusion'] {
  const confusion: Record<string, Record<string, number>> = {};
  for (const { label, first } of answers) {
    const row = confusion[label] ?? {};
    row[first] = (row[first] ?? 0) + 1;
    confusion[label] = row;
  }
  return confusion;
}

function rankedPart(
  cases: readonly ScoredCase[],
  labelOf: (one: ScoredCase) => string | undefined,
  rankingOf: (one: ScoredCase) => readonly string[],
) {
  const labelled = cases.filter((one) => labelOf(one) !== undefined);
  if (labelled.length === 0) return null;
  const isWithin = (limit: number) => (one: ScoredCase) => [...new Set(rankingOf(one))].slice(0, limit).includes(labelOf(one) ?? '');
  return { top1: shareOf(labelled, isWithin(1)), top3: shareOf(labelled, isWithin(3)) };
}

function locatorPart(cases: readonly ScoredCase[]): ScoreCard['locator'] {
  const labelled = cases.filter((one) => one.confirmed.locator !== undefined);
  if (labelled.length === 0) return null;
  return { top1: shareOf(labelled, (one) => one.diagnosis.callouts[0]?.locator?.toLowerCase() === one.confirmed.locator?.toLowerCase()) };
}
