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
