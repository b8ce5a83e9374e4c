import { jsonLimitBytes } from '#domain/source-block.js';
import { InputRejected } from '../../bytes/input-rejected.js';
import { hasEnding } from '../../files/file-name.js';
import { parseJson } from '../../files/json-text.js';
import { openTextFile, type TextFile } from '../../files/text-file.js';
import { type CsvRecord, detectDelimiter, readCsvRecords, recordLimitCharacters } from './csv-records.js';

export type Row = Readonly<Record<string, unknown>>;

/** A row with its line (from 1; null in a JSON array), or why it is none. */
type CaseRow = { readonly line: number | null; readonly row: Row } | { readonly line: number | null; readonly reason: string };

/** Rows of one file. `columns` is the header of a CSV file; null where every row names its own fields. */
export type CaseRows = { readonly columns: readonly string[] | null; readonly rows: AsyncIterable<CaseRow> };

/**
 * Opens a file of rows: a JSON array, a JSON object with the rows at one of the ways `rowsAt` (`result`, `data.tickets`), one JSON object a
 * line, or CSV with a header (separated by comma, semicolon or tab; columns of one name are a list).
 */
export async function openCaseRows(path: string, rowsAt: readonly string[] = []): Promise<CaseRows> {
  const file = await openTextFile(path);
  const start = file.head.trimStart();
  if (start.startsWith('[')) return { columns: null, rows: readArray(await readJsonFile(file)) };
  if (!start.startsWith('{')) return await openCsv(file);
  if (isJsonLines(path, start)) return { columns: null, rows: readJsonLines(file, rowsAt) };
  return { columns: null, rows: readArray(rowsOf(await readJsonFile(file), rowsAt)) };
}

function isJsonLines(path: string, start: string): boolean {
  return hasEnding(path, ['.jsonl', '.ndjson']) || /^[^\n]*\}\s*\n\s*\{/.test(start);
}

/** The list at the first of the ways that leads to one; else the document is itself the only row. */
function rowsOf(document: unknown, rowsAt: readonly string[]): readonly unknown[] {
  const lists = rowsAt.map((way) => way.split('.').reduce<unknown>((value, name) => (isRow(value) ? value[name] : undefined), document));
  return lists.find((list) => Array.isArray(list)) ?? [document];
}

async function readJsonFile(file: TextFile): Promise<unknown> {
  const parsed = parseJson(await file.text(jsonLimitBytes));
  if (parsed === null) throw new InputRejected('invalidJson', 'the file is no valid JSON');
  return parsed.document;
}

async function* readArray(items: unknown): AsyncGenerator<CaseRow> {
  if (!Array.isArray(items)) return;
  for (const [index, item] of items.entries()) {
    yield isRow(item) ? { line: null, row: item } : { line: null, reason: `item ${index + 1} is no JSON object` };
  }
}

/** A line may be a page of an export, with its rows in a list. */
async function* readJsonLines(file: TextFile, rowsAt: readonly string[]): AsyncGenerator<CaseRow> {
  let line = 0;
  for await (const lines of file.lines(recordLimitCharacters)) {
    for (const text of lines) {
      line += 1;
      if (text.trim() === '') continue;
      const document = parseJson(text)?.document;
      for (const row of rowsOf(document, rowsAt)) yield isRow(row) ? { line, row } : { line, reason: 'the line is no JSON object' };
    }
  }
}

/** Whether a value is an object with named fields. */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function openCsv(file: TextFile): Promise<CaseRows> {
  const delimiter = detectDelimiter(file.head.slice(0, file.head.search(/\n|$/)));
  const records = readCsvRecords(file.lines(recordLimitCharacters), delimiter);
  const header = await records.next();
  if (header.done || !('cells' in header.value)) throw new InputRejected('malformedRow', 'the header of the CSV cannot be read');
  const columns = header.value.cells.map((cell) => cell.trim());
  return { columns, rows: readCells(records, columns) };
}

async function* readCells(records: AsyncIterable<CsvRecord>, columns: readonly string[]): AsyncGenerator<CaseRow> {
  for await (const record of records) {
    if ('reason' in record) yield record;
    else yield toRow(record.line, record.cells, columns);
  }
}

/** Cells in excess are tolerated where they are empty: spreadsheets write them. */
function toRow(line: number, cells: readonly string[], columns: readonly string[]): CaseRow {
  const isExcess = cells.slice(columns.length).some((cell) => cell !== '');
  if (cells.length < columns.length || isExcess) {
    return { line, reason: `${cells.length} cells where the header has ${columns.length}` };
  }
  return { line, row: rowOf(columns, cells) };
}

/** Exports repeat a column for each of its values (comments, labels): the row has them as a list. */
function rowOf(columns: readonly string[], cells: readonly string[]): Row {
  if (new Set(columns).size === columns.length) return Object.fromEntries(columns.map((column, index) => [column, cells[index]]));
  const lists = new Map<string, string[]>();
  for (const [index, column] of columns.entries()) lists.set(column, [...(lists.get(column) ?? []), cells[index] ?? '']);
  return Object.fromEntries([...lists].map(([column, values]) => [column, values.length === 1 ? values[0] : values]));
}
