/** What ingest hands to a log format. A block has a name (path of the file) and content of one kind. */
export type SourceBlock =
  | { readonly kind: 'lines'; readonly file: string; readonly chunks: Iterable<readonly string[]> }
  | { readonly kind: 'bytes'; readonly file: string; readonly bytes: Uint8Array }
  | { readonly kind: 'json'; readonly file: string; readonly document: unknown; readonly text: string };

/** Largest JSON document that is read as one value. */
export const jsonLimitBytes = 64 * 1024 * 1024;
/** A longer line is reported as unread: no log prints such a row, and patterns stay cheap. */
export const lineLimitCharacters = 100_000;
/** How much of a file detection may look at. */
export const detectionLimitBytes = 64 * 1024;
