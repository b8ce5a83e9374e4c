import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Job } from '#domain/job.js';
import type { ClaimedJob } from '../claimed-job.js';
import type { Claim } from '../work.js';
import { reasonOf, unavailable, type Warn } from './connection.js';
import type { DeliveredJob, Inbox } from './deliveries.js';
import type { JobRecords } from './job-records.js';

/** How a worker claims. `answerMs` is how long it waits for Redis once it has been told to stop; till then it waits until Redis is back. */
export type ClaimOptions = {
  readonly client: Redis;
  readonly records: JobRecords;
  readonly inboxes: ReadonlyMap<string, Inbox>;
  readonly leaseMs: number;
  readonly answerMs: number;
  readonly stop: AbortSignal;
  readonly warn: Warn;
};

/** Claims the next job of the inboxes, the kinds in turn. Where Redis fails, that is told and there is nothing to do for now. */
export function createClaim(options: ClaimOptions): Claim {
  const { stop, warn } = options;
  let turn = 0;
  return async (kinds) => {
    turn += 1;
    try {
      for (const number of kinds.keys()) {
        const inbox = options.inboxes.get(kinds[(turn + number) % kinds.length] ?? '');
        const claimed = inbox === undefined ? null : await patiently(claimFrom(inbox, options), options);
        if (claimed === null) continue;
        if (!stop.aborted) return claimed;
        await claimed.giveBack();
        return null;
      }
    } catch (error) {
      if (!stop.aborted) warn('no job can be claimed for now', { reason: reasonOf(error) });
    }
    return null;
  };
}

/** Passes over deliveries whose record has ended: of cancelled jobs, and of workers that died between the end of a job and that of its delivery. */
async function claimFrom(inbox: Inbox, options: ClaimOptions): Promise<ClaimedJob | null> {
  while (true) {
    const token = randomUUID();
    const delivered = await inbox.next(token);
    if (delivered === null) return null;
    const job = await options.records.claim(delivered.data, token);
    if (job !== null) return claimedJob(job, token, delivered, options);
    await putAway(delivered, token);
  }
}

/** First the record changes, if the claim holds, then the delivery; a delivery that is left over is brought again and found to have ended. */
function claimedJob(job: Job, token: string, delivered: DeliveredJob, options: ClaimOptions): ClaimedJob {
  const { client, records, leaseMs, warn } = options;
  const claim = { id: job.id, token };
  const settle = async (change: Promise<boolean>, deliver: () => Promise<unknown>): Promise<boolean> => {
    try {
      const isHeld = await patiently(change, options);
      await patiently(isHeld ? deliver() : putAwayEnded(), options);
      return isHeld;
    } catch (error) {
      warn('what became of a job was not written down in full; it is settled when its lock ends', { reason: reasonOf(error) });
      return false;
    }
  };
  const putAwayEnded = async (): Promise<void> => {
    const { state } = (await records.read(job.id)) ?? { state: 'cancelled' };
    if (state !== 'waiting' && state !== 'running') await putAway(delivered, token);
  };
  const end = (change: Promise<boolean>): Promise<boolean> => settle(change, () => putAway(delivered, token));
  return {
    job,
    extendLease: async () => {
      // While Redis is away, beats would only queue up.
      if (client.status !== 'ready') return true;
      await delivered.extendLock(token, leaseMs);
      return records.touch(claim);
    },
    saveProgress: (progress) => patiently(records.saveProgress(claim, progress), options),
    finish: async (result) => end(records.finish(claim, JSON.stringify(result ?? null))),
    fail: (error) => end(records.fail(claim, error)),
    // BullMQ reckons by the time of the machine, whatever the clock of the queue.
    retryAfter: (pauseMs, error) =>
      settle(records.wait(claim, error), () => unlessNotOurs(delivered.moveToDelayed(Date.now() + pauseMs, token))),
    giveBack: () => settle(records.giveBack(claim), () => unlessNotOurs(delivered.moveToWait(token))),
  };
}

async function putAway(delivered: DeliveredJob, token: string): Promise<void> {
  await unlessNotOurs(delivered.moveToCompleted(null, token, false));
}

/** BullMQ's scripts answer with a negative number where a delivery is gone, or its lock ended or is another's: there is nothing left to move. */
async function unlessNotOurs(move: Promise<unknown>): Promise<void> {
  await move.catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'number' && error.code < 0)) throw error;
  });
}

/** Waits for Redis as long as it takes while the worker works, and `answerMs` once it is told to stop: then throws `serviceUnavailable`. */
function patiently<T>(answer: Promise<T>, { stop, answerMs }: Pick<ClaimOptions, 'stop' | 'answerMs'>): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const hurry = (): void => {
      timer = setTimeout(() => reject(unavailable(`no answer within ${answerMs} ms`)), answerMs);
    };
    const settled = (): void => {
      clearTimeout(timer);
      stop.removeEventListener('abort', hurry);
    };
    if (stop.aborted) hurry();
    else stop.addEventListener('abort', hurry, { once: true });
    answer.finally(settled).then(resolve, reject);
  });
}
