import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '#ports/clock.js';
import type { JobHandler, JobQueue } from '#ports/job-queue.js';
import { createJobTable, type JobDatabase, type JobTable } from './job-table.js';
import { type RunOptions, runJob } from './run-job.js';

/** Times in milliseconds. `retryMs` (default 1,000) is the pause before the second attempt and doubles for each further one. */
export type JobQueueOptions = {
  readonly clock: Clock;
  readonly leaseMs: number;
  readonly pollMs: number;
  readonly maximumAttempts: number;
  readonly retryMs?: number;
};

const defaultRetryMs = 1_000;

/**
 * Job queue over one table of the embedded file, shared by all processes that open it. A worker looks for work every `pollMs` and hears of a
 * cancellation within that time; the job of a dead worker is claimed again when its lease ends.
 */
export function createJobQueue(database: JobDatabase, options: JobQueueOptions): JobQueue {
  const table = createJobTable(database, options);
  const runOptions: RunOptions = {
    heartbeatMs: Math.min(options.pollMs, options.leaseMs / 3),
    maximumAttempts: options.maximumAttempts,
    retryMs: options.retryMs ?? defaultRetryMs,
    now: options.clock,
  };
  return {
    enqueue: table.enqueue,
    get: async (id) => table.get(id),
    list: async (limit) => table.list(limit),
    cancel: table.cancel,
    work: (handlers, signal) => work(table, handlers, signal, options.pollMs, runOptions),
  };
}

async function work(
  table: JobTable,
  handlers: Readonly<Record<string, JobHandler>>,
  signal: AbortSignal,
  pollMs: number,
  runOptions: RunOptions,
): Promise<void> {
  const kinds = Object.keys(handlers);
  while (!signal.aborted) {
    const job = await table.claim(kinds);
    const handler = job === null ? undefined : handlers[job.kind];
    if (job === null || handler === undefined) await pause(pollMs, signal);
    else await runJob(table, job, handler, signal, runOptions);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
