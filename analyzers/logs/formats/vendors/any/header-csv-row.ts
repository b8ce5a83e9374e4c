import type { EventTime } from '#domain/log-event.js';
import { cutDirection } from '../../../event/direction-of-text.js';
import { directionOfWord, draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import { detailsOfMessage } from '../../../event/message-numbers.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import { severityOfWord } from '../../../event/reported-severity.js';
import { parseRowTail, parseSensor } from '../../../ipmi/sel-row.js';
import { fitCells } from '../../../syntax/csv-cells.js';
import { resolveEntities } from '../../../syntax/html-entities.js';
import { classOfWord, componentsOfWord, sensorTypeOfWord } from '../part-words.js';
import { keyOfVendorCode } from '../vendor-codes.js';
import type { ColumnRole } from './header-csv-columns.js';
import type { TableHeader } from './header-csv-header.js';

/** Cells of one row by role; columns whose value explains itself (`kind`) are settled. */
export type RowCells = ReadonlyMap<ColumnRole, string>;

const timeText = /^(?:["'[]?\s*\d{1,4}[-/.年]\s?\d{1,2}|[A-Z][a-z]{2}\w{0,6},?[ -]|\d{1,2}[- ][A-Z][a-z]{2}|\d{9,19}$|\d{8}T?\d{6})/;
const unsetTime = /^(?:-|n\/?a|\[?not set\]?|system boot|pre-?init|unknown|null|unspecified|postinit|0|)$/i;

/** Names the cells of a row; surplus cells of an unquoted row belong to its description. */
export function nameCells(cells: readonly string[], header: TableHeader): RowCells {
  const { roles, separator, names } = header;
  const fitted = fitCells(cells, names.length, roles.indexOf('text'), separator === '|' ? ' | ' : `${separator} `);
  const named = new Map<ColumnRole, string>();
  roles.forEach((role, index) => {
    const value = resolveEntities(fitted[index] ?? '').trim();
    const settled = role === 'kind' ? kindOfValue(value) : role;
    if (settled === null || value === '') return;
    const known = named.get(settled);
    if (known === undefined) named.set(settled, value);
    else if (settled === 'text' && !known.includes(value)) named.set(settled, `${known}: ${value}`);
  });
  return numbered(named);
}

/** A short decimal `Event ID` counts the rows of a table that has no other number: it is no code of a message. */
function numbered(cells: Map<ColumnRole, string>): RowCells {
  const code = cells.get('code');
  if (code === undefined || cells.has('id') || !/^\d{1,6}$/.test(code)) return cells;
  cells.delete('code');
  return cells.set('id', code);
}

function kindOfValue(value: string): ColumnRole {
  if (directionOfWord(value) !== null) return 'direction';
  if (severityOfWord(value) !== null) return 'severity';
  if (sensorTypeOfWord(value) !== null) return 'sensorType';
  return classOfWord(value) === null ? 'source' : 'part';
}

/** True where the row's time column holds a time or one of the words for none. */
export function hasTime(cells: RowCells): boolean {
  const time = cells.get('time') ?? cells.get('date') ?? '';
  return timeText.test(time);
}

/** True where a row without a time is still one of the table: a number, and a description. */
export function isUndatedRow(cells: RowCells): boolean {
  const time = cells.get('time') ?? cells.get('date') ?? '';
  return unsetTime.test(time) && (cells.has('severity') || cells.has('id')) && cells.has('text');
}

/** Draft of a row; null where it has neither description nor sensor. */
export function draftOfCells(cells: RowCells, header: TableHeader, times: TimeReader, maker: 'huawei' | 'h3c'): PlacelessDraft | null {
  const text = cells.get('text') ?? '';
  const sensorText = cells.get('sensor') ?? '';
  if (text === '' && sensorText === '') return null;
  return {
    ...identityAndTime(cells, header, times),
    ...messageOf(cells, text, sensorText, maker),
    ...countOf(cells),
  };
}

/** All that a row says but number and time: rows that agree in it are of one kind. */
export function kindOfRow(cells: RowCells): string {
  return [...cells]
    .filter(([role]) => !passing.has(role))
    .flat()
    .join('\u0000');
}

const passing: ReadonlySet<ColumnRole> = new Set(['id', 'time', 'date', 'clock', 'lastTime']);

/** Number and time of a row. */
export function identityAndTime(
  cells: RowCells,
  header: TableHeader,
  times: TimeReader,
): { readonly recordId?: string; readonly time: EventTime } {
  const recordId = cells.get('id');
  return { ...(recordId === undefined ? {} : { recordId }), time: timeOf(cells, header, times) };
}

function timeOf(cells: RowCells, { zone }: TableHeader, times: TimeReader): EventTime {
  const date = cells.get('date');
  const printed = date === undefined ? (cells.get('time') ?? '') : `${date} ${cells.get('clock') ?? ''}`.trim();
  const time = readPrintedTime(zone === '' || /[zZ]$|UTC|GMT|[+-]\d{2}:?\d{2}$/.test(printed) ? printed : `${printed} ${zone}`, times);
  const last = cells.get('lastTime');
  return { ...time, text: printed === '' ? null : printed, last: last === undefined ? null : readPrintedTime(last, times).instant };
}

function messageOf(cells: RowCells, text: string, sensorText: string, maker: 'huawei' | 'h3c'): PlacelessDraft {
  const { text: said, direction, reading, threshold } = parseRowTail(text.split(' | '));
  const code = cells.get('code') ?? '';
  const typeText = cells.get('sensorType') ?? '';
  const type = sensorTypeOfWord(typeText);
  // A type in its own column is surer than the first word of a name (`Chassis Intru`).
  const sensor = type === null || sensorText.includes('#') ? parseSensor(sensorText) : { typeCode: null, name: sensorText, number: null };
  const part = cells.get('part') ?? (type === null ? typeText : '');
  const draft = draftOfMessage({
    text: said === '' ? sensorText : said,
    severity: cells.get('severity') ?? null,
    direction: directionOfWord(cells.get('direction') ?? '') ?? direction,
    sensorType: type ?? sensor.typeCode,
    sensorName: sensor.name,
    sensorNumber: sensor.number ?? numberOf(cells.get('sensorNumber')),
    vendorKey: keyOfVendorCode(code, maker),
    subject: part === '' ? typeText || sensorText : part,
    details: { ...detailsOfMessage(said), ...detailsOfCells(cells) },
  });
  const components = componentsOfWord(part, cutDirection(said).text, sensor.name);
  return {
    ...draft,
    ...(reading === null ? {} : { reading }),
    ...(threshold === null ? {} : { threshold }),
    ...(components.length === 0 ? {} : { components }),
    ...(code === '' ? {} : { message: { id: code, args: [] } }),
  };
}

function detailsOfCells(cells: RowCells): Record<string, string> {
  const columns = {
    advice: 'resolution',
    server: 'server',
    model: 'serverModel',
    serialNumber: 'serialNumber',
    partNumber: 'partNumber',
  } as const;
  const named = Object.entries(columns).flatMap(([role, name]) => {
    const value = cells.get(role as ColumnRole);
    return value === undefined || /^(?:-+|n\/?a|null|none)$/i.test(value) ? [] : [[name, value] as const];
  });
  return Object.fromEntries(named);
}

function countOf(cells: RowCells): Pick<PlacelessDraft, 'count'> {
  const count = numberOf(cells.get('count'));
  return count !== null && count > 1 && Number.isInteger(count) ? { count } : {};
}

function numberOf(text: string | undefined): number | null {
  if (text === undefined || !/^(?:0x[0-9a-f]{1,4}|\d{1,9})$/i.test(text)) return null;
  return Number(text);
}
