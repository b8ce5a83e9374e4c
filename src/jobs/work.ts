import { setTimeout as delay } from 'node:timers/promises';
import type { JobHandler } from '#ports/job-queue.js';
import type { ClaimedJob } from './claimed-job.js';
import type { JobTimes } from './job-times.js';
import { type RunOptions, runJob } from './run-job.js';

/** Claims the next job that waits, of one of the kinds; null where there is none. */
export type Claim = (kinds: readonly string[]) => Promise<ClaimedJob | null>;

const defaultRetryMs = 1_000;

/** Claims jobs of the kinds that have a handler and runs them one by one until `stop` aborts; where there is none it looks again after `pollMs`. */
export async function work(
  claim: Claim,
  handlers: Readonly<Record<string, JobHandler>>,
  stop: AbortSignal,
  times: JobTimes,
): Promise<void> {
  const options = runOptionsOf(times);
  const kinds = Object.keys(handlers);
  while (!stop.aborted) {
    const claimed = await claim(kinds);
    const handler = claimed === null ? undefined : handlers[claimed.job.kind];
    if (claimed === null || handler === undefined) await pause(times.pollMs, stop);
    else await runJob(claimed, handler, stop, options);
  }
}

function runOptionsOf({ leaseMs, pollMs, maximumAttempts, retryMs = defaultRetryMs }: JobTimes): RunOptions {
  return { heartbeatMs: Math.min(pollMs, leaseMs / 3), maximumAttempts, retryMs };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
