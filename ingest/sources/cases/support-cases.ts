import type { RejectedRow } from '#domain/import-report.js';
import { SupportCase } from '#domain/support-case.js';
import type { DocumentSource, SourceItem } from '#ports/document-source.js';
import { InputRejected, rejectedFile } from '../../bytes/input-rejected.js';
import { listFiles } from '../../files/list-files.js';
import { type CaseMap, columnsOf, mapOfOwnNames, mappedFields, readField } from './case-map.js';
import { openCaseRows, type Row } from './case-rows.js';
import { columnValue, namesOf } from './row-value.js';
import { isoTime, type TimeFormat } from './ticket-time.js';

/** Where a row stands. */
type RowPlace = { readonly file: string; readonly line: number | null };

/**
 * Support cases of files and folders: CSV with a header, a JSON array, one JSON object a line; packed by gzip or xz or plain.
 * `map` says where the fields come from; null = they have their own names (in CSV nested ones with a dot). A bad row is an item with its reason.
 */
export function createCaseSource(paths: readonly string[], map: CaseMap | null): DocumentSource<SupportCase> {
  return {
    describe: paths.join(', '),
    read: async function* () {
      for (const path of paths) for await (const { path: file, name } of listFiles(path)) yield* readCases(file, name, map);
    },
  };
}

async function* readCases(path: string, file: string, map: CaseMap | null): AsyncGenerator<SourceItem<SupportCase>> {
  try {
    const { columns, rows } = await openCaseRows(path, map?.rows === undefined ? [] : [map.rows].flat());
    const rowMap = map ?? (columns === null ? null : mapOfOwnNames(columns));
    checkColumns(rowMap, columns);
    for await (const item of rows) {
      const place = { file, line: item.line };
      yield 'reason' in item ? rejected(place, null, item.reason) : readCase(place, item.row, rowMap);
    }
  } catch (error) {
    yield rejectedFile(file, error);
  }
}

/** A column that is in no row is a mistake in the map: said once, not for every row. */
function checkColumns(map: CaseMap | null, columns: readonly string[] | null): void {
  if (map === null || columns === null) return;
  const missing = mappedFields(map).flatMap(({ name, map: field }) => {
    const column = columnsOf(field).find((each) => isNeeded(each, name) && !namesOf(each).some((one) => columns.includes(one)));
    return column === undefined ? [] : [`"${column}" (for ${name})`];
  });
  if (missing.length > 0)
    throw new InputRejected('malformedRow', `no such column: ${missing.join(', ')}; the file has ${columns.join(', ')}`);
}

/** A column of several names is one that an export may leave out. */
function isNeeded(column: string, field: string): boolean {
  return field === 'id' || namesOf(column).length === 1;
}

function readCase(place: RowPlace, row: Row, map: CaseMap | null): SourceItem<SupportCase> {
  const draft = map === null ? { value: row } : applyMap(map, row);
  if ('reason' in draft) return rejected(place, draft.field, draft.reason);
  const parsed = SupportCase.safeParse(draft.value);
  if (parsed.success) return { ok: true, value: { ...parsed.data, version: 0 }, ...place, ...peopleOf(map, row) };
  const [issue] = parsed.error.issues;
  const isMissing = issue?.code === 'invalid_type' && issue.input === undefined;
  return rejected(place, issue?.path.join('.') ?? null, isMissing ? 'no value' : (issue?.message ?? 'not a support case'));
}

/** The people that a row names in columns of their own. */
function peopleOf(map: CaseMap | null, row: Row): { readonly personalNames?: readonly string[] } {
  const names = (map?.people ?? []).flatMap((column) => {
    const value = columnValue(column, row);
    return typeof value === 'string' ? value.split('\n\n') : [];
  });
  return names.length === 0 ? {} : { personalNames: [...new Set(names)] };
}

type Draft = { readonly value: object } | { readonly field: string; readonly reason: string };

function applyMap(map: CaseMap, row: Row): Draft {
  const value: Record<string, unknown> = {};
  const confirmed: Record<string, unknown> = {};
  for (const { name, map: field } of mappedFields(map)) {
    const read = readField(field, row);
    if ('reason' in read) return { field: name, reason: read.reason };
    if (read.value === undefined) continue;
    if (name.startsWith('confirmed.')) confirmed[name.slice('confirmed.'.length)] = read.value;
    else value[name] = toFieldValue(name, read.value, map.times);
  }
  return { value: Object.keys(confirmed).length === 0 ? value : { ...value, confirmed } };
}

const longestTexts: Readonly<Record<string, number>> = { title: 500, symptom: 20_000, cause: 20_000, resolution: 20_000 };

/** Text of a table as the type of its field; a time that no format reads stays as it is printed. What a mapped text has beyond its limit is cut. */
function toFieldValue(name: string, value: unknown, times: TimeFormat | undefined): unknown {
  if (typeof value === 'string' && longestTexts[name] !== undefined) return value.slice(0, longestTexts[name]);
  if (typeof value === 'string' && times !== undefined && /^(?:opened|closed)At$/.test(name)) return isoTime(value, times) ?? value;
  if (name !== 'verified') return value;
  return value === 'true' || value === 'false' ? value === 'true' : value;
}

function rejected(place: RowPlace, field: string | null, reason: string): { readonly ok: false; readonly rejected: RejectedRow } {
  return { ok: false, rejected: { ...place, field, reason } };
}
