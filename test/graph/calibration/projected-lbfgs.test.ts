import { describe, expect, it } from 'vitest';
import { minimise, type Objective } from '#graph/calibration/projected-lbfgs.js';

const free = (size: number) => ({ lower: new Float64Array(size).fill(-100), upper: new Float64Array(size).fill(100) });

/** Σ weight · (x − target)²: the minimum within bounds is the target clipped. */
function bowl(targets: readonly number[], weights: readonly number[]): Objective {
  return (x, gradient) => {
    let value = 0;
    targets.forEach((target, index) => {
      const distance = x[index]! - target;
      gradient[index] = 2 * weights[index]! * distance;
      value += weights[index]! * distance ** 2;
    });
    return value;
  };
}

/** Rosenbrock 1960: a bent valley with its minimum of 0 at (1, 1). */
const valley: Objective = (x, gradient) => {
  const [a, b] = [x[0]!, x[1]!];
  gradient[0] = -400 * a * (b - a ** 2) - 2 * (1 - a);
  gradient[1] = 200 * (b - a ** 2);
  return 100 * (b - a ** 2) ** 2 + (1 - a) ** 2;
};

describe('minimising within bounds', () => {
  it('finds the bottom of a bowl whose sides differ a thousandfold', () => {
    const { x } = minimise(bowl([3, -2, 0.5], [1, 1000, 30]), new Float64Array(3), free(3), 1e-12);

    expect([...x]).toEqual([expect.closeTo(3, 5), expect.closeTo(-2, 5), expect.closeTo(0.5, 5)]);
  });

  it('stops at a bound beyond which the value would fall', () => {
    const limits = { lower: Float64Array.of(0, 0, -1), upper: Float64Array.of(2, 2, 2) };

    const { x } = minimise(bowl([3, -2, 0.5], [1, 10, 5]), Float64Array.of(1, 1, 1), limits, 1e-12);

    expect([...x]).toEqual([2, 0, expect.closeTo(0.5, 5)]);
  });

  it('follows a bent valley, and its wall where a bound stands in the way', () => {
    const whole = minimise(valley, Float64Array.of(-1.2, 1), free(2), 1e-14);
    const walled = minimise(valley, Float64Array.of(-1.2, 1), { lower: Float64Array.of(-2, -2), upper: Float64Array.of(0.5, 2) }, 1e-14);

    expect([...whole.x]).toEqual([expect.closeTo(1, 3), expect.closeTo(1, 3)]);
    expect([...walled.x]).toEqual([0.5, expect.closeTo(0.25, 3)]);
  });

  it('begins within the bounds wherever it is started', () => {
    const limits = { lower: Float64Array.of(5), upper: Float64Array.of(5) };

    expect(minimise(bowl([0], [1]), Float64Array.of(-40), limits, 1e-9)).toMatchObject({ x: Float64Array.of(5), value: 25 });
  });

  it('gives the same answer each time', () => {
    const run = () => minimise(valley, Float64Array.of(-1.2, 1), free(2), 1e-9);

    expect(run()).toEqual(run());
  });
});
