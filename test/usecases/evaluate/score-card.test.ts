import { describe, expect, it } from 'vitest';
import { ScoreCard } from '#domain/score-card.js';
import {
  accuracyAtCoverage,
  brierScore,
  expectedCalibrationError,
  macroF1,
  percentile,
  reliabilityBins,
} from '#usecases/evaluate/measures.js';
import { classAnswerOf, scoreCardOf } from '#usecases/evaluate/score-card.js';
import { diagnosisOf, scored } from './scored-case.js';

const labels = new Set(['cpu', 'memory', 'other']);

describe('the class that counts as the answer', () => {
  it('leaves the unknown out and renormalises the rest', () => {
    const answer = classAnswerOf(
      { confirmed: { componentClass: 'cpu' }, diagnosis: diagnosisOf({ classes: { unknown: 0.6, cpu: 0.3, memory: 0.1 } }) },
      labels,
    );

    expect(answer).toMatchObject({ first: 'cpu', shares: { cpu: expect.closeTo(0.75, 12), memory: expect.closeTo(0.25, 12), other: 0 } });
  });

  it('sums what the labels do not name, `none` too, before the first is taken', () => {
    const classes = { cpu: 0.4, fan: 0.25, psu: 0.2, none: 0.15 };

    const answer = classAnswerOf({ confirmed: { componentClass: 'other' }, diagnosis: diagnosisOf({ classes }) }, labels);

    expect(answer).toMatchObject({ first: 'other', confidence: expect.closeTo(0.6, 12) });
  });

  it('keeps `none` apart where a label says it', () => {
    const answer = classAnswerOf(
      { confirmed: { componentClass: 'none' }, diagnosis: diagnosisOf({ classes: { none: 0.7, fan: 0.3 } }) },
      new Set(['none']),
    );

    expect(answer).toMatchObject({
      label: 'none',
      first: 'none',
      shares: { none: expect.closeTo(0.7, 12), other: expect.closeTo(0.3, 12) },
    });
  });

  it('takes the name that comes first where two are even, in whatever order the labels came', () => {
    const diagnosis = diagnosisOf({ classes: { memory: 0.5, cpu: 0.5 } });

    const firsts = [
      ['memory', 'cpu'],
      ['cpu', 'memory'],
    ].map((order) => classAnswerOf({ confirmed: { componentClass: 'cpu' }, diagnosis }, new Set(order)).first);

    expect(firsts).toEqual(['cpu', 'cpu']);
  });

  it('is `other` with no confidence where only the unknown has a share', () => {
    const answer = classAnswerOf({ confirmed: { componentClass: 'cpu' }, diagnosis: diagnosisOf({ classes: { unknown: 1 } }) }, labels);

    expect(answer).toMatchObject({ first: 'other', confidence: 0 });
  });
});

/**
 * Four cases by hand. Confidence and hit: A .8 right, B .6 wrong, C .9 right, D .5 right (inconclusive).
 * Brier: A (.2² + .2²) = .08, B (.6² + .6²) = .72, C (.1² + .1²) = .02, D (.5² + .5²) = .5; mean .33.
 * ECE, bins of a tenth: .8 → |.8 − 1|, .6 → |.6 − 0|, .9 → |.9 − 1|, .5 → |.5 − 1|, each of weight a quarter: .35.
 */
const byHand = [
  scored('cpu', { classes: { cpu: 0.8, memory: 0.2 } }, {}, 10),
  scored('memory', { classes: { cpu: 0.6, memory: 0.4 } }, {}, 20),
  scored('memory', { classes: { memory: 0.9, cpu: 0.1 } }, {}, 30),
  scored('cpu', { classes: { cpu: 0.5, memory: 0.5 }, status: 'inconclusive' }, {}, 40),
];

