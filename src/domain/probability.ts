import { z } from 'zod';

/** A number from 0 to 1 that is a probability, not a score. */
export const Probability = z.number().min(0).max(1).brand<'Probability'>();
export type Probability = z.infer<typeof Probability>;

/** Brands a computed number; throws a RangeError outside 0..1 (a rounding excess of up to 1e-9 is clipped). */
export function toProbability(value: number): Probability {
  if (!(value >= -1e-9 && value <= 1 + 1e-9)) throw new RangeError(`not a probability: ${value}`);
  return Math.min(1, Math.max(0, value)) as Probability;
}
