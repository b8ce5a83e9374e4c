import { describe, expect, it } from 'vitest';
import type { Glossary } from '#domain/glossary.js';
import { createHeldOutWording, createTermFinder, isHeldOut, withoutHeldOut } from './held-out-terms.js';

// The first four bytes of the SHA-256 of "gamma" are a number that five divides, those of "alpha" are not.
const glossary: Glossary = { version: 1, concepts: [{ id: 'letter', en: ['alpha', 'gamma'], zh: [] }] };

describe('a held-out term', () => {
  it('is told by its own hash, in whatever case it is written', () => {
    const held = ['alpha', 'gamma', 'GAMMA'].map(isHeldOut);

    expect(held).toEqual([false, true, true]);
  });

  it('leaves the glossary', () => {
    const { concepts } = withoutHeldOut(glossary);

    expect(concepts).toEqual([{ id: 'letter', en: ['alpha'], zh: [] }]);
  });

  it('takes the place of another term of its concept', () => {
    const reword = createHeldOutWording(glossary);

    expect(reword('an Alpha and an alphabet')).toBe('an gamma and an alphabet');
  });
});

describe('the term finder', () => {
  it('names the term and its place', () => {
    const findTerms = createTermFinder(glossary);

    expect(findTerms('the Alphas')).toEqual([{ term: 'alpha', conceptId: 'letter', start: 4, end: 10 }]);
  });
});
