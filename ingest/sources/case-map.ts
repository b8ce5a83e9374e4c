import { z } from 'zod';
import type { Row } from './case-rows.js';

const Column = z.string().min(1);
const Columns = z.union([Column, z.array(Column).min(1)]);

/** Where one field comes from: a column; several joined by `/`; or `field` with `split` (the text becomes lines) and `values` (a lookup). */
export const FieldMap = z.union([
  Columns,
  z.strictObject({
    field: Columns,
    split: z.string().min(1).optional(),
    values: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
  }),
]);
export type FieldMap = z.infer<typeof FieldMap>;

const optional = FieldMap.optional();

/** Where the fields of a support case come from (CONTRACT: MAP.json). Only `id` must be named. */
export const CaseMap = z.strictObject({
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
  const { confirmed, ...plain } = map;
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
  const { confirmed, ...plain } = CaseMap.shape;
  const nested = own(Object.keys(confirmed.unwrap().shape), 'confirmed.');
  const map = { id: 'id', ...own(Object.keys(plain), '') };
  return 'componentClass' in nested ? { ...map, confirmed: { ...nested, componentClass: 'confirmed.componentClass' } } : map;
}

/** The value of a field in a row: undefined where its cells are empty, or why the map does not give one. */
export type FieldReading = { readonly value: unknown } | { readonly reason: string };

/** Reads one field of a row. */
export function readField(map: FieldMap, row: Row): FieldReading {
  const raw = joinColumns(columnsOf(map), row);
  if (typeof map === 'string' || Array.isArray(map) || typeof raw !== 'string') return { value: raw };
  const text = map.split === undefined ? raw : splitToLines(raw, map.split);
  if (map.values === undefined) return { value: text };
  const value = Object.hasOwn(map.values, text) ? map.values[text] : undefined;
  return value === undefined ? { reason: `"${text.slice(0, 40)}" has no value in the map` } : { value };
}

/** One column as it is; several joined, absent where one of them is. Texts are trimmed, numbers are texts. */
function joinColumns(columns: readonly string[], row: Row): unknown {
  const cells = columns.map((column) => toCell(Object.hasOwn(row, column) ? row[column] : undefined));
  if (cells.length === 1) return cells[0];
  return cells.includes(undefined) ? undefined : cells.join('/');
}

function toCell(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value ?? undefined;
  const text = value.trim();
  return text === '' ? undefined : text;
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
