import type { LineReader } from '../../log-format.js';

/** Where a terminal breaks a row; a mail breaks it some words earlier. */
const terminalColumns = 80;
const wrapsFrom = 60;
const wrapsUntil = 82;
/** `Asserted` and `Deasserted`. */
const direction = 'sserted';

/**
 * Makes a reader that joins a row which ends before its direction with the line behind it, where that is no row and has the direction.
 * `release` passes on what the reader of rows holds itself.
 */
export function joinWrappedRows(readRow: LineReader['read'], isRow: (line: string) => boolean, release: () => void): LineReader {
  let held: { readonly raw: string; readonly line: number } | null = null;
  const letGo = () => {
    if (held !== null) readRow(held.raw, held.line);
    held = null;
  };
  return {
    read: (raw, line) => {
      const start = held;
      if (start !== null && raw.includes(direction) && !isRow(raw)) {
        held = null;
        return readRow(`${start.raw}${start.raw.length < terminalColumns ? ' ' : ''}${raw}`, start.line);
      }
      letGo();
      const mayWrap = raw.length >= wrapsFrom && raw.length <= wrapsUntil && !raw.includes(direction) && isRow(raw);
      if (mayWrap) held = { raw, line };
      return mayWrap || readRow(raw, line);
    },
    end: () => {
      letGo();
      release();
    },
  };
}
