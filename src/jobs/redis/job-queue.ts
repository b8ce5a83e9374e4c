import type { Clock } from '#ports/clock.js';
import type { JobHandler, JobQueue } from '#ports/job-queue.js';
import type { JobTimes } from '../job-times.js';
import { work } from '../work.js';
import { createClaim } from './claims.js';
import { openConnection, openWorkerConnection, type Warn } from './connection.js';
import { createDeliveries, type Inbox, openInbox } from './deliveries.js';
import { createJobRecords, type Kept, type RecordOptions } from './job-records.js';

/** Times in milliseconds. All processes that share jobs give the same `url`, `prefix` and `leaseMs`. */
export type RedisJobQueueOptions = JobTimes & {
  /** `redis://` or, with TLS, `rediss://`; may hold a user and a password. */
  readonly url: string;
  readonly clock: Clock;
  /** All keys of the queue start with it. */
  readonly prefix?: string;
  /** How long a request waits for Redis before it fails. */
  readonly answerMs?: number;
  /** Which jobs that have ended are remembered: an id that is forgotten would run again. */
  readonly kept?: Kept;
  /** Hears of an outage once, and of a Redis that may evict jobs. */
  readonly warn?: Warn;
};

export type RedisJobQueue = JobQueue & {
  /** True where Redis answers in time. */
  readonly isReady: () => Promise<boolean>;
  /** Once `work` has ended. */
  readonly close: () => Promise<void>;
};

type Settings = Required<Omit<RedisJobQueueOptions, 'retryMs'>> & Pick<RedisJobQueueOptions, 'retryMs'>;

const defaults = {
  prefix: 'faultbook',
  answerMs: 2_000,
  kept: { forMs: 30 * 24 * 60 * 60_000, count: 10_000 },
  warn: () => undefined,
};

/**
 * Job queue over Redis, shared by all processes that reach it: records of jobs, which BullMQ delivers to workers (https://docs.bullmq.io; its
 * terms: a worker's *lock* on a job ends after `leaseMs` unless it is renewed; a job whose lock has ended is *stalled* and is delivered again,
 * found by a check every half lease, so within two leases of its worker's death).
 *
 * Requests (`enqueue`, `get`, `list`, `cancel`) throw `serviceUnavailable` where Redis does not answer within `answerMs`; an `enqueue` that did
 * may still have been taken: asking again with the same id is safe. A worker waits until Redis is back and goes on.
 * Redis should have `maxmemory-policy noeviction` and `appendonly yes`, so that it neither evicts jobs nor forgets them when it ends.
 */
export function createRedisJobQueue(options: RedisJobQueueOptions): RedisJobQueue {
  const settings: Settings = { ...defaults, ...options };
  const { client, ask } = openConnection(settings);
  const records = createJobRecords(client, settings);
  const deliveries = createDeliveries(client, settings.prefix, settings.warn);
  return {
    enqueue: (id, kind, payload) =>
      ask(async () => {
        const job = await records.read(id);
        if (job !== null) return job;
        const order = { id, kind, payload, createdAt: settings.clock() };
        // The delivery first: a record without one would wait for ever. A worker that is quicker than us makes the record.
        await deliveries.send(order);
        return records.create(order);
      }),
    get: (id) => ask(() => records.read(id)),
    list: (limit) => ask(() => records.newest(limit)),
    cancel: (id) =>
      ask(async () => {
        const job = await records.cancel(id);
        if (job?.state === 'cancelled') await deliveries.recall(job);
        return job;
      }),
    work: (handlers, signal) => workOver(settings, handlers, signal),
    isReady: () =>
      ask(() => client.ping()).then(
        () => true,
        () => false,
      ),
    close: async () => {
      await deliveries.close();
      client.disconnect();
    },
  };
}

/** Works over a connection of its own, one inbox a kind. */
async function workOver(
  settings: Settings & RecordOptions,
  handlers: Readonly<Record<string, JobHandler>>,
  stop: AbortSignal,
): Promise<void> {
  const client = openWorkerConnection(settings);
  const inboxes = new Map<string, Inbox>();
  try {
    for (const kind of Object.keys(handlers)) inboxes.set(kind, await openInbox(client, kind, settings));
    const claim = createClaim({ ...settings, client, records: createJobRecords(client, settings), inboxes, stop });
    await work(claim, handlers, stop, settings);
  } finally {
    await Promise.all([...inboxes.values()].map((inbox) => inbox.close()));
    client.disconnect();
  }
}
