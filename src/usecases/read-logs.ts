import type { LogSink } from '#analyzers/logs/read-log.js';
import type { Diagnosis } from '#domain/diagnosis.js';
import type { LogEvent } from '#domain/log-event.js';
import type { Unread, UnreadReason } from '#domain/unread.js';
import type { LogChunk, LogSource } from '#ports/log-source.js';
import { createBundleTally, type TalliedFile } from './bundle-tally.js';
import { openFileReading } from './file-reading.js';
import { createMinedSink } from './mined-sink.js';

/** Settings of a read: one format only, the zone of the clock that wrote the logs (minutes east of UTC), most events over all files. */
export type ReadLogsOptions = {
  readonly formatId?: string;
  readonly zoneOffsetMinutes?: number | null;
  readonly eventLimit?: number;
};

/** A sink that may say when it can take more: `drained` is awaited after every chunk. */
export type LogStreamSink = LogSink & { readonly drained?: () => Promise<void> };

/** A file in which nothing could be read, and why. */
export type RefusedFile = { readonly file: string; readonly reason: UnreadReason; readonly detail: string };

/** What reading gave, over all files. `unread` counts every piece by reason, in the order of the first of each. */
export type LogSummary = Diagnosis['input'] & { readonly refused: readonly RefusedFile[] };

/** Most events that are kept in memory; more are counted as `tooManyEvents`. */
const eventLimit = 200_000;
/** Most unread pieces that are kept to be shown; all are counted. */
const unreadLimit = 1000;

/** Logs of one server, read: what a diagnosis starts from. */
export type ReadLogs = {
  readonly events: readonly LogEvent[];
  readonly unread: readonly Unread[];
  readonly reading: Diagnosis['input'];
  readonly refused: readonly RefusedFile[];
};

/** Reads all logs of a source into memory: up to 200,000 events, and the first 1,000 unread pieces. */
export async function readLogs(source: LogSource, options: ReadLogsOptions = {}): Promise<ReadLogs> {
  const events: LogEvent[] = [];
  const unread: Unread[] = [];
  const sink: LogSink = {
    event: (event) => void events.push(event),
    unread: (piece) => void (unread.length < unreadLimit && unread.push(piece)),
  };
  const { refused, ...reading } = await streamLogs(source, { eventLimit, ...options }, sink);
  return { events, unread, reading, refused };
}

/** Reads the logs of a source and hands on what it finds, in constant memory. Throws AppError `notFound` for an unknown format id. */
export async function streamLogs(source: LogSource, options: ReadLogsOptions, sink: LogStreamSink): Promise<LogSummary> {
  const reading = openLogsReading(options, sink);
  for await (const chunk of source.read()) {
    reading.take(chunk);
    await sink.drained?.();
  }
  return reading.end();
}

/** Reader of the chunks of all files of one server, in their order, without waiting: the core of every reading. */
export function openLogsReading(
  options: ReadLogsOptions,
  sink: LogSink,
): { readonly take: (chunk: LogChunk) => void; readonly end: () => LogSummary } {
  const files: TalliedFile[] = [];
  const tally = createBundleTally();
  const mined = createMinedSink(sink);
  let eventsLeft = options.eventLimit ?? Number.POSITIVE_INFINITY;
  let reading = openFileReading(eventsLeft, options, mined);
  return {
    take: (chunk) => {
      reading.take(chunk);
      if (chunk.kind !== 'end') return;
      const summary = reading.end(chunk.file);
      files.push(chunk.isMember ? tally.member(summary) : tally.close(summary));
      eventsLeft -= summary.events;
      reading = openFileReading(eventsLeft, options, mined);
    },
    end: () => ({ ...sumUp(files), notUnderstood: mined.notUnderstood() }),
  };
}

function sumUp(files: readonly TalliedFile[]): Omit<LogSummary, 'notUnderstood'> {
  const unread = new Map<string, number>();
  for (const file of files) for (const [reason, count] of file.unread) unread.set(reason, (unread.get(reason) ?? 0) + count);
  const bundles = files.flatMap(({ bundle }) => bundle ?? []);
  return {
    files: files.reduce((sum, file) => sum + file.files, 0),
    lines: files.reduce((sum, { lines }) => sum + lines, 0),
    events: files.reduce((sum, { events }) => sum + events, 0),
    unread: [...unread].map(([reason, count]) => ({ reason, count })),
    formats: [...new Set(files.flatMap(({ formats }) => formats))],
    ...(bundles.length > 0 ? { bundles } : {}),
    refused: files.flatMap(({ refused }) => refused ?? []),
  };
}
