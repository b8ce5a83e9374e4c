/** What ingest hands to a log format. A block has a name (path of the file) and content of one kind. */
export type SourceBlock =
  | { readonly kind: 'lines'; readonly file: string; readonly chunks: Iterable<readonly string[]> }
  | { readonly kind: 'bytes'; readonly file: string; readonly bytes: Uint8Array }
  | { readonly kind: 'json'; readonly file: string; readonly document: unknown; readonly text: string }
  | { readonly kind: 'rows'; readonly file: string; readonly table: SqliteTable };

/** One table of a SQLite file. `file` of its block is the path of the database and the table's name (`ras-mc_event.db/mc_event`). */
export type SqliteTable = { readonly name: string; readonly columns: readonly string[]; readonly rows: readonly SqliteRow[] };
/** One row by the names of its columns; bytes are hex digits. */
export type SqliteRow = Readonly<Record<string, string | number | null>>;

/** Largest JSON document that is read as one value. */
export const jsonLimitBytes = 64 * 1024 * 1024;
/** A longer line is reported as unread: no log prints such a row, and patterns stay cheap. */
export const lineLimitCharacters = 100_000;
/** How much of a file detection may look at. */
export const detectionLimitBytes = 64 * 1024;
