import { z } from 'zod';
import { AnsweredClass } from './component.js';
import { Probability } from './probability.js';
import { Confirmed } from './support-case.js';

/** What a revision answers first: the leading cause, and whether it is sure enough to be acted on. Null where it has no cause at all. */
export const FirstAnswer = z.object({
  status: z.enum(['ranked', 'inconclusive']),
  faultId: z.string().nullable(),
  class: AnsweredClass.nullable(),
  locator: z.string().nullable(),
  posterior: Probability,
});
export type FirstAnswer = z.infer<typeof FirstAnswer>;

/** A golden case under two revisions. `why` = what the later answer leaves unmet; `isWorse` = by its first rank or its status, which the earlier met. */
export const GoldenReplay = z.object({
  name: z.string(),
  title: z.string(),
  before: FirstAnswer,
  after: FirstAnswer,
  isWorse: z.boolean(),
  why: z.array(z.string()),
});
export type GoldenReplay = z.infer<typeof GoldenReplay>;

/** A stored case whose first answer is another one. `wasRight`, `isRight` = by the component class that was confirmed. */
export const AnswerFlip = z.object({
  caseId: z.string(),
  from: FirstAnswer,
  to: FirstAnswer,
  confirmed: Confirmed,
  wasRight: z.boolean(),
  isRight: z.boolean(),
});
export type AnswerFlip = z.infer<typeof AnswerFlip>;

/**
 * What a revision answers beside the published one. `refittedFolds` = number of folds in which its fitted numbers were fitted again without the
 * cases they answer; 0 = nothing was fitted. `refusals` = why it may not be published, in words; none = it may.
 */
export const GraphReplay = z.object({
  revision: z.string(),
  published: z.string(),
  refittedFolds: z.number().int(),
  golden: z.array(GoldenReplay),
  cases: z.object({ count: z.number().int(), top1Before: z.number().nullable(), top1After: z.number().nullable() }),
  flips: z.array(AnswerFlip),
  refusals: z.array(z.string()),
});
export type GraphReplay = z.infer<typeof GraphReplay>;