describe('the score card', () => {
  it('is what it is by hand', () => {
    const card = scoreCardOf(byHand);

    expect(ScoreCard.parse(card)).toEqual(card);
    expect(card).toMatchObject({ cases: 4, inconclusive: 1, fault: null, fru: null, locator: null });
    expect(card.componentClass).toEqual({
      top1: 0.75,
      answeredTop1: expect.closeTo(2 / 3, 12),
      macroF1: expect.closeTo((0.8 + 2 / 3) / 2, 12),
      confusion: { cpu: { cpu: 2 }, memory: { cpu: 1, memory: 1 } },
    });
    expect(card.brier).toBeCloseTo(0.33, 12);
    expect(card.ece).toBeCloseTo(0.35, 12);
    expect(card.accuracyAt80Coverage).toBeCloseTo(0.75, 12);
    expect(card.msPerCase).toEqual({ p50: 20, p95: 40 });
  });

  it('counts a fault within the first and within the first three, each fault once', () => {
    const card = scoreCardOf([
      scored('memory', { classes: { memory: 1 }, faults: ['a', 'a', 'b', 'c'] }, { faultId: 'a' }),
      scored('memory', { classes: { memory: 1 }, faults: ['a', 'a', 'b', 'c'] }, { faultId: 'c' }),
      scored('memory', { classes: { memory: 1 }, faults: ['a', 'b', 'c', 'd'] }, { faultId: 'd' }),
      scored('memory', { classes: { memory: 1 }, faults: ['a'] }),
    ]);

    expect(card.fault).toEqual({ top1: expect.closeTo(1 / 3, 12), top3: expect.closeTo(2 / 3, 12) });
  });

  it('compares FRU and locator with what was called out, the locator in any case', () => {
    const card = scoreCardOf([
      scored('memory', { classes: { memory: 1 }, callouts: [['dimm', 'DIMM_A1']] }, { fruId: 'dimm', locator: 'dimm_a1' }),
      scored(
        'memory',
        {
          classes: { memory: 1 },
          callouts: [
            ['cpu', 'CPU1'],
            ['dimm', 'DIMM_B1'],
          ],
        },
        { fruId: 'dimm', locator: 'DIMM_B1' },
      ),
      scored('memory', { classes: { memory: 1 }, status: 'inconclusive' }, { fruId: 'dimm', locator: 'DIMM_B1' }),
    ]);

    expect(card.fru).toEqual({ top1: expect.closeTo(1 / 3, 12), top3: expect.closeTo(2 / 3, 12) });
    expect(card.locator).toEqual({ top1: expect.closeTo(1 / 3, 12) });
  });

  it('of no cases is empty, not broken', () => {
    const card = scoreCardOf([]);

    expect(ScoreCard.parse(card)).toMatchObject({ cases: 0, ece: 0, brier: 0, componentClass: { answeredTop1: null } });
  });
});

describe('measures', () => {
  const answer = (confidence: number, isRight: boolean) => ({
    label: isRight ? 'cpu' : 'memory',
    first: 'cpu',
    confidence,
    shares: { cpu: confidence, memory: 1 - confidence },
  });

  it('puts a confidence of one into the last of ten bins', () => {
    const bins = reliabilityBins([answer(1, true), answer(0.95, false), answer(0, true)]);

    expect(bins.map((bin) => bin.count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(bins[9]).toMatchObject({ from: 0.9, to: 1, meanConfidence: expect.closeTo(0.975, 12), accuracy: 0.5 });
  });

  it('finds no calibration error where eight in ten of 0.8 are right', () => {
    const answers = Array.from({ length: 10 }, (_, index) => answer(0.8, index < 8));

    expect(expectedCalibrationError(answers)).toBeCloseTo(0, 12);
  });

  it.each([
    ['a sure and right answer', answer(1, true), 0],
    ['a sure and wrong answer', answer(1, false), 2],
    ['an even answer', answer(0.5, true), 0.5],
  ])('scores %s after Brier', (_, one, expected) => {
    expect(brierScore([one])).toBeCloseTo(expected, 12);
  });

  it('takes the surest four fifths, rounded up', () => {
    const answers = [answer(0.5, false), answer(0.9, true), answer(0.8, true), answer(0.7, true), answer(0.6, true), answer(0.55, false)];

    expect(accuracyAtCoverage(answers, 0.8)).toBeCloseTo(4 / 5, 12);
  });

  it('means F1 over the labels, and counts a label that nothing was answered with as 0', () => {
    expect(macroF1([answer(0.9, true), answer(0.9, false)])).toBeCloseTo((2 / 3 + 0) / 2, 12);
  });

  it.each([
    [0.5, 2],
    [0.95, 4],
    [0, 1],
  ])('gives the percentile %d by nearest rank', (share, expected) => {
    expect(percentile([4, 1, 3, 2], share)).toBe(expected);
  });
});
