import { type LogReading, type LogSink, openLog, type ReadOptions, type ReadSummary, readLog } from '#analyzers/logs/read-log.js';
import type { Bundle } from '#domain/bundle.js';
import type { UnreadReason } from '#domain/unread.js';
import type { LogChunk } from '#ports/log-source.js';
import { countEvents, moveLines } from './part-sinks.js';

/** What one file gave. `refused` = nothing could be read in it, and why; `bundle` = what it held, where it is an archive. */
export type FileSummary = {
  readonly file: string;
  readonly lines: number;
  readonly events: number;
  readonly formats: readonly string[];
  readonly unread: readonly (readonly [UnreadReason, number])[];
  readonly refused: { readonly file: string; readonly reason: UnreadReason; readonly detail: string } | null;
  readonly bundle: Bundle | null;
};

/** Reader of the chunks of one file, from the first to `end`. */
export type FileReading = { readonly take: (chunk: LogChunk) => void; readonly end: (file: string) => FileSummary };

type Rejection = Extract<LogChunk, { kind: 'rejected' }>;
type FileOptions = { readonly formatId?: string; readonly zoneOffsetMinutes?: number | null };

/**
 * Opens the reading of the next file; `eventsLeft` = events it may still give. Its lines are one reading whatever stands between them, each
 * document one of its own. Where documents stand among lines, the limit holds for both together, give or take what the lines still hold back.
 */
export function openFileReading(eventsLeft: number, settings: FileOptions, sink: LogSink): FileReading {
  const counted = countEvents(sink);
  const optionsNow = (): ReadOptions => ({
    ...settings,
    zoneOffsetMinutes: settings.zoneOffsetMinutes ?? null,
    eventLimit: eventsLeft - counted.events(),
  });
  const rejections: Rejection[] = [];
  const documents: ReadSummary[] = [];
  const lines = createLineReading((file) => openLog(file, optionsNow(), counted));
  let bundle: Bundle | null = null;
  return {
    take: (chunk) => {
      if (chunk.kind === 'lines') lines.take(chunk);
      else if (chunk.kind === 'json') documents.push(readDocument(chunk, optionsNow(), counted));
      else if (chunk.kind === 'bytes') documents.push(readLog(chunk, optionsNow(), counted));
      else if (chunk.kind === 'rows') documents.push({ ...readLog(chunk, optionsNow(), counted), lines: chunk.table.rows.length });
      else if (chunk.kind === 'bundle') bundle = chunk.bundle;
      else if (chunk.kind === 'rejected') {
        rejections.push(chunk);
        sink.unread({ file: chunk.file, line: null, byte: null, reason: chunk.reason, raw: '' });
      }
    },
    end: (file) => {
      const read = lines.end();
      return { ...summarise(file, read === null ? documents : [read, ...documents], rejections), bundle };
    },
  };
}

type LinesChunk = Extract<LogChunk, { kind: 'lines' }>;
type JsonChunk = Extract<LogChunk, { kind: 'json' }>;

/** One reading over all lines of a file: blank lines stand for what lies between them, so that every line keeps its number. */
function createLineReading(open: (file: string) => LogReading) {
  let reading: LogReading | null = null;
  let count = 0;
  const push = (to: LogReading, lines: readonly string[]) => {
    to.push(lines);
    count += lines.length;
  };
  return {
    take: ({ file, lines, firstLine = count + 1 }: LinesChunk) => {
      reading ??= open(file);
      while (count < firstLine - 1) push(reading, blankLines(firstLine - 1 - count));
      push(reading, lines);
    },
    end: (): ReadSummary | null => reading?.end() ?? null,
  };
}

function blankLines(count: number): readonly string[] {
  return Array.from({ length: Math.min(count, 10_000) }, () => '');
}

/** `lines` of the summary = number of the last line of the document in its file. */
function readDocument({ file, kind, document, text, firstLine = 1 }: JsonChunk, options: ReadOptions, sink: LogSink): ReadSummary {
  const summary = readLog({ file, kind, document, text }, options, moveLines(sink, firstLine));
  return { ...summary, lines: firstLine - 1 + countLines(text) };
}

function countLines(text: string): number {
  let lines = text.endsWith('\n') ? 0 : 1;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lines += 1;
  return lines;
}

function summarise(file: string, read: readonly ReadSummary[], rejections: readonly Rejection[]): Omit<FileSummary, 'bundle'> {
  const events = read.reduce((sum, each) => sum + each.events, 0);
  const unread = [...rejections.map(({ reason }) => [reason, 1] as const), ...read.flatMap(countsOf)];
  const [reason] = unread[0] ?? [];
  const refused = events > 0 || reason === undefined ? null : { file, reason, detail: detailOf(reason, rejections) };
  const lines = read.reduce((last, each) => Math.max(last, each.lines), 0);
  return { file, lines, events, formats: [...new Set(read.flatMap(({ formats }) => formats))], unread, refused };
}

function countsOf(read: ReadSummary): readonly (readonly [UnreadReason, number])[] {
  return Object.entries(read.unread) as [UnreadReason, number][];
}

/** A reason that no rejection gave comes from the lines themselves. */
function detailOf(reason: UnreadReason, rejections: readonly Rejection[]): string {
  return rejections.find((rejection) => rejection.reason === reason)?.detail ?? `nothing in it could be read (${reason})`;
}
