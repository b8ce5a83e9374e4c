import { type LogReading, type LogSink, openLog, type ReadOptions, type ReadSummary, readLog } from '#analyzers/logs/read-log.js';
import type { UnreadReason } from '#domain/unread.js';
import type { LogChunk } from '#ports/log-source.js';

/** What one file gave. `refused` = nothing could be read in it, and why. */
export type FileSummary = {
  readonly lines: number;
  readonly events: number;
  readonly formats: readonly string[];
  readonly unread: readonly (readonly [UnreadReason, number])[];
  readonly refused: { readonly file: string; readonly reason: UnreadReason; readonly detail: string } | null;
};

/** Reader of the chunks of one file, from the first to `end`. */
export type FileReading = { readonly take: (chunk: LogChunk) => void; readonly end: (file: string) => FileSummary };

type Rejection = Extract<LogChunk, { kind: 'rejected' }>;
type FileOptions = { readonly formatId?: string; readonly zoneOffsetMinutes?: number | null };

/** Opens the reading of the next file; `eventsLeft` = events it may still give. */
export function openFileReading(eventsLeft: number, settings: FileOptions, sink: LogSink): FileReading {
  const options: ReadOptions = { ...settings, zoneOffsetMinutes: settings.zoneOffsetMinutes ?? null, eventLimit: eventsLeft };
  const rejections: Rejection[] = [];
  let lines: LogReading | null = null;
  let whole: ReadSummary | null = null;
  return {
    take: (chunk) => {
      if (chunk.kind === 'lines') {
        lines ??= openLog(chunk.file, options, sink);
        lines.push(chunk.lines);
      } else if (chunk.kind === 'json') {
        whole = { ...readLog(chunk, options, sink), lines: countLines(chunk.text) };
      } else if (chunk.kind === 'bytes') {
        whole = readLog(chunk, options, sink);
      } else if (chunk.kind === 'rows') {
        whole = { ...readLog(chunk, options, sink), lines: chunk.table.rows.length };
      } else if (chunk.kind === 'rejected') {
        rejections.push(chunk);
        sink.unread({ file: chunk.file, line: null, byte: null, reason: chunk.reason, raw: '' });
      }
    },
    end: (file) => summarise(file, lines?.end() ?? whole, rejections),
  };
}

function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

function summarise(file: string, read: ReadSummary | null, rejections: readonly Rejection[]): FileSummary {
  const events = read?.events ?? 0;
  const unread = [...rejections.map(({ reason }) => [reason, 1] as const), ...countsOf(read)];
  const [reason] = unread[0] ?? [];
  const refused = events > 0 || reason === undefined ? null : { file, reason, detail: detailOf(reason, rejections) };
  return { lines: read?.lines ?? 0, events, formats: read?.formats ?? [], unread, refused };
}

function countsOf(read: ReadSummary | null): readonly (readonly [UnreadReason, number])[] {
  return Object.entries(read?.unread ?? {}) as [UnreadReason, number][];
}

/** A reason that no rejection gave comes from the lines themselves. */
function detailOf(reason: UnreadReason, rejections: readonly Rejection[]): string {
  return rejections.find((rejection) => rejection.reason === reason)?.detail ?? `nothing in it could be read (${reason})`;
}
