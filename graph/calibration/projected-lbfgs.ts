/** A function to minimise: its value at `x`; writes the gradient into `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

/** What a minimisation ended with. */
export type Minimum = { readonly x: Float64Array; readonly value: number; readonly iterations: number };

type Limits = { readonly lower: Float64Array; readonly upper: Float64Array };
type Pair = { readonly step: Float64Array; readonly change: Float64Array; readonly rho: number };

const memory = 30;
const mostIterations = 500;
/** Iterations over which the gain is judged: single steps may be short. */
const judgedIterations = 10;
const mostHalvings = 30;
const sufficientDecrease = 1e-4;

/**
 * Minimises a smooth function within bounds: limited-memory BFGS on the variables that are free, projection of every step on the bounds
 * (two-metric projection: Bertsekas 1982; limited memory: Nocedal 1980). Deterministic; ends where ten steps
 * together gain less than `smallestGain` of the value.
 */
export function minimise(objective: Objective, start: Float64Array, limits: Limits, smallestGain: number): Minimum {
  let x: Float64Array = start.map((value, index) => clamp(value, limits, index));
  let gradient: Float64Array = new Float64Array(x.length);
  let value = objective(x, gradient);
  let pairs: Pair[] = [];
  const values: number[] = [];
  let iterations = 0;
  for (; iterations < mostIterations; iterations += 1) {
    const free = freeVariables(x, gradient, limits);
    const next = searchAlong(objective, x, value, gradient, directionOf(gradient, free, pairs), limits);
    if (next === null) {
      if (pairs.length === 0) break;
      pairs = [];
      continue;
    }
    pairs = remember(pairs, difference(next.x, x), difference(next.gradient, gradient));
    x = next.x;
    gradient = next.gradient;
    value = next.value;
    const earlier = values[values.push(value) - 1 - judgedIterations];
    if (earlier !== undefined && earlier - value <= smallestGain * Math.max(1, Math.abs(value))) break;
  }
  return { x, value, iterations };
}

/** Variables that a step may move: not those held at a bound by the gradient. */
function freeVariables(x: Float64Array, gradient: Float64Array, { lower, upper }: Limits): Uint8Array {
  const free = new Uint8Array(x.length);
  for (let index = 0; index < x.length; index += 1) {
    const slope = gradient[index] ?? 0;
    const value = x[index] ?? 0;
    free[index] = (value <= (lower[index] ?? 0) && slope > 0) || (value >= (upper[index] ?? 0) && slope < 0) ? 0 : 1;
  }
  return free;
}

/** Two-loop recursion (Nocedal 1980) over the free variables. */
function directionOf(gradient: Float64Array, free: Uint8Array, pairs: readonly Pair[]): Float64Array {
  const q = onlyFree(gradient, free, 1);
  const alphas: number[] = [];
  for (const { step, change, rho } of pairs.toReversed()) {
    const alpha = rho * dot(step, q);
    alphas.unshift(alpha);
    add(q, change, -alpha);
  }
  const last = pairs.at(-1);
  const scale = last === undefined ? 1 : 1 / (last.rho * dot(last.change, last.change));
  for (let index = 0; index < q.length; index += 1) q[index] = (q[index] ?? 0) * scale;
  pairs.forEach(({ step, change, rho }, index) => {
    add(q, step, (alphas[index] ?? 0) - rho * dot(change, q));
  });
  return onlyFree(q, free, -1);
}

function onlyFree(source: Float64Array, free: Uint8Array, factor: number): Float64Array {
  const result = new Float64Array(source.length);
  for (let index = 0; index < source.length; index += 1) if (free[index] === 1) result[index] = factor * (source[index] ?? 0);
  return result;
}

type Point = { readonly x: Float64Array; readonly value: number; readonly gradient: Float64Array };

/** Backtracking along the projected path until the value falls enough (Armijo); null where it does not. */
function searchAlong(
  objective: Objective,
  x: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
  limits: Limits,
): Point | null {
  const norm = Math.sqrt(dot(direction, direction));
  let length = Math.min(1, 10 / Math.max(norm, 1e-12));
  for (let halving = 0; halving < mostHalvings; halving += 1) {
    const moved = Float64Array.from(x);
    for (let index = 0; index < x.length; index += 1)
      moved[index] = clamp((x[index] ?? 0) + length * (direction[index] ?? 0), limits, index);
    const slope = new Float64Array(x.length);
    const movedValue = objective(moved, slope);
    if (movedValue <= value + sufficientDecrease * dot(gradient, difference(moved, x)))
      return movedValue < value ? { x: moved, value: movedValue, gradient: slope } : null;
    length /= 2;
  }
  return null;
}

function remember(pairs: readonly Pair[], step: Float64Array, change: Float64Array): Pair[] {
  const curvature = dot(step, change);
  return curvature <= 1e-10 ? [...pairs] : [...pairs.slice(1 - memory), { step, change, rho: 1 / curvature }];
}

function clamp(value: number, { lower, upper }: Limits, index: number): number {
  return Math.min(upper[index] ?? 0, Math.max(lower[index] ?? 0, value));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  const result = new Float64Array(a.length);
  for (let index = 0; index < a.length; index += 1) result[index] = (a[index] ?? 0) - (b[index] ?? 0);
  return result;
}

function add(target: Float64Array, source: Float64Array, factor: number): void {
  for (let index = 0; index < target.length; index += 1) target[index] = (target[index] ?? 0) + factor * (source[index] ?? 0);
}
