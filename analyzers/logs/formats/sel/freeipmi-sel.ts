import { createEventCompleter } from '../../event/complete-event.js';
import { createTimeReader } from '../../event/event-time.js';
import { directionOf } from '../../ipmi/sel-row.js';
import { sensorTypeCode } from '../../ipmi/sensor-types.js';
import type { LinesFormat } from '../../log-format.js';
import { draftOfFreeIpmiRow, type FreeIpmiRow, notAvailable } from './freeipmi-row.js';
import { createPanicJoiner } from './panic-joiner.js';

const header = /^ID\s*(?<separator>[|,])\s*Date\s*[|,]\s*Time\s*[|,]\s*Name\s*[|,]/;
const row = /^\d{1,5}\s*(?<separator>[|,])\s*(?:[A-Z][a-z]{2}-\d{2}-\d{4}|PostInit|Unspec\.|N\/A)\s*[|,]/;
/** What the tool and a terminal put round the rows. */
const noise =
  /^(?:Unknown SEL Record Type: |Caching SDR (?:repository|record)|.{0,80}[#$>] ?(?:sudo )?(?:ipmi-sel|ipmi-sensors|ipmimonitoring)(?: |$))/;
const firstColumns = ['id', 'date', 'time', 'name'] as const;
const states: ReadonlySet<string> = new Set(['Nominal', 'Warning', 'Critical', notAvailable]);

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
      name: 'no column of types, a maker, a panic in pieces',
      kind: 'extreme',
      content: [
        'root@node:~# ipmi-sel --no-sensor-type-output',
        'ID  | Date        | Time     | Name          | Event',
        '1   | Mar-02-2024 | 09:14:07 | N/A           | Manufacturer ID = Dell Inc. (2A2h) ; OEM defined = 01h 02h 03h 04h 05h 06h',
        '2   | Mar-02-2024 | 09:15:31 | PSU1_Status   | Power Supply Failure detected',
        '3   | N/A         | N/A      | N/A           | OEM defined = 20h 00h 4Fh 6Fh 70h 73h 3Ah 20h 30h 30h 30h 32h 20h',
        '4   | N/A         | N/A      | N/A           | OEM defined = 20h 01h 69h 6Eh 20h 69h 72h 71h 00h 00h 00h 00h 00h',
        'Unknown SEL Record Type: 3h',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['ipmi/oem/0002a2/--', 'ipmi/08/6f/01', 'linux/kernel/panic'] },
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
  claims: (line) => row.test(line) || header.test(line) || noise.test(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: 'freeipmi-sel' });
    const times = createTimeReader(context);
    const rows = createPanicJoiner((draft) => sink.event(complete(draft)));
    let columns: readonly string[] | null = null;
    return {
      read: (raw, line) => {
        const title = header.exec(raw)?.groups?.separator;
        if (title !== undefined) {
          columns = raw.split(title).map((name) => name.trim().toLowerCase());
          return true;
        }
        const separator = row.exec(raw)?.groups?.separator;
        if (separator === undefined) return noise.test(raw);
        const cells = raw.split(separator).map((cell) => cell.trim());
        const draft = draftOfFreeIpmiRow(nameCells(cells, columns ?? guessColumns(cells), separator), times);
        if (draft === null) sink.unread({ line, byte: null, raw }, 'malformedRow');
        else rows.take({ ...draft, line, byte: null, raw });
        return true;
      },
      end: rows.release,
    };
  },
};

/** Columns of a row whose header was not copied: those that may be missing print one of a few words. */
function guessColumns(cells: readonly string[]): readonly string[] {
  const [fifth = '', ...behind] = cells.slice(firstColumns.length);
  const hasType = behind.length > 0 || fifth === notAvailable || sensorTypeCode(fifth) !== null;
  const [first = '', second = ''] = hasType ? behind.slice(0, -1) : [];
  const hasState = states.has(first);
  const afterState = hasState ? second : first;
  const hasDirection = directionOf(afterState) !== null || (hasState && afterState === notAvailable);
  const further = [...(hasType ? ['type'] : []), ...(hasState ? ['state'] : []), ...(hasDirection ? ['event direction'] : [])];
  return [...firstColumns, ...further, 'event'];
}

/** Cells by column; what is left over belongs to the last one, because events may hold the separator and nothing is quoted. */
function nameCells(cells: readonly string[], columns: readonly string[], separator: string): FreeIpmiRow {
  const last = columns.length - 1;
  const rest = cells.slice(last).join(separator === ',' ? ', ' : ` ${separator} `);
  return new Map(columns.map((column, index) => [column, index === last ? rest : (cells[index] ?? '')]));
}
