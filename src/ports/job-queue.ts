import type { Job } from '#domain/job.js';

/** Reports progress of the running job; a cancelled job makes it throw. */
export type JobContext = {
  readonly job: Job;
  readonly progress: (done: number, total: number | null, note: string) => Promise<void>;
  readonly signal: AbortSignal;
};
export type JobHandler = (context: JobContext) => Promise<unknown>;

/** Durable queue: at least once. A handler must be idempotent; a job whose worker died is claimed again when its lease ends. */
export type JobQueue = {
  /** The same id again answers with the job that is there. */
  readonly enqueue: (id: string, kind: string, payload: unknown) => Promise<Job>;
  readonly get: (id: string) => Promise<Job | null>;
  readonly list: (limit: number) => Promise<readonly Job[]>;
  readonly cancel: (id: string) => Promise<Job | null>;
  /** Claims and runs jobs until `signal` aborts; resolves when the running job has ended. */
  readonly work: (handlers: Readonly<Record<string, JobHandler>>, signal: AbortSignal) => Promise<void>;
};
