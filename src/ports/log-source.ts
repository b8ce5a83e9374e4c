import type { Bundle } from '#domain/bundle.js';
import type { SqliteTable } from '#domain/source-block.js';
import type { UnreadReason } from '#domain/unread.js';

/**
 * A piece of a log file, in reading order. A file is `lines` and `json` parts in the order of the file, or `bytes`, or `rows` of one table;
 * every file closes with `end`, before which no chunk of another file comes. `firstLine` (from 1) is told where a part does not follow the lines
 * before it: what lies between belongs to a part of the other kind. `rejected` says why a file, or the rest of it, is not read (`detail` without
 * customer text); after `invalidJson` the same file goes on as lines. Members of an archive are files of their own (`<archive>!/<path>`, tables of a
 * database `<database>/<table>`) whose `end` says `isMember`; the archive's own `bundle` and `end` come after them.
 */
export type LogChunk =
  | { readonly file: string; readonly kind: 'lines'; readonly lines: readonly string[]; readonly firstLine?: number }
  | { readonly file: string; readonly kind: 'json'; readonly document: unknown; readonly text: string; readonly firstLine?: number }
  | { readonly file: string; readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly file: string; readonly kind: 'rows'; readonly table: SqliteTable }
  | { readonly file: string; readonly kind: 'rejected'; readonly reason: UnreadReason; readonly detail: string }
  | { readonly file: string; readonly kind: 'bundle'; readonly bundle: Bundle }
  | { readonly file: string; readonly kind: 'end'; readonly isMember?: true };

/** Log files one after another, decompressed and decoded. Reading is lazy, in constant memory, and may be repeated unless it is a stream. */
export type LogSource = { readonly read: () => AsyncIterable<LogChunk> };

/** One server of a fleet and its logs. */
export type ServerLogs = { readonly server: string; readonly source: LogSource };
