import { createEventCompleter } from '../../event/complete-event.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../event/event-time.js';
import { type FreeIpmiEvent, parseFreeIpmiEvent } from '../../ipmi/freeipmi-event.js';
import { parseSensor } from '../../ipmi/sel-row.js';
import type { LinesFormat } from '../../log-format.js';
import { draftOfFreeIpmiOem, eventFields } from './freeipmi-row.js';

const row =
  /^(?<id>\d{1,5}):(?<date>[A-Z][a-z]{2}-\d{2}-\d{4}|\d{2}-[A-Z][a-z]{2}-\d{4}|PostInit|Unspec\.) (?<time>\d{2}:\d{2}:\d{2}|PostInit|Unspec\.):(?<rest>.*)$/;
/** The tool prints nothing else of a record that it cannot show in this form. */
const emptyRow = /^\d{1,5}:o?$/;
/** A colon before one of these begins a further part; others belong to the words of an event. */
const partStart = /:(?=(?:Sensor Reading|Threshold|OEM code|OEM defined|Event Data[23]|[A-Z][\w/ ]{2,40}) = )/g;

/** Rows of `ipmi-sel --legacy-output`, which was the only output before FreeIPMI 0.8: columns between colons. */
export const freeipmiSelLegacy: LinesFormat = {
  kind: 'lines',
  id: 'freeipmi-sel-legacy',
  title: 'FreeIPMI ipmi-sel --legacy-output',
  reference: 'FreeIPMI 0.7–1.6, ipmi-sel(8)',
  samples: [
    {
      name: 'two records of a supply and a module',
      kind: 'typical',
      content: [
        '1:Mar-02-2024 09:14:07:Power Supply PS2 Status:Power Supply Failure detected',
        '2:Mar-02-2024 09:15:31:Memory #153:Uncorrectable memory error:OEM code = 3Bh:OEM code = 81h',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/08/6f/01', 'ipmi/0c/6f/01'] },
    },
    {
      name: 'times before the clock was set, words with colons, readings, an OEM record',
      kind: 'extreme',
      content: [
        '3:PostInit PostInit:Power Unit PS Redundancy:Non-redundant:Sufficient Resources from Redundant',
        '4:02-Mar-2024 09:16:00:Temperature Inlet:Upper Critical - going high:Sensor Reading = 51.00 C:Threshold = 47.00 C',
        '5:Mar-02-2024 09:16:01:Manufacturer ID = 2A2h:OEM defined = 01h 02h 03h 04h 05h 06h',
        '6:Unspec. Unspec.:System Firmware Progress #79:System Firmware Progress:Memory initialization',
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['ipmi/09/0b/03', 'ipmi/01/01/09', 'ipmi/oem/0002a2/--', 'ipmi/0f/6f/02'] },
    },
    {
      name: 'a record that the tool could not show',
      kind: 'broken',
      content: ['7:Mar-02-2024 09:17:00:Processor CPU1_Status:IERR', '8:o'].join('\n'),
      expect: { events: 1, unread: 1, keys: ['ipmi/07/6f/00'] },
    },
  ],
  claims: (line) => row.test(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: 'freeipmi-sel-legacy' });
    const times = createTimeReader(context);
    return {
      read: (raw, line) => {
        const found = row.exec(raw)?.groups;
        if (!found && !emptyRow.test(raw)) return false;
        const draft = found ? draftOfRow(found.rest ?? '') : null;
        if (draft === null) sink.unread({ line, byte: null, raw }, 'malformedRow');
        else sink.event(complete({ ...draft, recordId: found?.id ?? null, time: timeOf(found ?? {}, times), line, byte: null, raw }));
        return true;
      },
      end: () => {},
    };
  },
};

function timeOf({ date = '', time = '' }: Readonly<Record<string, string>>, times: TimeReader): NonNullable<PlacelessDraft['time']> {
  return times.fromDateAndTime(date, time === date ? '' : time);
}

function draftOfRow(rest: string): PlacelessDraft | null {
  const oem = draftOfFreeIpmiOem(rest.replace(partStart, ' ; '));
  if (oem !== null) return oem;
  const sensorEnd = rest.indexOf(':');
  if (sensorEnd === -1) return null;
  const sensor = parseSensor(rest.slice(0, sensorEnd));
  return { sensor, ...eventFields(parseEvent(sensor.typeCode, rest.slice(sensorEnd + 1).replace(partStart, ' ; '))) };
}

/** The words of an event may hold colons: only where they are not known as a whole does the first colon end them. */
function parseEvent(typeCode: number | null, text: string): FreeIpmiEvent {
  const whole = parseFreeIpmiEvent(typeCode, text);
  if (whole.codes.offset !== null || !text.includes(':')) return whole;
  return parseFreeIpmiEvent(typeCode, text.replaceAll(':', ' ; '));
}
