import type { Generator, Sensor } from '#domain/log-event.js';
import { createEventCompleter } from '../../event/complete-event.js';
import { draftOfOemRecord, type PlacelessDraft } from '../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../event/event-time.js';
import { type FreeIpmiEvent, parseFreeIpmiEvent } from '../../ipmi/freeipmi-event.js';
import { readGenerator } from '../../ipmi/generators.js';
import { directionOf } from '../../ipmi/sel-row.js';
import { sensorTypeCode, sensorTypeName } from '../../ipmi/sensor-types.js';
import type { LinesFormat } from '../../log-format.js';

const header = /^ID\s*(?<separator>[|,])\s*Date\s*[|,]\s*Time\s*[|,]\s*Name\s*[|,]/;
const row = /^\d{1,5}\s*(?<separator>[|,])\s*(?:[A-Z][a-z]{2}-\d{2}-\d{4}|PostInit|Unspec\.|N\/A)\s*[|,]/;
const unnamedSensor = /^Sensor #(?<number>\d{1,3})(?: \(Generator ID (?<generator>[0-9A-F]{2})h\))?$/;
const oemRecord = /^OEM defined \(Record Type = (?<type>[0-9A-F]{2})h\) = (?<bytes>[0-9A-Fh ]+)$/;
const notAvailable = 'N/A';
const firstColumns = ['id', 'date', 'time', 'name', 'type'] as const;
const states: ReadonlySet<string> = new Set(['Nominal', 'Warning', 'Critical', notAvailable]);

type Row = ReadonlyMap<string, string>;

/** Output of FreeIPMI's `ipmi-sel`, as a table or with `--comma-separated-output`; columns by its header. */
export const freeipmiSel: LinesFormat = {
  kind: 'lines',
  id: 'freeipmi-sel',
  title: 'FreeIPMI ipmi-sel',
  reference: 'FreeIPMI 1.6, ipmi-sel(8)',
  samples: [
    {
      name: 'table with states',
      kind: 'typical',
      content: [
        'ID  | Date        | Time     | Name        | Type         | State    | Event',
        '1   | Mar-02-2024 | 09:14:07 | DIMM_B2     | Memory       | Warning  | Correctable memory error ; OEM Event Data2 code = 12h',
        '2   | Mar-02-2024 | 09:15:31 | DIMM_B2     | Memory       | Critical | Uncorrectable memory error',
        '3   | Mar-02-2024 | 09:21:40 | Inlet_Temp  | Temperature  | Critical | Upper Critical - going high ; Sensor Reading = 51.00 C ; Threshold = 47.00 C',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['ipmi/0c/6f/00', 'ipmi/0c/6f/01', 'ipmi/01/01/09'] },
    },
    {
      name: 'commas, both further columns, unnamed sensors, records of vendors',
      kind: 'extreme',
      content: [
        'ID,Date,Time,Name,Type,State,Event Direction,Event',
        '10,PostInit,PostInit,Sensor #49 (Generator ID 20h),Fan,Nominal,Assertion Event,State Deasserted',
        '11,Mar-02-2024,09:30:00,IPMI_Watchdog,Watchdog 2,Warning,Assertion Event,Timer expired, status only ; Timer use at expiration = SMS/OS ; Interrupt type = none',
        '12,Mar-02-2024,09:30:05,Sensor #113,Power Supply,Critical,Deassertion Event,Power Supply input lost (AC/DC)',
        '13,Mar-02-2024,09:30:06,Sensor #23,Other Units Based Sensor,N/A,Assertion Event,Event Offset = 03h (Event Type Code = 02h)',
        '14,N/A,N/A,N/A,N/A,N/A,N/A,OEM defined (Record Type = E2h) = 01h 02h 03h',
        '15,Unspec.,Unspec.,Firmware,System Firmware Progress,Critical,Assertion Event,System Firmware Error ; No usable system memory',
      ].join('\n'),
      expect: {
        events: 6,
        unread: 0,
        keys: ['ipmi/04/03/00', 'ipmi/23/6f/00', 'ipmi/08/6f/03', 'ipmi/0b/02/03', 'ipmi/oem/--/e2', 'ipmi/0f/6f/00'],
      },
    },
    {
      name: 'an excerpt without header, and a row that ends early',
      kind: 'broken',
      content: [
        '7   | Mar-02-2024 | 09:40:00 | PS2 Status | Power Supply | Critical | Power Supply Failure detected',
        '8   | Mar-02-2024 | 09:40:01 | PS2 Status',
      ].join('\n'),
      expect: { events: 1, unread: 1, keys: ['ipmi/08/6f/01'] },
    },
  ],
  claims: (line) => row.test(line) || header.test(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: 'freeipmi-sel' });
    const times = createTimeReader(context);
    let columns: readonly string[] | null = null;
    return {
      read: (raw, line) => {
        const title = header.exec(raw)?.groups?.separator;
        if (title !== undefined) {
          columns = raw.split(title).map((name) => name.trim().toLowerCase());
          return true;
        }
        const separator = row.exec(raw)?.groups?.separator;
        if (separator === undefined) return false;
        const cells = raw.split(separator).map((cell) => cell.trim());
        const draft = draftOfRow(nameCells(cells, columns ?? guessColumns(cells), separator), times);
        if (draft === null) sink.unread({ line, byte: null, raw }, 'malformedRow');
        else sink.event(complete({ ...draft, line, byte: null, raw }));
        return true;
      },
      end: () => {},
    };
  },
};

