import { Worker } from 'node:worker_threads';
import type { Language } from '#domain/language.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import { createTextLogSource } from '#ingest/logs/log-source.js';
import { type AnalysisContext, analyseLog } from '#usecases/diagnose/analyse-log.js';
import { readLogs } from '#usecases/read-logs.js';
import type { ReceivedFile, ReceivedLog } from '#usecases/use-cases.js';
import { threadEntry } from './thread-entry.js';

/** What is read: files of one server, and the zone of the clock that wrote them. */
export type ReadingTask = { readonly files: readonly ReceivedFile[]; readonly zoneOffsetMinutes: number | null };

/** How an analysis is worded, and what is known beside the log. */
export type AnalysisWish = { readonly lang: Language; readonly context: AnalysisContext };

/** What the thread is given: a reading task, and the analysis where one is wanted instead of the events. */
export type ThreadTask = ReadingTask & { readonly analysis: AnalysisWish | null };

/** Larger uploads are read in a thread of their own, so that the server goes on answering (DESIGN §3). */
const threadFromBytes = 1024 * 1024;

/** Reads received files; large ones off the event loop. */
export async function readReceived(task: ReadingTask): Promise<ReceivedLog> {
  return isLarge(task) ? inThread<ReceivedLog>({ ...task, analysis: null }) : readHere(task);
}

/** Reads and analyses received files; large ones off the event loop, from which only the analysis comes back. */
export async function analyseReceived(task: ReadingTask, wish: AnalysisWish): Promise<LogAnalysis> {
  return isLarge(task) ? inThread<LogAnalysis>({ ...task, analysis: wish }) : analyseHere(task, wish);
}

/** Reads received files in this thread. */
export async function readHere({ files, zoneOffsetMinutes }: ReadingTask): Promise<ReceivedLog> {
  const { events, unread, reading } = await readLogs(createTextLogSource(files), { zoneOffsetMinutes });
  return { events, unread, reading };
}

/** Reads and analyses received files in this thread. */
export async function analyseHere(task: ReadingTask, { lang, context }: AnalysisWish): Promise<LogAnalysis> {
  const { events, reading } = await readHere(task);
  return analyseLog(events, reading, lang, context);
}

function isLarge({ files }: ReadingTask): boolean {
  return files.reduce((sum, file) => sum + file.bytes.length, 0) >= threadFromBytes;
}

function inThread<Result>(task: ThreadTask): Promise<Result> {
  const worker = new Worker(threadEntry('log-thread'), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the reading thread ended with ${code}`)));
  });
}
