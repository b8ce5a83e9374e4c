import { z } from 'zod';

/** A row of an import that was refused: where, which field, why. */
export const RejectedRow = z.object({
  file: z.string(),
  line: z.number().int().nullable(),
  field: z.string().nullable(),
  reason: z.string(),
});
export type RejectedRow = z.infer<typeof RejectedRow>;

/** What an import did. `rejectedTotal` counts all refused rows; `rejected` lists the first 200. */
export const ImportReport = z.object({
  kind: z.string(),
  read: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  rejectedTotal: z.number().int(),
  rejected: z.array(RejectedRow),
  /** What was taken out of free texts before they were kept, by kind. */
  redacted: z.record(z.string(), z.number().int()).default({}),
  dryRun: z.boolean(),
});
export type ImportReport = z.infer<typeof ImportReport>;

export const rejectedListLimit = 200;
