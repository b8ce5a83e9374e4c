import type { Job } from '#domain/job.js';
import type { Clock } from '#ports/clock.js';
import type { JobQueue } from '#ports/job-queue.js';
import type { ClaimedJob } from '../claimed-job.js';
import type { JobTimes } from '../job-times.js';
import { work } from '../work.js';
import { createJobTable, type JobDatabase, type JobTable } from './job-table.js';

export type JobQueueOptions = JobTimes & { readonly clock: Clock };

/**
 * Job queue over one table of the embedded file, shared by all processes that open it. A worker looks for work every `pollMs` and hears of a
 * cancellation within that time; the job of a dead worker is claimed again when its lease ends.
 */
export function createJobQueue(database: JobDatabase, options: JobQueueOptions): JobQueue {
  const table = createJobTable(database, options);
  const claim = async (kinds: readonly string[]): Promise<ClaimedJob | null> => {
    const job = await table.claim(kinds);
    return job === null ? null : claimedJob(table, job, options.clock);
  };
  return {
    enqueue: table.enqueue,
    get: async (id) => table.get(id),
    list: async (limit) => table.list(limit),
    cancel: table.cancel,
    work: (handlers, signal) => work(claim, handlers, signal, options),
  };
}

function claimedJob(table: JobTable, job: Job, clock: Clock): ClaimedJob {
  return {
    job,
    extendLease: () => table.extendLease(job),
    saveProgress: (progress) => table.saveProgress(job, progress),
    finish: (result) => table.finish(job, result),
    fail: (error) => table.fail(job, error),
    retryAfter: (pauseMs, error) => table.retryAt(job, clock() + pauseMs, error),
    giveBack: () => table.giveBack(job),
  };
}
