import { describe, expect, it } from 'vitest';
import type { SearchDocument } from '#domain/search.js';
import { articleQuality, wilsonLowerBound, withArticleQuality } from '#usecases/search/quality.js';
import { sampleDocument } from '../../stores/contracts/samples.js';

const quality = (helped: number, helpful: number, notHelpful: number, confidence = 'notValidated') =>
  articleQuality({ helped, helpful, notHelpful, lastAt: null }, confidence);

describe('the lower bound of a share', () => {
  // Wilson's interval at 95 %, by hand: 8 of 10 → 0.490, 1 of 1 → 0.207, 0 of 10 → 0.
  it.each([
    [8, 10, 0.49],
    [1, 1, 0.207],
    [0, 10, 0],
    [0, 0, 0],
  ])('is, for %i of %i, %f', (successes, trials, bound) => {
    expect(wilsonLowerBound(successes, trials)).toBeCloseTo(bound, 3);
  });
});

describe('the quality of an article', () => {
  it('is neutral where nobody used it', () => {
    expect(quality(0, 0, 0)).toBe(1);
  });

  it('rises with cases closed, ever less, and stays within its bounds', () => {
    const rising = [0, 1, 5, 50, 5_000].map((helped) => quality(helped, 0, 0));

    expect(rising).toEqual([1, 1.05, 1.1, 1.25, 1.25]);
    expect(quality(1e6, 1e6, 0, 'validated')).toBeLessThanOrEqual(1.5);
    expect(quality(0, 0, 1e6, 'archived')).toBeGreaterThanOrEqual(0.5);
  });

  it('trusts many votes more than a few, in both directions', () => {
    expect(quality(0, 50, 0)).toBeGreaterThan(quality(0, 2, 0));
    expect(quality(0, 0, 50)).toBeLessThan(quality(0, 0, 2));
    expect(quality(0, 5, 5)).toBe(1);
  });

  it('puts a validated article before one in work', () => {
    expect(quality(0, 0, 0, 'validated')).toBeGreaterThan(quality(0, 0, 0, 'wip'));
  });
});

describe('an index that rates articles', () => {
  it('gives every article that is put the quality of its uses, and leaves cases alone', async () => {
    const put: SearchDocument[] = [];
    const uses = { counts: async () => new Map([['used', { helped: 50, helpful: 0, notHelpful: 0, lastAt: null }]]) };
    const index = withArticleQuality({ put: async (documents: readonly SearchDocument[]) => void put.push(...documents) }, uses);
    const document = (id: string, kind: 'article' | 'case') => sampleDocument(id, {}, { confidence: ['notValidated'] }, kind);

    await index.put([document('used', 'article'), document('new', 'article'), document('used', 'case')]);

    expect(put.map(({ kind, id, quality: rated }) => [kind, id, rated])).toEqual([
      ['article', 'used', 1.25],
      ['article', 'new', 1],
      ['case', 'used', 1],
    ]);
  });
});
