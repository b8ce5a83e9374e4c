import type { Job } from '#domain/job.js';

/** A job in the hands of the worker that claimed it. Each change answers false where the claim does not hold any more: cancelled, or claimed by another worker. */
export type ClaimedJob = {
  readonly job: Job;
  readonly extendLease: () => Promise<boolean>;
  readonly saveProgress: (progress: Job['progress']) => Promise<boolean>;
  readonly finish: (result: unknown) => Promise<boolean>;
  readonly fail: (error: string) => Promise<boolean>;
  /** Back to waiting, to be claimed again after a pause. */
  readonly retryAfter: (pauseMs: number, error: string) => Promise<boolean>;
  /** Back to waiting as if it had not been claimed. */
  readonly giveBack: () => Promise<boolean>;
};
