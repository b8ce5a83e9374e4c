import { describe, expect, it } from 'vitest';
import { fuseLegs } from '#usecases/search/fuse.js';

const place = (id: string, score: number) => ({ id, kind: 'article' as const, score });

describe('fuseLegs', () => {
  it('passes one leg through with its own scores', () => {
    const ranked = [place('a', 7.5), place('b', 2)];

    expect(fuseLegs([{ name: 'lexical', ranked }])).toEqual(ranked);
  });

  it('adds reciprocal ranks of several legs', () => {
    const fused = fuseLegs([
      { name: 'lexical', ranked: [place('a', 9), place('b', 8)] },
      { name: 'vector', ranked: [place('b', 0.9), place('c', 0.8)] },
    ]);

    expect(fused.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(fused[0]?.score).toBeCloseTo(1 / 62 + 1 / 61, 12);
  });

  it('breaks ties by id and tells an article from a case of the same id', () => {
    const fused = fuseLegs([
      { name: 'lexical', ranked: [place('b', 1)] },
      { name: 'vector', ranked: [{ ...place('b', 1), kind: 'case' }] },
    ]);

    expect(fused.map(({ kind }) => kind)).toEqual(['article', 'case']);
    expect(fuseLegs([])).toEqual([]);
  });
});
