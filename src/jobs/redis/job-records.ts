import type { Redis } from 'ioredis';
import { Job } from '#domain/job.js';
import type { Clock } from '#ports/clock.js';
import { cancelScript, changeScript, claimScript, createScript, endScript, giveBackScript } from './record-scripts.js';

/** What was asked for; `createdAt` in milliseconds since 1970. */
export type JobOrder = { readonly id: string; readonly kind: string; readonly payload: unknown; readonly createdAt: number };

/** A claim on a record. Every claim writes its own token, so a worker whose job went to another changes nothing any more. */
type Claim = { readonly id: string; readonly token: string };

/** The records of all jobs. Changes of a claimed job answer false where the claim does not hold any more: cancelled, or claimed by another worker. */
export type JobRecords = {
  readonly create: (order: JobOrder) => Promise<Job>;
  readonly read: (id: string) => Promise<Job | null>;
  readonly newest: (limit: number) => Promise<readonly Job[]>;
  readonly cancel: (id: string) => Promise<Job | null>;
  /** Null where the job is not to be run: it has ended, or ended its worker on every attempt and fails now. */
  readonly claim: (order: JobOrder, token: string) => Promise<Job | null>;
  readonly touch: (claim: Claim) => Promise<boolean>;
  readonly saveProgress: (claim: Claim, progress: Job['progress']) => Promise<boolean>;
  /** `result` is JSON. */
  readonly finish: (claim: Claim, result: string) => Promise<boolean>;
  readonly fail: (claim: Claim, error: string) => Promise<boolean>;
  readonly wait: (claim: Claim, error: string) => Promise<boolean>;
  /** Waiting as if it had not been claimed. */
  readonly giveBack: (claim: Claim) => Promise<boolean>;
};

/** How long jobs that have ended are remembered, and how many; the older go first. */
export type Kept = { readonly forMs: number; readonly count: number };

export type RecordOptions = { readonly prefix: string; readonly clock: Clock; readonly maximumAttempts: number; readonly kept: Kept };

type Argument = string | number;

/**
 * Jobs as hashes of Redis, one a job, of which every process reads state, progress and result. BullMQ delivers jobs to workers; these records
 * are what is true of a job: BullMQ has no cancelled state, and its progress and result are not bound to one attempt.
 */
export function createJobRecords(client: Redis, { prefix, clock, maximumAttempts, kept }: RecordOptions): JobRecords {
  const recordKey = (id: string): string => `${prefix}:job:${id}`;
  const run = (script: string, id: string, values: readonly Argument[]): Promise<unknown> =>
    client.eval(script, 4, recordKey(id), `${prefix}:jobs`, `${prefix}:number`, `${prefix}:ended`, ...values);
  const change = async ({ id, token }: Claim, values: readonly Argument[]): Promise<boolean> =>
    (await run(changeScript, id, [token, 'updatedAt', clock(), ...values])) === 1;
  const end = async ({ id, token }: Claim, values: readonly Argument[]): Promise<boolean> =>
    (await run(endScript, id, [token, id, clock(), prefix, kept.forMs, kept.count, ...values])) === 1;
  const read = async (id: string): Promise<Job | null> => toJob(await client.hgetall(recordKey(id)));
  return {
    create: async (order) => existing(fromPairs(await run(createScript, order.id, valuesOf(order)))),
    read,
    newest: async (limit) => {
      const ids = limit > 0 ? await client.zrevrange(`${prefix}:jobs`, 0, limit - 1) : [];
      return (await Promise.all(ids.map(read))).filter((job) => job !== null);
    },
    cancel: async (id) => fromPairs(await run(cancelScript, id, [id, clock(), prefix, kept.forMs, kept.count])),
    claim: async (order, token) => fromPairs(await run(claimScript, order.id, [...valuesOf(order), clock(), token, maximumAttempts])),
    touch: (claim) => change(claim, []),
    saveProgress: (claim, { done, total, note }) => change(claim, ['progress', JSON.stringify({ done, total, note })]),
    finish: (claim, result) => end(claim, ['state', 'done', 'result', result, 'error', 'null']),
    fail: (claim, error) => end(claim, ['state', 'failed', 'error', JSON.stringify(error)]),
    wait: (claim, error) => change(claim, ['state', 'waiting', 'error', JSON.stringify(error)]),
    giveBack: async ({ id, token }) => (await run(giveBackScript, id, [token, clock()])) === 1,
  };
}

function valuesOf({ id, kind, payload, createdAt }: JobOrder): readonly Argument[] {
  return [id, kind, JSON.stringify(payload ?? null), createdAt];
}

function existing(job: Job | null): Job {
  if (job === null) throw new Error('the job that was enqueued is not there');
  return job;
}

/** A script answers with a hash as a list of fields and values, or null. */
function fromPairs(answer: unknown): Job | null {
  const parts = (answer ?? []) as readonly string[];
  const isField = (_part: string, index: number): boolean => index % 2 === 0;
  return toJob(Object.fromEntries(parts.filter(isField).map((field, number) => [field, parts[2 * number + 1] ?? ''])));
}

function toJob(fields: Readonly<Record<string, string>>): Job | null {
  if (fields.id === undefined) return null;
  const json = (name: string): unknown => JSON.parse(fields[name] ?? 'null');
  const time = (name: string): string => new Date(Number(fields[name])).toISOString();
  return Job.parse({
    id: fields.id,
    kind: fields.kind,
    payload: json('payload'),
    state: fields.state,
    attempt: Number(fields.attempt),
    progress: json('progress'),
    result: json('result'),
    error: json('error'),
    createdAt: time('createdAt'),
    updatedAt: time('updatedAt'),
  });
}
