/** One row of a storcli table by its column names; values as printed. */
export type StorcliRow = Readonly<Record<string, string>>;

/** Columns that may print several words; what stands right of them is cut from the end. */
const wideColumns: ReadonlySet<string> = new Set(['Model', 'Name', 'ProdID', 'Status']);
/** Columns that print a number and its unit. */
const unitColumns: ReadonlySet<string> = new Set(['Size', 'FSize']);
const rule = /^-{5,}$/;

/** True for a rule of dashes that frames a table. */
export function isTableRule(line: string): boolean {
  return rule.test(line.trim());
}

/** The column names of a header line. */
export function columnsOf(line: string): string[] {
  return line.slice(0, 400).trim().split(/\s+/);
}

/** A row of a table by its header: single words from the left, the wide column takes what the columns behind it leave. */
export function rowOfLine(columns: readonly string[], line: string): StorcliRow {
  const words = line.slice(0, 400).trim().split(/\s+/);
  const wide = columns.findIndex((name) => wideColumns.has(name));
  const left = wide < 0 ? columns : columns.slice(0, wide);
  const right = wide < 0 ? [] : columns.slice(wide + 1);
  const row: Record<string, string> = {};
  for (const name of left) row[name] = takeFirst(words, unitColumns.has(name));
  const isShort = words.length <= right.length;
  for (const name of isShort ? [] : right.toReversed()) row[name] = words.pop() ?? '';
  const name = columns[wide];
  if (name !== undefined) row[name] = words.join(' ');
  return row;
}

function takeFirst(words: string[], hasUnit: boolean): string {
  const first = words.shift() ?? '';
  return hasUnit && /^[KMGTPE]?B$/i.test(words[0] ?? '') ? `${first} ${words.shift()}` : first;
}

/** A row of a table whose cells hold blanks, cut where the header's words begin; headings of two words make two columns. */
export function rowByOffsets(header: string, line: string): StorcliRow {
  const starts = [...header.slice(0, 400).matchAll(/\S+/g)];
  const cells = starts.map((start, index) => [start[0], line.slice(start.index, starts[index + 1]?.index).trim()] as const);
  return Object.fromEntries(cells);
}

/** Name and value of a row of a table with the columns `Property` and `Value` (or `Ctrl_Prop`). */
export function propertyOfLine(header: string, line: string): { readonly key: string; readonly value: string } | null {
  const at = header.indexOf('Value');
  if (at <= 0) return null;
  const key = line.slice(0, at).trim();
  return key === '' ? null : { key, value: line.slice(at).trim() };
}
