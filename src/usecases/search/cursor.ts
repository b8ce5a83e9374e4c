import { AppError } from '#domain/app-error.js';

const cursorText = /^(?<offset>\d{1,6})\.(?<mark>[0-9a-z]{1,10})$/;

/** Opaque place in the answers of one question; `question` is what must not change between two pages. */
export function writeCursor(offset: number, question: string): string {
  return btoa(`${offset}.${markOf(question)}`);
}

/** Offset of a cursor; null = the beginning. A cursor that is not ours, or of another question, throws AppError `invalidInput`. */
export function readCursor(cursor: string | null, question: string): number {
  if (cursor === null) return 0;
  const groups = cursorText.exec(decode(cursor))?.groups;
  if (groups === undefined || groups.mark !== markOf(question)) throw new AppError('invalidInput', 'the cursor is not of this search', {});
  return Number(groups.offset);
}

function decode(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    return '';
  }
}

/** FNV-1a over UTF-16 units: a mark against mistakes, not against forgery. */
function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(36);
}
