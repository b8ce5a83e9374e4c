import { z } from 'zod';

export const JobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);
export type JobState = z.infer<typeof JobState>;

/** Long work that runs off the server's event loop. `progress` is the last acknowledged count. */
export const Job = z.object({
  id: z.string(),
  kind: z.string(),
  payload: z.unknown(),
  state: JobState,
  attempt: z.number().int(),
  progress: z.object({ done: z.number().int(), total: z.number().int().nullable(), note: z.string() }),
  result: z.unknown().nullable(),
  error: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Job = z.infer<typeof Job>;
