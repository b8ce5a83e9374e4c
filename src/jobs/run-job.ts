import { AppError, type ErrorCode } from '#domain/app-error.js';
import type { JobHandler } from '#ports/job-queue.js';
import type { ClaimedJob } from './claimed-job.js';

/** How a worker runs jobs. `retryMs` is the pause after the first failure; it doubles with every further one, up to five minutes. */
export type RunOptions = {
  readonly heartbeatMs: number;
  readonly maximumAttempts: number;
  readonly retryMs: number;
};

const longestRetryMs = 5 * 60_000;
/** What may be over at the next attempt; any other broken rule is broken again by the same input. */
const passingErrors: ReadonlySet<ErrorCode> = new Set(['busy', 'serviceUnavailable']);

/**
 * Runs a claimed job to its end and writes down how it ended. A heartbeat keeps the lease and notices a cancellation;
 * where `stop` aborts, the job is told so and, unless it ends well, goes back to waiting.
 */
export async function runJob(claimed: ClaimedJob, handler: JobHandler, stop: AbortSignal, options: RunOptions): Promise<void> {
  const lost = new AbortController();
  const signal = AbortSignal.any([lost.signal, stop]);
  const notice = (isHeld: boolean): void => {
    if (!isHeld) lost.abort(new Error('the job was cancelled'));
  };
  // A beat that fails, on a locked file or a lost connection, is made up for by the next one; the lease is several beats long.
  const heartbeat = setInterval(() => void claimed.extendLease().then(notice, () => undefined), options.heartbeatMs);
  const progress = async (done: number, total: number | null, note: string): Promise<void> => {
    notice(await claimed.saveProgress({ done, total, note }));
    signal.throwIfAborted();
  };
  try {
    await claimed.finish(await handler({ job: claimed.job, progress, signal }));
  } catch (error) {
    if (stop.aborted) await claimed.giveBack();
    else await settleFailure(claimed, error, options);
  } finally {
    clearInterval(heartbeat);
  }
}

async function settleFailure(claimed: ClaimedJob, error: unknown, options: RunOptions): Promise<void> {
  const { attempt } = claimed.job;
  const reason = error instanceof Error ? error.message : String(error);
  const isFinal = attempt >= options.maximumAttempts || (error instanceof AppError && !passingErrors.has(error.code));
  if (isFinal) await claimed.fail(reason);
  else await claimed.retryAfter(retryPauseMs(attempt, options.retryMs), reason);
}

function retryPauseMs(attempt: number, retryMs: number): number {
  return Math.min(longestRetryMs, retryMs * 2 ** (attempt - 1));
}
