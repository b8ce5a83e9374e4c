import type { LogEvent } from '#domain/log-event.js';
import type { SqliteTable } from '#domain/source-block.js';
import type { UnreadReason } from '#domain/unread.js';

/** One sample a format carries: its own text (never a customer's) and what reading it must give. */
export type LogSample = {
  readonly name: string;
  readonly kind: 'typical' | 'extreme' | 'broken';
  /** Text of the sample; for a `bytes` format, hex digits with blanks; for a `rows` format, the table as JSON. */
  readonly content: string;
  readonly expect: { readonly events: number; readonly unread: number; readonly keys: readonly string[] };
};

/** Settings of one read. `head` = the first lines of the block (≤ 64 KB), for decisions that hold for a whole file (day/month order). */
export type ReadContext = {
  readonly file: string;
  /** Offset of the clock that wrote the log, in minutes east of UTC; null = not known. */
  readonly zoneOffsetMinutes: number | null;
  readonly head: readonly string[];
};

/** Where a reader puts what it reads. `unread` counts what it recognised as its own but could not decode. */
export type EventSink = {
  readonly event: (event: LogEvent) => void;
  readonly unread: (
    place: { readonly line: number | null; readonly byte: number | null; readonly raw: string },
    reason: UnreadReason,
  ) => void;
};

/** Reader of one block of lines. `read` answers false where the line is not of this format: the router then tries the others. */
export type LineReader = {
  readonly read: (text: string, line: number) => boolean;
  /** Emits what is still held back (a verbose record spans lines). Called at the end of the block or when another format takes over. */
  readonly end: () => void;
};

type FormatFacts = {
  readonly id: string;
  readonly title: string;
  /** The standard, tool version or document the grammar comes from. */
  readonly reference: string;
  readonly samples: readonly [LogSample, LogSample, LogSample, ...LogSample[]];
};

/** Format of lines. `claims` is a cheap, anchored, linear test whether a line belongs to this format; the first format of the list that claims a line gets it. */
export type LinesFormat = FormatFacts & {
  readonly kind: 'lines';
  readonly claims: (line: string) => boolean;
  readonly open: (context: ReadContext, sink: EventSink) => LineReader;
};

/** Format of one JSON document. */
export type JsonFormat = FormatFacts & {
  readonly kind: 'json';
  readonly claims: (document: unknown) => boolean;
  /** `text` is what the document was parsed from: evidence points to its lines. */
  readonly read: (document: unknown, context: ReadContext, sink: EventSink, text: string) => void;
};

/** Format of bytes. */
export type BytesFormat = FormatFacts & {
  readonly kind: 'bytes';
  readonly claims: (bytes: Uint8Array) => boolean;
  readonly read: (bytes: Uint8Array, context: ReadContext, sink: EventSink) => void;
};

/** Format of one table of a SQLite file. The line of an event is the number of its row, from 1. */
export type RowsFormat = FormatFacts & {
  readonly kind: 'rows';
  readonly claims: (table: SqliteTable) => boolean;
  readonly read: (table: SqliteTable, context: ReadContext, sink: EventSink) => void;
};

/**
 * A log format: data, samples and a pure reader. One file each under `formats/<kind of source>/`, one line in `formats.ts`.
 * Patterns are anchored, have named groups and are linear in the length of the line.
 */
export type LogFormat = LinesFormat | JsonFormat | BytesFormat | RowsFormat;
