import { draftOfEventBytes } from '../../../event/draft-of-event-bytes.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import { firstOemRecordType } from '../../../ipmi/sel-record.js';
import type { JsonFormat, ReadContext } from '../../../log-format.js';
import { readJsonItems } from '../../../readers/json-events.js';
import { type JsonRecord, numberAt } from '../../../syntax/json-fields.js';
import { findRecords } from '../../../syntax/json-walk.js';
import { type ColumnRole, columnRole } from './header-csv-columns.js';
import { draftOfCells, nameCells } from './header-csv-row.js';
import { restEventsSamples } from './rest-events-samples.js';

const id = 'rest-events';
const inspectedNodes = 5_000;
/** One of these must stand beside time and text, else a document of any service would do. */
const telling: readonly ColumnRole[] = ['severity', 'sensor', 'sensorType', 'direction', 'code', 'part'];
const mostFields = 60;
/** Levels of H3C HDM. */
const levels: Readonly<Record<string, string>> = { '1': 'OK', '2': 'Caution', '3': 'Warning', '4': 'Critical' };

/**
 * Events of a service processor's REST service as objects with a time, a text and a sensor, severity, direction or code,
 * under names in English or Chinese (AMI MegaRAC `event_description`, H3C `level`).
 */
export const restEvents: JsonFormat = {
  id,
  kind: 'json',
  title: 'Events of a service processor as JSON objects (AMI MegaRAC, H3C HDM, Inspur)',
  reference: 'AMI MegaRAC SP-X REST /api/logs/event; H3C HDM /api/logs/event',
  samples: restEventsSamples,
  claims: (document) => findRecords(document, isEvent, inspectedNodes).length > 0,
  read: readJsonItems({
    format: id,
    items: (document) => findRecords(document, (record) => isEvent(record) || isBrokenAmi(record)),
    draftsOf,
  }),
};

function isEvent(record: JsonRecord): boolean {
  const roles = rolesOf(record);
  return roles.includes('time') && roles.includes('text') && telling.some((role) => roles.includes(role));
}

function isBrokenAmi(record: JsonRecord): boolean {
  return 'sensor_type' in record && 'event_direction' in record;
}

/** Roles of the fields that hold plain values. */
function rolesOf(record: JsonRecord): (ColumnRole | null)[] {
  const entries = Object.entries(record);
  if (entries.length > mostFields) return [];
  return entries.map(([name, value]) => (isPlain(value) ? columnRole(name) : null));
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : typeof value === 'number';
}

function draftsOf(record: JsonRecord, times: TimeReader, context: ReadContext): readonly PlacelessDraft[] | null {
  const names = Object.keys(record);
  const isH3c = typeof record.level === 'number';
  const roles = rolesOf(record).map((role, index, all) =>
    role === 'kind' || role === 'text' || all.indexOf(role) === index ? role : null,
  );
  const header = { separator: ',', isBoxed: false, names, roles, zone: '' } as const;
  const cells = nameCells(
    names.map((name) => plainText(name, record[name])),
    header,
  );
  const maker = isH3c || /h3c|hdm/i.test(context.file) ? 'h3c' : 'huawei';
  const draft = draftOfCells(cells, header, times, maker);
  if (draft === null || !cells.has('time')) return null;
  const bytes = bytesOf(record, draft);
  return [{ ...draft, ...(bytes ?? {}) }];
}

function plainText(name: string, value: unknown): string {
  if (!isPlain(value)) return '';
  const text = String(value);
  if (name === 'level' && typeof value === 'number') return levels[text] ?? text;
  return /sensor_?type|event_?description|event_?direction|event_?desc$/i.test(name) && /^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(text)
    ? text.replace(/_/g, ' ')
    : text;
}

/** Where the service gives the event's bytes they say more than its words. */
function bytesOf(record: JsonRecord, draft: PlacelessDraft): PlacelessDraft | null {
  const [first, second, third] = [numberAt(record, 'event_data1'), numberAt(record, 'event_data2'), numberAt(record, 'event_data3')];
  const directionAndType = numberAt(record, 'event_dir_type') ?? numberAt(record, 'event_dir_type_code');
  const sensorType = draft.sensor?.typeCode ?? null;
  if (first === null || directionAndType === null || sensorType === null || (numberAt(record, 'record_type') ?? 2) >= firstOemRecordType)
    return null;
  const eventData = [first, second ?? 0xff, third ?? 0xff] as const;
  const { number: sensorNumber = null, name: sensorName = null } = draft.sensor ?? {};
  const decoded = draftOfEventBytes({ sensorType, sensorNumber, sensorName, directionAndType, eventData, text: draft.text });
  return { ...draft, ...decoded };
}
