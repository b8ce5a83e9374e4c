import { z } from 'zod';
import type { Row } from './case-rows.js';
import { columnValue } from './row-value.js';
import { logOf, markups, plainText, proseOf } from './ticket-text.js';
import { TimeFormat } from './ticket-time.js';

const Column = z.string().min(1);
const Columns = z.union([Column, z.array(Column).min(1)]);

const Value = z.union([z.string(), z.boolean()]);

/**
 * Where one field comes from: a column; several joined by `/`; or `field` and what is done with it. A column is named as the file names it, by
 * the way to a nested value (`fields.status.name`), or by several names of which the first with a value counts (`number | Number`).
 */
export const FieldMap = z
  .union([
    Columns,
    z.strictObject({
      field: Columns,
      /** Between the texts of several columns, of which empty ones are left out. */
      join: z.string().optional(),
      /** How the text is marked up. */
      markup: z.enum(markups).optional(),
      /** Only what a person wrote, or only what a machine printed. */
      part: z.enum(['prose', 'log']).optional(),
      /** What parts the lines of a log. */
      split: z.string().min(1).optional(),
      /** Value by text; letters of either case. */
      values: z.record(z.string(), Value).optional(),
      /** Where the column is empty or `values` does not name its text. */
      otherwise: Value.optional(),
    }),
  ])
  .meta({ id: 'FieldMap' });
export type FieldMap = z.infer<typeof FieldMap>;

const optional = FieldMap.optional();

/** Where the fields of a support case come from (CONTRACT: MAP.json). Only `id` must be named. */
export const CaseMap = z.strictObject({
  /** Where a JSON document has its rows: the way to a list. */
  rows: Columns.optional(),
  /** How times are printed; without it they are kept as they stand. */
  times: TimeFormat.optional(),
  /** Columns that name people: their names are taken out of the free texts. */
  people: z.array(Column).max(50).optional(),
  id: FieldMap,
  organisation: optional,
  server: optional,
  vendor: optional,
  model: optional,
  openedAt: optional,
  closedAt: optional,
  firmware: optional,
  title: optional,
  symptom: optional,
  cause: optional,
  resolution: optional,
  log: optional,
  findings: optional,
  testsDone: optional,
  partsReplaced: optional,
  outcome: optional,
  verified: optional,
  confirmed: z.strictObject({ componentClass: FieldMap, faultId: optional, fruId: optional, locator: optional }).optional(),
});
export type CaseMap = z.infer<typeof CaseMap>;

/** JSON Schema (2020-12) of MAP.json. */
export function caseMapJsonSchema(): object {
  return z.toJSONSchema(CaseMap, { io: 'input' });
}

type MappedField = { readonly name: string; readonly map: FieldMap };

/** The fields of a map, nested ones named with a dot (`confirmed.componentClass`). */
export function mappedFields(map: CaseMap): readonly MappedField[] {
  const { confirmed, rows: _rows, times: _times, people: _people, ...plain } = map;
  const nested = Object.entries(confirmed ?? {}).map(([name, field]) => ({ name: `confirmed.${name}`, map: field }));
  return [...Object.entries(plain).map(([name, field]) => ({ name, map: field })), ...nested].filter(isMapped);
}

function isMapped(field: { readonly name: string; readonly map: FieldMap | undefined }): field is MappedField {
  return field.map !== undefined;
}

/** The columns a field is read from. */
export function columnsOf(map: FieldMap): readonly string[] {
  const columns = typeof map === 'string' || Array.isArray(map) ? map : map.field;
  return typeof columns === 'string' ? [columns] : columns;
}

/** The map of a file that names its columns like the fields themselves; columns of other names are not read. */
export function mapOfOwnNames(columns: readonly string[]): CaseMap {
  const own = (names: readonly string[], prefix: string): Record<string, string> =>
    Object.fromEntries(names.filter((name) => columns.includes(prefix + name)).map((name) => [name, prefix + name]));
  const { confirmed, rows: _rows, times: _times, people: _people, ...plain } = CaseMap.shape;
  const nested = own(Object.keys(confirmed.unwrap().shape), 'confirmed.');
  const map = { id: 'id', ...own(Object.keys(plain), '') };
  return 'componentClass' in nested ? { ...map, confirmed: { ...nested, componentClass: 'confirmed.componentClass' } } : map;
}

/** The value of a field in a row: undefined where its cells are empty, or why the map does not give one. */
export type FieldReading = { readonly value: unknown } | { readonly reason: string };

/** Reads one field of a row. */
export function readField(map: FieldMap, row: Row): FieldReading {
  if (typeof map === 'string' || Array.isArray(map)) return { value: joinColumns(columnsOf(map), row, null) };
  const raw = joinColumns(columnsOf(map), row, map.join ?? null);
  if (typeof raw !== 'string') return { value: raw ?? map.otherwise };
  return lookUp(partOf(raw, map), map);
}

type FieldWork = Exclude<FieldMap, string | readonly string[]>;

function partOf(raw: string, { markup, part, split }: FieldWork): string {
  const plain = plainText(raw, markup);
  const text = part === undefined ? plain : part === 'log' ? logOf(plain) : proseOf(plain);
  return split === undefined ? text : splitToLines(text, split);
}

function lookUp(text: string, { values, otherwise }: FieldWork): FieldReading {
  if (text === '') return { value: otherwise };
  if (values === undefined) return { value: text };
  const key = Object.keys(values).find((each) => each === text) ?? Object.keys(values).find((each) => isSameWord(each, text));
  const value = key === undefined ? otherwise : values[key];
  return value === undefined ? { reason: `"${text.slice(0, 40)}" has no value in the map` } : { value };
}

function isSameWord(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** One column as it is; several joined by `/`, absent where one of them is; or by `separator`, without those that are empty. */
function joinColumns(columns: readonly string[], row: Row, separator: string | null): unknown {
  const cells = columns.map((column) => columnValue(column, row));
  if (cells.length === 1) return cells[0];
  if (separator === null) return cells.includes(undefined) ? undefined : cells.join('/');
  const texts = cells.filter((cell) => cell !== undefined);
  return texts.length === 0 ? undefined : texts.join(separator);
}

/** The separator may also stand at the very end without its last blank. */
function splitToLines(text: string, separator: string): string {
  const end = separator.trimEnd();
  const whole = end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text;
  return whole
    .split(separator)
    .map((line) => line.trim())
    .join('\n');
}
