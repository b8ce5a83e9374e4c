import { z } from 'zod';
import { ComponentClass } from './component.js';
import { FindingInput } from './finding.js';

/** What a closed case confirmed. `other` = any class but the ones the labels of its source name. */
export const Confirmed = z.object({
  componentClass: z.union([ComponentClass, z.literal('other')]),
  faultId: z.string().optional(),
  fruId: z.string().optional(),
  locator: z.string().optional(),
});
export type Confirmed = z.infer<typeof Confirmed>;

/** Longest log text a stored case may carry. */
export const caseLogLimitCharacters = 2_000_000;

/** A support case. `log` is the log text as received, `server` its serial number or name (a field that stays with its organisation). */
export const SupportCase = z.object({
  id: z.string().min(1).max(300),
  organisation: z.string().max(200).optional(),
  server: z.string().max(200).optional(),
  vendor: z.string().max(200).optional(),
  model: z.string().max(200).optional(),
  /** Firmware in force, as the ticket prints it: one line a component. */
  firmware: z.string().max(2_000).optional(),
  title: z.string().max(500).optional(),
  openedAt: z.string().max(60).optional(),
  closedAt: z.string().max(60).optional(),
  /** When people last worked on it here; an import leaves such a case alone. */
  updatedAt: z.string().max(60).optional(),
  symptom: z.string().max(20_000).optional(),
  log: z.string().max(caseLogLimitCharacters).optional(),
  /** What was found to be the cause, and what was done, in the words of the one who closed it. */
  cause: z.string().max(20_000).optional(),
  resolution: z.string().max(20_000).optional(),
  /** Articles that helped to close it. */
  articleIds: z.array(z.string()).default([]),
  findings: z.array(FindingInput).optional(),
  testsDone: z.array(z.object({ testId: z.string(), outcome: z.string() })).default([]),
  partsReplaced: z
    .array(
      z.object({
        fruId: z.string(),
        locator: z.string().optional(),
        serialOut: z.string().optional(),
        serialIn: z.string().optional(),
        helped: z.boolean().nullable(),
      }),
    )
    .default([]),
  confirmed: Confirmed.optional(),
  outcome: z.enum(['resolved', 'notResolved', 'unknown']).default('unknown'),
  verified: z.boolean().default(false),
  version: z.number().int().nonnegative().default(0),
});
export type SupportCase = z.infer<typeof SupportCase>;

/** True for a case that somebody closed: it has a date of it, a confirmed cause or an outcome. */
export function isClosedCase({ closedAt, confirmed, outcome }: Pick<SupportCase, 'closedAt' | 'confirmed' | 'outcome'>): boolean {
  return closedAt !== undefined || confirmed !== undefined || outcome !== 'unknown';
}
