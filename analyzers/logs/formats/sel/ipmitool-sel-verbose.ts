import type { Generator, Sensor } from '#domain/log-event.js';
import { createEventCompleter } from '../../event/complete-event.js';
import { draftOfOemRecord, draftOfPanic, type PlacelessDraft } from '../../event/draft-of-record.js';
import type { IpmiIdentity } from '../../event/event-draft.js';
import { createTimeReader, type TimeReader } from '../../event/event-time.js';
import { describeEntity } from '../../ipmi/entities.js';
import { readGenerator } from '../../ipmi/generators.js';
import { findEventRow, sensorSpecificType, thresholdType } from '../../ipmi/judge-event.js';
import { parseManufacturerId } from '../../ipmi/manufacturers.js';
import { directionOf } from '../../ipmi/sel-row.js';
import { sensorOfType, sensorTypeCode } from '../../ipmi/sensor-types.js';
import { identifyEvent } from '../../ipmi/text-identity.js';
import type { EventSink, LinesFormat } from '../../log-format.js';
import { createPanicJoiner } from './panic-joiner.js';

const firstLine = /^SEL Record ID\s*:\s*[0-9a-f]{1,4}\s*$/i;
/** Every other line of a record is indented; `sel get` adds the sensor's state of now, which is no part of the event. */
const laterLine = /^\s+(?<name>(?:[^\s:|][^:|]{0,60})?):\s*(?<value>.*)$/;
/** `sel get` names the sensor behind the record; what follows is its state of now, which another format reads. */
const sensorOfNow = /^Sensor ID\s*: (?<name>.{1,64}?) \(0x(?<number>[0-9a-f]{1,2})\)\s*$/i;
const eventDataBytes = /^(?<first>[0-9a-f]{2})(?<second>[0-9a-f]{2})(?<third>[0-9a-f]{2})$/i;
const oemRecordType = /^(?<type>[0-9a-f]{2})\s+\(OEM/i;
const printedTwice = /^(?<once>.+) \k<once>$/;
const dateThenTime = /^(?<date>\S+)\s+(?<time>.+)$/;
const mostLines = 80;
const relativeTime = /^(?:pre-init(?: time-stamp)?|S\+)\b/i;

type Block = { readonly line: number; readonly lines: string[]; readonly fields: Map<string, string> };

/** Records of `ipmitool -v sel list`, `-v sel elist` and `sel get`: the one text form of a SEL that still has the event data. */
export const ipmitoolSelVerbose: LinesFormat = {
  kind: 'lines',
  id: 'ipmitool-sel-verbose',
  title: 'ipmitool -v sel list / sel get',
  reference: 'ipmitool 1.8.11–1.8.19, lib/ipmi_sel.c, verbose output; IPMI 2.0 §32',
  samples: [
    {
      name: 'two records of a failing module',
      kind: 'typical',
      content: [
        'SEL Record ID          : 001a',
        ' Record Type           : 02',
        ' Timestamp             : 03/02/2024 09:15:31',
        ' Generator ID          : 0001',
        ' EvM Revision          : 04',
        ' Sensor Type           : Memory',
        ' Sensor Number         : 87',
        ' Event Type            : Sensor-specific Discrete',
        ' Event Direction       : Assertion Event',
        ' Event Data            : a13b81',
        ' Description           : Uncorrectable ECC',
        '',
        'SEL Record ID          : 001b',
        ' Record Type           : 02',
        ' Timestamp             : 03/02/24 03/02/24',
        ' Generator ID          : 0020',
        ' EvM Revision          : 04',
        ' Sensor Type           : Power Unit',
        ' Sensor Number         : 2a',
        ' Event Type            : Generic Discrete',
        ' Event Direction       : Deassertion Event',
        ' Event Data            : 01ffff',
        ' Description           : Redundancy Lost',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/09/0b/01'] },
    },
    {
      name: 'sel get with the sensor of now, OEM records, a panic and times before the clock was set',
      kind: 'extreme',
      content: [
        'SEL Record ID          : 0003',
        ' Record Type           : 02',
        ' Timestamp             : S+ 70/001 S+ 70/001',
        ' Generator ID          : 0020',
        ' EvM Revision          : 04',
        ' Sensor Type           : Temperature',
        ' Sensor Number         : 30',
        ' Event Type            : Threshold',
        ' Event Direction       : Assertion Event',
        ' Event Data (RAW)      : 59605f',
        ' Event Interpretation  : Missing',
        ' Description           : Upper Critical going high',
        '',
        ' Sensor ID              : Inlet Temp (0x30)',
        ' Entity ID              : 7.1',
        ' Sensor Type (Threshold)  : Temperature',
        ' Sensor Reading         : 24 (+/- 0) degrees C',
        '',
        'SEL Record ID          : 0004',
        ' Record Type           : c1  (OEM timestamped)',
        ' Timestamp             : 03/02/24 03/02/24',
        ' Manufactacturer ID    : 0002a2',
        ' OEM Defined           : 010203040506 [......]',
        '',
        'SEL Record ID          : 0005',
        ' Record Type           : e0  (OEM non-timestamped)',
        ' OEM Defined           : 0102030405060708090a0b0c0d [.............]',
        '',
        'SEL Record ID          : 0006',
        ' Record Type           : Linux kernel panic (OEM record f0)',
        ' Panic string          : Fatal excep',
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['ipmi/01/01/09', 'ipmi/oem/0002a2/c1', 'ipmi/oem/--/e0', 'linux/kernel/panic'] },
    },
    {
      name: 'a record cut off after its time',
      kind: 'broken',
      content: ['SEL Record ID          : 0007', ' Record Type           : 02', ' Timestamp             : 03/02/24 09:20:00'].join('\n'),
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => firstLine.test(line),
  open: (context, sink) => {
    const emitter = createEmitter(context.file, createTimeReader(context), sink);
    let block: Block | null = null;
    const close = (): void => {
      if (block !== null) emitter.take(block);
      block = null;
    };
    return {
      read: (raw, line) => {
        if (firstLine.test(raw)) {
          close();
          block = { line, lines: [], fields: new Map() };
        }
        if (block !== null) addSensorName(block, raw);
        return block !== null && addLine(block, raw);
      },
      end: () => {
        close();
        emitter.release();
      },
    };
  },
};

/** Adds a line to the open record; false where it is none of it. The first value of a name is the event's, later ones are the sensor's of now. */
function addLine(block: Block, raw: string): boolean {
  const found = laterLine.exec(block.lines.length === 0 ? ` ${raw}` : raw)?.groups;
  if (!found) return raw.trim() === '';
  const name = (found.name ?? '').trim().toLowerCase();
  if (block.fields.has(name) || block.lines.length >= mostLines) return true;
  block.fields.set(name, found.value?.trim() ?? '');
  block.lines.push(raw);
  return true;
}

/** Keeps the name of the record's own sensor. */
function addSensorName(block: Block, raw: string): void {
  const found = sensorOfNow.exec(raw)?.groups;
  const isOwn = found !== undefined && Number.parseInt(found.number ?? '', 16) === parseByte(block.fields.get('sensor number'));
  if (isOwn && !block.fields.has('sensor id')) block.fields.set('sensor id', found.name ?? '');
}

type Emitter = { readonly take: (block: Block) => void; readonly release: () => void };

function createEmitter(file: string, times: TimeReader, sink: EventSink): Emitter {
  const complete = createEventCompleter({ file, format: 'ipmitool-sel-verbose' });
  const records = createPanicJoiner((draft) => sink.event(complete(draft)));
  return {
    take: ({ line, lines, fields }) => {
      const raw = lines.join('\n');
      const draft = draftOfFields(fields, times);
      if (draft === null) sink.unread({ line, byte: null, raw }, 'malformedRecord');
      else records.take({ ...draft, line, byte: null, raw });
    },
    release: records.release,
  };
}

function draftOfFields(fields: ReadonlyMap<string, string>, times: TimeReader): PlacelessDraft | null {
  const recordId = (fields.get('sel record id') ?? '').replace(/^0+(?=.)/, '');
  const time = timeOf(fields.get('timestamp') ?? '', times);
  const panic = fields.get('panic string');
  if (panic !== undefined) return { ...draftOfPanic(panic), recordId };
  const oem = oemRecordType.exec(fields.get('record type') ?? '')?.groups;
  if (oem) return { ...draftOfOem(Number.parseInt(oem.type ?? '', 16), fields), recordId, ...time };
  const event = draftOfEvent(fields);
  return event && { ...event, recordId, ...time };
}

/** 1.8.19 prints the date twice and drops the time: the day is kept in the text, no instant is made up. */
function timeOf(text: string, times: TimeReader): Pick<PlacelessDraft, 'time'> {
  if (text === '') return {};
  const once = printedTwice.exec(text)?.groups?.once;
  if (once !== undefined || relativeTime.test(text)) return { time: times.fromDateAndTime(once ?? text, '') };
  const found = dateThenTime.exec(text)?.groups;
  return { time: times.fromDateAndTime(found?.date ?? text, found?.time ?? '') };
}

function draftOfOem(recordType: number, fields: ReadonlyMap<string, string>): PlacelessDraft {
  const printed = fields.get('manufactacturer id') ?? fields.get('manufacturer id');
  const manufacturer = printed !== undefined && /^[0-9a-f]{6}$/i.test(printed) ? parseManufacturerId(printed) : null;
  return { ...draftOfOemRecord(recordType, manufacturer), oemBytes: fields.get('oem defined')?.split(' ')[0]?.toLowerCase() ?? null };
}

function draftOfEvent(fields: ReadonlyMap<string, string>): PlacelessDraft | null {
  const typeText = fields.get('sensor type');
  const data = eventDataBytes.exec(fields.get('event data') ?? fields.get('event data (raw)') ?? '')?.groups;
  if (typeText === undefined || !data) return null;
  const eventData = [parseByte(data.first), parseByte(data.second), parseByte(data.third)] as const;
  const description = fields.get('description') ?? '';
  const ipmi = identityOf(sensorTypeCode(typeText), fields.get('event type') ?? '', eventData, description);
  return {
    direction: directionOf(fields.get('event direction') ?? ''),
    sensor: sensorOf(sensorTypeCode(typeText), fields),
    generator: generatorOf(fields.get('generator id') ?? ''),
    ipmi,
    text: description === '' ? (findEventRow(ipmi)?.[3] ?? '') : description,
  };
}

/** The class tells the event type code only for 01h and 6Fh; for the generic ones the description does. */
function identityOf(
  sensorType: number | null,
  eventClass: string,
  eventData: readonly [number, number, number],
  description: string,
): IpmiIdentity {
  const offset = eventData[0] & 0x0f;
  if (eventClass === 'Threshold') return { sensorType, eventType: thresholdType, offset, eventData };
  if (eventClass.startsWith('Sensor-specific')) return { sensorType, eventType: sensorSpecificType, offset, eventData };
  return { sensorType, eventType: identifyEvent(sensorType, description).eventType, offset, eventData };
}

function sensorOf(typeCode: number | null, fields: ReadonlyMap<string, string>): Sensor {
  const number = fields.get('sensor number') ?? '';
  const entity = fields.get('entity id');
  return sensorOfType(typeCode, {
    name: fields.get('sensor id')?.replace(/ \(0x[0-9a-f]+\)$/i, '') ?? null,
    number: /^[0-9a-f]{1,2}$/i.test(number) ? Number.parseInt(number, 16) : null,
    entity: entity === undefined ? null : describeEntity(entity),
  });
}

/** Generator as four hex digits: channel and LUN first, then slave address or software id. */
function generatorOf(text: string): Generator | null {
  if (!/^[0-9a-f]{4}$/i.test(text)) return null;
  return readGenerator(Number.parseInt(text.slice(2), 16), Number.parseInt(text.slice(0, 2), 16));
}

function parseByte(digits: string | undefined): number {
  return Number.parseInt(digits ?? '', 16);
}
