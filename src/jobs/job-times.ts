/** Times in milliseconds. `retryMs` (default 1,000) is the pause before the second attempt and doubles for each further one. */
export type JobTimes = {
  readonly leaseMs: number;
  readonly pollMs: number;
  readonly maximumAttempts: number;
  readonly retryMs?: number;
};
