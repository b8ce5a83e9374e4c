import { z } from 'zod';
import { ComponentRef } from './component.js';

/** `absent` only where a source that would show the sign was read for that component and time; else `unknown`. */
export const FindingState = z.enum(['present', 'absent', 'unknown']);
export type FindingState = z.infer<typeof FindingState>;

/** A sign an expert would name, bound to a component instance (or to a class without a locator, or to the server: null). */
export const Finding = z.object({
  findingId: z.string(),
  state: FindingState,
  component: ComponentRef.nullable(),
  eventIds: z.array(z.string()),
  /** `stated` = a person or a test said so: weighs in full when absent (INFERENCE §2). */
  origin: z.enum(['log', 'stated']),
});
export type Finding = z.infer<typeof Finding>;

/** A finding as a person or a test states it; wins over what the log shows. */
export const FindingInput = z.object({
  findingId: z.string().min(1).max(200),
  state: FindingState,
  component: ComponentRef.nullable().optional(),
});
export type FindingInput = z.infer<typeof FindingInput>;

/** How the id of an automatic finding begins (INFERENCE §3): made from events without a rule of an expert; only fitting gives it a link. */
export const automaticPrefix = 'auto/';

/** True for the id of an automatic finding: an observed association, never a sign that a person could be asked for. */
export function isAutomaticFinding(findingId: string): boolean {
  return findingId.startsWith(automaticPrefix);
}

/**
 * A test that was done, with what it said; no finding, or only `unknown` ones, = no result yet. `at` = when it was done (ISO 8601),
 * `observedMinutes` = how long the machine was watched after it, `round` = reports of one round came in together.
 */
export const TestDone = z.object({
  testId: z.string().min(1).max(200),
  at: z.string().max(60).optional(),
  observedMinutes: z.number().nonnegative().optional(),
  round: z.number().int().nonnegative().optional(),
  findings: z.array(FindingInput).max(100).default([]),
});
export type TestDone = z.infer<typeof TestDone>;
