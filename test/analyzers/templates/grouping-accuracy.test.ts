import { describe, expect, it } from 'vitest';
import { groupingAccuracy } from '../../bench/grouping-accuracy.js';

describe('grouping accuracy', () => {
  it.each([
    ['whole where clusters are the events under other names', [1, 1, 2], ['a', 'a', 'b'], 1],
    ['the rest where one event is split', [1, 2, 3], ['a', 'a', 'b'], 1 / 3],
    ['the rest where two events are merged', [1, 1, 2, 2], ['a', 'b', 'c', 'c'], 0.5],
  ])('is %s', (_case, found, truth, accuracy) => {
    expect(groupingAccuracy(found, truth)).toBeCloseTo(accuracy, 10);
  });
});
