import type { SqliteTable } from '#domain/source-block.js';
import type { UnreadReason } from '#domain/unread.js';

/**
 * A piece of a log file, in reading order. A file is either `lines` (in several chunks), one `json` document, `bytes`, or `rows` of one table;
 * every file closes with `end`. `rejected` says why a file, or the rest of it, is not read (`detail` without customer text);
 * after `invalidJson` the same file goes on as lines.
 */
export type LogChunk =
  | { readonly file: string; readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly file: string; readonly kind: 'json'; readonly document: unknown; readonly text: string }
  | { readonly file: string; readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly file: string; readonly kind: 'rows'; readonly table: SqliteTable }
  | { readonly file: string; readonly kind: 'rejected'; readonly reason: UnreadReason; readonly detail: string }
  | { readonly file: string; readonly kind: 'end' };

/** Log files one after another, decompressed and decoded. Reading is lazy, in constant memory, and may be repeated unless it is a stream. */
export type LogSource = { readonly read: () => AsyncIterable<LogChunk> };

/** One server of a fleet and its logs. */
export type ServerLogs = { readonly server: string; readonly source: LogSource };
