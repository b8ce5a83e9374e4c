import { AppError } from '#domain/app-error.js';
import type { Page, PageRequest } from '#ports/paging.js';

const mark = 'after:';

/**
 * A page of rows that are in the order of their keys: `rowsAfter` gives up to `limit` rows whose key is greater than `key`.
 * The cursor is the key of the last item, opaque to the caller. Throws AppError `invalidInput` on a cursor of another make or a limit below 1.
 */
export function readPage<Row, Item>(
  request: PageRequest,
  rowsAfter: (key: string | null, limit: number) => readonly Row[],
  keyOf: (row: Row) => string,
  toItem: (row: Row) => Item,
): Page<Item> {
  return pageOf(request, rowsAfter(startOf(request), request.limit + 1), keyOf, toItem);
}

/** The key after which a page starts; null: at the beginning. Throws as {@link readPage} does. */
export function startOf(request: PageRequest): string | null {
  if (!Number.isInteger(request.limit) || request.limit < 1) throw new AppError('invalidInput', 'The limit of a page is at least 1');
  return decodeCursor(request.cursor);
}

/** The page of the rows that were read for it: one more than its limit, where there are so many. */
export function pageOf<Row, Item>(
  { limit }: PageRequest,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(toItem), nextCursor: rows.length > shown.length && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

function encodeCursor(key: string): string {
  return Buffer.from(mark + key).toString('base64url');
}

function decodeCursor(cursor: string | null): string | null {
  if (cursor === null) return null;
  const text = Buffer.from(cursor, 'base64url').toString();
  const key = text.slice(mark.length);
  if (!text.startsWith(mark) || encodeCursor(key) !== cursor) throw new AppError('invalidInput', 'The cursor was not given by this list');
  return key;
}
