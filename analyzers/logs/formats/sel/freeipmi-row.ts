import type { Generator, Sensor } from '#domain/log-event.js';
import { draftOfOemRecord, draftOfPanic, type PlacelessDraft } from '../../event/draft-of-record.js';
import type { TimeReader } from '../../event/event-time.js';
import { hexByte, oemRecordKey } from '../../ipmi/event-key.js';
import { type FreeIpmiEvent, parseFreeIpmiEvent } from '../../ipmi/freeipmi-event.js';
import { readGenerator } from '../../ipmi/generators.js';
import { kernelPanicRecordType, panicText } from '../../ipmi/sel-record.js';
import { directionOf } from '../../ipmi/sel-row.js';
import { sensorOfType, sensorTypeCode } from '../../ipmi/sensor-types.js';

/** Cells of a row of `ipmi-sel` by the lower-cased title of their column. */
export type FreeIpmiRow = ReadonlyMap<string, string>;

/** What FreeIPMI prints in a cell that has no value. */
export const notAvailable = 'N/A';
const unnamedSensor = /^Sensor #(?<number>\d{1,3})(?: \(Generator ID (?<generator>[0-9A-F]{2})h\))?$/;
const oemRecord =
  /^(?:Manufacturer ID = (?<maker>[^;]{1,80}?) ?; )?OEM defined(?: \(Record Type = (?<type>[0-9A-F]{2})h\))? = (?<bytes>[0-9A-Fh ]+)$/;
const manufacturerNumber = /(?:^|\()(?<number>[0-9A-F]{1,6})h\)?$/;
const undatedOemBytes = 13;
const longestPanicPiece = 11;

/** Draft of a row; null where it has no event. Times are those of the row's date and time columns. */
export function draftOfFreeIpmiRow(cells: FreeIpmiRow, times: TimeReader): PlacelessDraft | null {
  const event = cells.get('event') ?? '';
  const type = cells.get('type');
  if (event === '' || type === '') return null;
  const common = { recordId: cells.get('id') ?? null, ...timeOf(cells, times) };
  const record = draftOfFreeIpmiOem(event) ?? draftOfInterpretedPanic(cells, event);
  if (record !== null) return { ...common, ...record };
  const state = cells.get('state') ?? notAvailable;
  const typeCode = sensorTypeCode(type ?? '');
  return {
    ...common,
    direction: directionOf(cells.get('event direction') ?? ''),
    ...sensorAndGenerator(cells.get('name') ?? '', typeCode),
    ...eventFields(parseFreeIpmiEvent(typeCode, event)),
    ...(state === notAvailable || state === '' ? {} : { severity: { reported: state } }),
  };
}

/** Draft of an OEM record; null where the event is none. Without `-vv` the tool prints no record type. */
export function draftOfFreeIpmiOem(event: string): PlacelessDraft | null {
  const found = oemRecord.exec(event)?.groups;
  if (!found) return null;
  const oemBytes = found.bytes?.replace(/[h ]/g, '').toLowerCase() ?? '';
  const recordType = found.type === undefined ? null : Number.parseInt(found.type, 16);
  const panic = recordType === null || recordType === kernelPanicRecordType ? draftOfPanicBytes(oemBytes) : null;
  if (panic !== null) return panic;
  const maker = manufacturerNumber.exec(found.maker ?? '')?.groups?.number;
  const manufacturerId = maker === undefined ? null : Number.parseInt(maker, 16);
  if (recordType !== null) return { ...draftOfOemRecord(recordType, manufacturerId), oemBytes };
  // A type that is not printed has no digits in the key either.
  const key = oemRecordKey(manufacturerId, 0).replace(/00$/, hexByte(null));
  return { key, class: 'oem', text: 'OEM record', provenance: 'unknown', oemBytes };
}

function draftOfPanicBytes(digits: string): PlacelessDraft | null {
  const bytes = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const text = bytes.length === undatedOemBytes ? panicText(bytes) : null;
  return text === null ? null : { ...draftOfPanic(text), details: { panicText: text, sequence: bytes[1] ?? 0 }, provenance: 'inferred' };
}

/** With `--interpret-oem-data` a record without sensor and time prints a piece of a panic text as it stands. */
function draftOfInterpretedPanic(cells: FreeIpmiRow, event: string): PlacelessDraft | null {
  const isBare = ['date', 'name', 'type'].every((column) => cells.get(column) === notAvailable);
  return isBare && event.length <= longestPanicPiece ? { ...draftOfPanic(event), provenance: 'inferred' } : null;
}

function timeOf(cells: FreeIpmiRow, times: TimeReader): Pick<PlacelessDraft, 'time'> {
  const date = cells.get('date') ?? '';
  const time = cells.get('time') ?? '';
  return date === notAvailable ? {} : { time: times.fromDateAndTime(date, time === date ? '' : time) };
}

function sensorAndGenerator(name: string, typeCode: number | null): { readonly sensor: Sensor; readonly generator: Generator | null } {
  const unnamed = unnamedSensor.exec(name)?.groups;
  const generator = unnamed?.generator === undefined ? null : readGenerator(Number.parseInt(unnamed.generator, 16), 0);
  const isNamed = !unnamed && name !== notAvailable && name !== '';
  const sensor = sensorOfType(typeCode, { name: isNamed ? name : null, number: unnamed ? Number(unnamed.number) : null });
  return { sensor, generator: generator && { ...generator, lun: null } };
}

/** What the event column says, in the fields of a draft. */
export function eventFields({
  codes,
  details,
  ...event
}: FreeIpmiEvent): Pick<PlacelessDraft, 'ipmi' | 'text' | 'reading' | 'threshold' | 'details'> {
  const hasDetails = Object.keys(details).length > 0;
  return { ...event, ipmi: { ...codes, eventData: null }, ...(hasDetails ? { details } : {}) };
}
