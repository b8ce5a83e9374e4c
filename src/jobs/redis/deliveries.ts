import { createRedisBackend, type Job as Delivery, Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { reasonOf, systemCode, type Warn } from './connection.js';
import type { JobOrder } from './job-records.js';
import { encodeName } from './names.js';

/** A job as BullMQ brings it to a worker: it is the worker's until its lock ends, then it counts as stalled and is brought again. */
export type DeliveredJob = Delivery<JobOrder>;

/** The sending side, one BullMQ queue a kind: so a worker takes only what it has a handler for. */
export type Deliveries = {
  /** Does nothing where the job is on its way already. */
  readonly send: (order: JobOrder) => Promise<void>;
  /** Takes a job back that no worker has. */
  readonly recall: (order: Pick<JobOrder, 'id' | 'kind'>) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Nobody reads BullMQ's stream of events; its default keeps 10,000 of them a queue. */
const keptEvents = 100;

export function createDeliveries(connection: Redis, prefix: string, warn: Warn): Deliveries {
  const queues = new Map<string, Queue<JobOrder>>();
  const queueOf = (kind: string): Queue<JobOrder> => {
    const queue =
      queues.get(kind) ?? new Queue(encodeName(kind), { ...common(connection, prefix), streams: { events: { maxLen: keptEvents } } });
    if (!queues.has(kind)) queue.on('error', tell(connection, warn));
    queues.set(kind, queue);
    return queue;
  };
  return {
    send: async (order) => {
      // The record keeps what became of a job; its delivery goes when the job has ended.
      await queueOf(order.kind).add('job', order, { jobId: encodeName(order.id), removeOnComplete: true });
    },
    recall: async ({ id, kind }) => void (await queueOf(kind).remove(encodeName(id))),
    close: async () => void (await Promise.all([...queues.values()].map((queue) => queue.close()))),
  };
}

/** The receiving side of one kind; BullMQ calls it fetching jobs manually. */
export type Inbox = {
  /** The next job, locked by `token` for `leaseMs`; null where none waits. */
  readonly next: (token: string) => Promise<DeliveredJob | null>;
  readonly close: () => Promise<void>;
};

/** Opens the receiving side of a kind and looks for stalled jobs twice a lease, for all workers of that kind. */
export async function openInbox(
  connection: Redis,
  kind: string,
  { prefix, leaseMs, warn }: { readonly prefix: string; readonly leaseMs: number; readonly warn: Warn },
): Promise<Inbox> {
  const options = {
    ...common(connection, prefix),
    autorun: false,
    lockDuration: leaseMs,
    stalledInterval: Math.ceil(leaseMs / 2),
    // The record counts the attempts, and fails a job that ended its worker on each.
    maxStalledCount: Number.MAX_SAFE_INTEGER,
  };
  // Without the second connection that a worker else blocks on: we look for jobs at a pace.
  const worker = new Worker<JobOrder>(encodeName(kind), null, options, (name, backendOptions) => createRedisBackend(name, backendOptions));
  worker.on('error', tell(connection, warn));
  await worker.startStalledCheckTimer();
  return {
    next: async (token) => (await worker.getNextJob(token, { block: false })) ?? null,
    close: () => worker.close(true),
  };
}

function common(connection: Redis, prefix: string) {
  // BullMQ's own check prints to the console.
  return { connection, prefix: `${prefix}:queue`, skipVersionCheck: true };
}

/** That the connection is lost is told elsewhere; BullMQ repeats it for every queue and attempt to connect. */
function tell(connection: Redis, warn: Warn): (error: Error) => void {
  return (error) => {
    if (connection.status === 'ready' && systemCode(error) === null) warn('the job queue met an error', { reason: reasonOf(error) });
  };
}
