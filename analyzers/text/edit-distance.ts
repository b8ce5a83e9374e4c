/**
 * Edits that turn one word into the other: insert, delete, replace, swap of neighbours (optimal string alignment,
 * Damerau 1964). Answers `limit + 1` where there are more than `limit`.
 */
export function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = nextRow(from, to, row, last, beforeLast);
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[to.length] ?? 0, limit + 1);
}

function nextRow(from: string, to: string, row: number, last: readonly number[], beforeLast: readonly number[]): readonly number[] {
  const current = [row];
  for (let column = 1; column <= to.length; column += 1) {
    const replace = at(last, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
    const shift = Math.min(at(last, column), at(current, column - 1)) + 1;
    const isSwap = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
    const swap = isSwap ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY;
    current.push(Math.min(replace, shift, swap));
  }
  return current;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
