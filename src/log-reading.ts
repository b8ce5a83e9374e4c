import { Worker } from 'node:worker_threads';
import { createTextLogSource } from '#ingest/logs/log-source.js';
import { readLogs } from '#usecases/read-logs.js';
import type { ReceivedFile, ReceivedLog } from '#usecases/use-cases.js';

/** What the reading thread is given. */
export type ReadingTask = { readonly files: readonly ReceivedFile[]; readonly zoneOffsetMinutes: number | null };

/** Larger uploads are read in a thread of their own, so that the server goes on answering (DESIGN §3). */
const threadFromBytes = 1024 * 1024;

/** Reads received files; large ones off the event loop. */
export async function readReceived(task: ReadingTask): Promise<ReceivedLog> {
  const bytes = task.files.reduce((sum, file) => sum + file.bytes.length, 0);
  return bytes < threadFromBytes ? readHere(task) : readInThread(task);
}

/** Reads received files in this thread. */
export async function readHere({ files, zoneOffsetMinutes }: ReadingTask): Promise<ReceivedLog> {
  const { events, unread, reading } = await readLogs(createTextLogSource(files), { zoneOffsetMinutes });
  return { events, unread, reading };
}

function readInThread(task: ReadingTask): Promise<ReceivedLog> {
  const worker = new Worker(threadEntry(), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the reading thread ended with ${code}`)));
  });
}

/** The thread's module; run from its sources, it must learn to read TypeScript first, which a thread does not inherit. */
function threadEntry(): URL {
  if (!import.meta.url.endsWith('.ts')) return new URL('./log-thread.js', import.meta.url);
  const source = new URL('./log-thread.ts', import.meta.url);
  return new URL(`data:text/javascript,import{register}from"${import.meta.resolve('tsx/esm/api')}";register();await import("${source}")`);
}
