import { z } from 'zod';

const ReliabilityBin = z.object({
  from: z.number(),
  to: z.number(),
  count: z.number().int(),
  meanConfidence: z.number(),
  accuracy: z.number(),
});

/** Score card of `evaluate` (labels and answers in the classes that the labels name; the rest is `other`). */
export const ScoreCard = z.object({
  cases: z.number().int(),
  inconclusive: z.number().int(),
  componentClass: z.object({
    top1: z.number(),
    answeredTop1: z.number().nullable(),
    macroF1: z.number(),
    confusion: z.record(z.string(), z.record(z.string(), z.number().int())),
  }),
  fault: z.object({ top1: z.number(), top3: z.number() }).nullable(),
  fru: z.object({ top1: z.number(), top3: z.number() }).nullable(),
  locator: z.object({ top1: z.number() }).nullable(),
  ece: z.number(),
  brier: z.number(),
  accuracyAt80Coverage: z.number(),
  reliability: z.array(ReliabilityBin),
  msPerCase: z.object({ p50: z.number(), p95: z.number() }),
});
export type ScoreCard = z.infer<typeof ScoreCard>;
