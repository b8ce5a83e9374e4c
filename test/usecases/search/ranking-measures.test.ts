import { describe, expect, it } from 'vitest';
import { averagePrecision, mean, normalisedDiscountedGain, recallAt, reciprocalRank } from './ranking-measures.js';

const grades = new Map([
  ['answer', 2],
  ['other answer', 2],
  ['help', 1],
]);

describe('normalised discounted gain', () => {
  it('is one for the ideal order', () => {
    const ranking = ['answer', 'other answer', 'help', 'noise'];

    const gain = normalisedDiscountedGain(ranking, grades, 10);

    expect(gain).toBe(1);
  });

  it('discounts a gain by the logarithm of its place', () => {
    const ranking = ['help', 'noise', 'answer'];

    const gain = normalisedDiscountedGain(ranking, grades, 10);

    // (1/1 + 0/1.58496 + 2/2) / (2/1 + 2/1.58496 + 1/2) = 2 / 3.76186
    expect(gain).toBeCloseTo(0.53165, 5);
  });

  it('looks no deeper than asked, in the ranking and in the ideal', () => {
    const ranking = ['noise', 'answer', 'other answer'];

    const gain = normalisedDiscountedGain(ranking, grades, 2);

    // (0 + 2/1.58496) / (2/1 + 2/1.58496) = 1.26186 / 3.26186
    expect(gain).toBeCloseTo(0.38685, 5);
  });

  it('is zero where nothing is worth finding', () => {
    const gain = normalisedDiscountedGain(['noise'], new Map(), 10);

    expect(gain).toBe(0);
  });
});

describe('recall at a depth', () => {
  it('is the share of the wanted items up there', () => {
    const ranking = ['noise', 'answer', 'help', 'other answer'];

    const shares = [recallAt(ranking, grades, 2), recallAt(ranking, grades, 3), recallAt(ranking, grades, 3, 2)];

    expect(shares).toEqual([1 / 3, 2 / 3, 1 / 2]);
  });

  it('is zero where nothing is wanted', () => {
    expect(recallAt(['noise'], new Map([['help', 1]]), 5, 2)).toBe(0);
  });
});

describe('average precision', () => {
  it('averages the precision at each wanted place over all that is wanted', () => {
    const ranking = ['answer', 'noise', 'help', 'noise too'];

    const precision = averagePrecision(ranking, grades);

    // (1/1 + 2/3 + 0) / 3
    expect(precision).toBeCloseTo(0.55556, 5);
  });

  it('can leave out what only helps', () => {
    const ranking = ['help', 'answer', 'other answer'];

    const precision = averagePrecision(ranking, grades, 2);

    // (1/2 + 2/3) / 2
    expect(precision).toBeCloseTo(0.58333, 5);
  });
});

describe('the reciprocal rank', () => {
  it('is one over the first wanted place', () => {
    const ranking = ['noise', 'help', 'answer'];

    const ranks = [reciprocalRank(ranking, grades), reciprocalRank(ranking, grades, 2), reciprocalRank(['noise'], grades)];

    expect(ranks).toEqual([1 / 2, 1 / 3, 0]);
  });
});

describe('the mean', () => {
  it('of nothing is zero', () => {
    expect([mean([]), mean([1, 0, 0.5])]).toEqual([0, 0.5]);
  });
});
