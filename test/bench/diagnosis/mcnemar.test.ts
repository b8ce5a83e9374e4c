import { describe, expect, it } from 'vitest';
import { mcNemarTest } from './mcnemar.js';

/** Paired outcomes with these counts: both right, only the first, only the second, neither. */
function paired(counts: readonly number[]): [first: boolean[], second: boolean[]] {
  const column = (values: readonly boolean[]) => counts.flatMap((count, index) => Array<boolean>(count).fill(values[index] === true));
  return [column([true, true, false, false]), column([true, false, true, false])];
}

describe('the paired test', () => {
  // Both tables and their probabilities: Fagerland, Lydersen, Laake, BMC Medical Research Methodology 13:91, 2013.
  it.each([
    { name: 'airway reaction before and after a transplant', counts: [1, 1, 7, 12], exact: 0.07, corrected: 0.077 },
    { name: 'complete response before and after consolidation', counts: [59, 6, 16, 80], exact: 0.052, corrected: 0.055 },
  ] as const)('gives the published probabilities of $name', ({ counts, exact, corrected }) => {
    const [first, second] = paired(counts);

    const result = mcNemarTest(first, second);

    expect(result).toMatchObject({ onlyFirst: counts[1], onlySecond: counts[2] });
    expect(result.exact).toBeCloseTo(exact, 3);
    expect(result.corrected).toBeCloseTo(corrected, 3);
  });

  it('sees no difference where the two never disagree, and where they are even', () => {
    const results = [paired([10, 0, 0, 5]), paired([10, 4, 4, 5])].map((columns) => mcNemarTest(...columns));

    expect(results.map(({ exact, corrected }) => [exact, corrected])).toEqual([
      [1, expect.closeTo(1, 6)],
      [1, expect.closeTo(1, 6)],
    ]);
  });

  it('stays a probability where hundreds of cases disagree', () => {
    const { exact, corrected } = mcNemarTest(...paired([4000, 400, 250, 290]));

    expect(exact).toBeGreaterThan(0);
    expect(Math.abs(Math.log10(exact / corrected))).toBeLessThan(0.1);
  });
});
