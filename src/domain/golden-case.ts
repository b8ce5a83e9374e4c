import { z } from 'zod';
import { DiagnosisInput } from './diagnosis.js';

/** What a careful engineer says of a golden case. A field that is left out asks nothing. */
export const GoldenExpectation = z.strictObject({
  status: z.array(z.enum(['ranked', 'inconclusive'])).min(1),
  /** Classes that may come first; where no cause is likely enough, of the first cause. */
  classes: z.array(z.string()).min(1),
  /** Faults that may come first. */
  faults: z.array(z.string()).optional(),
  /** Locator of the first cause; null = none may be named. */
  locator: z.string().nullable().optional(),
  /** FRU that must be called out first. */
  fru: z.string().optional(),
  /** No class may be surer than this. */
  mostProbability: z.number().optional(),
  /** No part may be called out. */
  noCallouts: z.literal(true).optional(),
  /** FRU ids that no callout may name. */
  neverFrus: z.array(z.string()).optional(),
  /** Words of a question on which makers disagree, and which the answer must show. */
  disagreement: z.string().optional(),
  /** Tests of which one must be among the first five proposed. */
  tests: z.array(z.string()).optional(),
  /** Words that the list of what to save first must hold, each. */
  collects: z.array(z.string()).optional(),
  /** Words that neither plan nor advice may hold. */
  neverSays: z.array(z.string()).optional(),
  /** Codes of warnings about the log that must be given. */
  warnings: z.array(z.string()).optional(),
  /** Number of incidents, and words of the row that set off the one in question. */
  incidents: z.number().int().optional(),
  triggerSays: z.string().optional(),
  urgency: z.enum(['now', 'nextWindow', 'monitor']).optional(),
});
export type GoldenExpectation = z.infer<typeof GoldenExpectation>;

/** A log with what a careful engineer says of it. Exactly one of `log` (lines of one text), `document` (one JSON document), `files` (several texts). */
export const GoldenCase = z
  .strictObject({
    title: z.string(),
    /** Why the answer is right, as one engineer would tell another. */
    reasoning: z.string(),
    sources: z.array(z.string()).optional(),
    input: z.strictObject(DiagnosisInput.shape).optional(),
    log: z.array(z.string()).optional(),
    document: z.unknown().optional(),
    files: z.array(z.strictObject({ name: z.string(), lines: z.array(z.string()) })).optional(),
    expected: GoldenExpectation,
  })
  .refine(({ log, document, files }) => [log, document, files].filter((one) => one !== undefined).length === 1, {
    error: 'expected exactly one of log, document, files',
  });
export type GoldenCase = z.infer<typeof GoldenCase>;

/** A golden case with the name of its file, without the ending. */
export type NamedGoldenCase = { readonly name: string; readonly golden: GoldenCase };
