/** Separators that tables in text form use. */
export type CellSeparator = ',' | ';' | '\t' | '|';

/** Cells of one row. `isOpen` = a quote was not closed: the row goes on in the next line. */
export type CellRow = { readonly cells: readonly string[]; readonly isOpen: boolean };

/**
 * Splits a row of a table at its separator; double quotes enclose a cell and stand for themselves when doubled (RFC 4180).
 * Pipes are never quoted. Cells are trimmed. Linear in the length of the row.
 */
export function splitCells(row: string, separator: CellSeparator): CellRow {
  if (separator === '|' || !row.includes('"')) return { cells: row.split(separator).map((cell) => cell.trim()), isOpen: false };
  const cells: string[] = [];
  let at = 0;
  while (at <= row.length) {
    const start = skipBlanks(row, at);
    const cell = row[start] === '"' ? quotedCell(row, start + 1) : null;
    if (cell === null) {
      const next = indexOrEnd(row, separator, at);
      cells.push(row.slice(at, next).trim());
      at = next + 1;
      continue;
    }
    cells.push(cell.text.trim());
    if (cell.end === null) return { cells, isOpen: true };
    at = indexOrEnd(row, separator, cell.end) + 1;
  }
  return { cells, isOpen: false };
}

/** Cells of a row without quotes fitted to `width` columns: surplus ones belong to the text in column `at` (-1 = none), joined as they were. */
export function fitCells(cells: readonly string[], width: number, at: number, joint: string): readonly string[] {
  const surplus = cells.length - width;
  if (surplus <= 0 || at === -1) return cells;
  return [...cells.slice(0, at), cells.slice(at, at + surplus + 1).join(joint), ...cells.slice(at + surplus + 1)];
}

function quotedCell(row: string, start: number): { readonly text: string; readonly end: number | null } {
  let text = '';
  let from = start;
  for (;;) {
    const quote = row.indexOf('"', from);
    if (quote === -1) return { text: text + row.slice(from), end: null };
    text += row.slice(from, quote);
    if (row[quote + 1] !== '"') return { text, end: quote + 1 };
    text += '"';
    from = quote + 2;
  }
}

function skipBlanks(row: string, from: number): number {
  let at = from;
  while (row[at] === ' ') at += 1;
  return at;
}

function indexOrEnd(row: string, separator: string, from: number): number {
  const at = row.indexOf(separator, from);
  return at === -1 ? row.length : at;
}
