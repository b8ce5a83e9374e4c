/** Rows that a ticket has joined to sentences, one by one: a new row begins only where a full stop is followed by what `isRow` takes. */
export function splitJoinedRows(text: string, isRow: (text: string) => boolean): string[] {
  const rows: string[] = [];
  for (const piece of text.split(/(?<=\.) +/)) {
    const previous = rows.at(-1);
    if (previous === undefined || isRow(piece)) rows.push(piece);
    else rows[rows.length - 1] = `${previous} ${piece}`;
  }
  return rows;
}