/** Columns of a row whose header was not copied: the two that may be there print one of a few words. */
function guessColumns(cells: readonly string[]): readonly string[] {
  const [sixth = '', seventh = ''] = cells.slice(firstColumns.length, -1);
  const hasState = states.has(sixth);
  const afterState = hasState ? seventh : sixth;
  const hasDirection = directionOf(afterState) !== null || (hasState && afterState === notAvailable);
  return [...firstColumns, ...(hasState ? ['state'] : []), ...(hasDirection ? ['event direction'] : []), 'event'];
}

/** Cells by column; what is left over belongs to the last one, because events may hold the separator and nothing is quoted. */
function nameCells(cells: readonly string[], columns: readonly string[], separator: string): Row {
  const last = columns.length - 1;
  const rest = cells.slice(last).join(separator === ',' ? ', ' : ` ${separator} `);
  return new Map(columns.map((column, index) => [column, index === last ? rest : (cells[index] ?? '')]));
}

function draftOfRow(cells: Row, times: TimeReader): PlacelessDraft | null {
  const event = cells.get('event') ?? '';
  const type = cells.get('type') ?? '';
  if (event === '' || type === '') return null;
  const common = { recordId: cells.get('id') ?? null, ...timeOf(cells, times) };
  const oem = oemRecord.exec(event)?.groups;
  if (oem) {
    const oemBytes = oem.bytes?.replace(/[h ]/g, '').toLowerCase() ?? null;
    return { ...common, ...draftOfOemRecord(Number.parseInt(oem.type ?? '', 16), null), oemBytes };
  }
  const state = cells.get('state') ?? notAvailable;
  return {
    ...common,
    direction: directionOf(cells.get('event direction') ?? ''),
    ...sensorAndGenerator(cells.get('name') ?? '', sensorTypeCode(type)),
    ...eventFields(parseFreeIpmiEvent(sensorTypeCode(type), event)),
    ...(state === notAvailable || state === '' ? {} : { severity: { reported: state } }),
  };
}

function timeOf(cells: Row, times: TimeReader): Pick<PlacelessDraft, 'time'> {
  const date = cells.get('date') ?? '';
  const time = cells.get('time') ?? '';
  return date === notAvailable ? {} : { time: times.fromDateAndTime(date, time === date ? '' : time) };
}

function sensorAndGenerator(name: string, typeCode: number | null): { readonly sensor: Sensor; readonly generator: Generator | null } {
  const unnamed = unnamedSensor.exec(name)?.groups;
  const generator = unnamed?.generator === undefined ? null : readGenerator(Number.parseInt(unnamed.generator, 16), 0);
  const type = typeCode === null ? null : sensorTypeName(typeCode);
  const isNamed = !unnamed && name !== notAvailable && name !== '';
  const sensor = { type, typeCode, name: isNamed ? name : null, number: unnamed ? Number(unnamed.number) : null, entity: null };
  return { sensor, generator: generator && { ...generator, lun: null } };
}

function eventFields({
  codes,
  details,
  ...event
}: FreeIpmiEvent): Pick<PlacelessDraft, 'ipmi' | 'text' | 'reading' | 'threshold' | 'details'> {
  const hasDetails = Object.keys(details).length > 0;
  return { ...event, ipmi: { ...codes, eventData: null }, ...(hasDetails ? { details } : {}) };
}
