import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '#analyzers/text/edit-distance.js';

describe('editDistance', () => {
  it.each([
    ['memory', 'memory', 0],
    ['memroy', 'memory', 1],
    ['mem0840', 'mem0804', 1],
    ['chasis', 'chassis', 1],
    ['watchdgo', 'watchdog', 1],
    ['', 'ab', 2],
    ['fan', 'psu', 3],
  ])('from %s to %s is %i', (from, to, edits) => {
    expect(editDistance(from, to, 3)).toBe(edits);
  });

  it('stops above the limit', () => {
    expect(editDistance('redundancy', 'battery', 2)).toBe(3);
  });

  it('is the same in both directions and zero only for equal words', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(editDistance(a, b, 6)).toBe(editDistance(b, a, 6));
        expect(editDistance(a, b, 6) === 0).toBe(a === b);
      }),
    );
  });
});
