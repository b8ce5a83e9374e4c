import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '#domain/app-error.js';
import type { CurateGraph } from '#usecases/curate-graph.js';
import type { Config } from './config.js';
import { threadEntry } from './thread-entry.js';

/** What the thread is given: where everything is kept, and a revision to replay or to publish. */
export type GraphTask = Pick<Config, 'dataFolder' | 'engine'> & {
  readonly kind: 'replay' | 'publish';
  readonly revision: string | undefined;
};

/** What the thread answers: the value of the use case, or the AppError it threw. */
export type GraphTaskAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly facts: Readonly<Record<string, unknown>> };

/** Replay and publish over a data folder, in a thread of their own so that the server goes on answering (DESIGN §3); one after the other. */
export function createGraphWork({ dataFolder, engine }: Pick<Config, 'dataFolder' | 'engine'>): Pick<CurateGraph, 'replay' | 'publish'> {
  let last: Promise<unknown> = Promise.resolve();
  const queued = <Result>(kind: GraphTask['kind'], revision: string | undefined): Promise<Result> => {
    const next = last.then(() => inThread<Result>({ dataFolder, engine, kind, revision }));
    last = next.catch(() => undefined);
    return next;
  };
  return { replay: (revision) => queued('replay', revision), publish: (revision) => queued('publish', revision) };
}

function inThread<Result>(task: GraphTask): Promise<Result> {
  const worker = new Worker(threadEntry('graph-thread'), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: GraphTaskAnswer) =>
      answer.ok ? resolve(answer.value as Result) : reject(new AppError(answer.code, answer.message, answer.facts)),
    );
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the replaying thread ended with ${code}`)));
  });
}
