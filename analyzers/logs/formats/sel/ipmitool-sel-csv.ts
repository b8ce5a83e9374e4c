import { createEventCompleter } from '../../event/complete-event.js';
import { draftOfOemRecord, draftOfPanic, type PlacelessDraft } from '../../event/draft-of-record.js';
import { draftOfRow } from '../../event/draft-of-row.js';
import { createTimeReader, type TimeReader } from '../../event/event-time.js';
import { parseManufacturerId } from '../../ipmi/manufacturers.js';
import { directionOf } from '../../ipmi/sel-row.js';
import type { LinesFormat } from '../../log-format.js';
import { createPanicJoiner } from './panic-joiner.js';

const claimPattern =
  /^[0-9a-f]{1,4},(?: ?(?:\d{1,4}(?:[/.-]|年)\d{1,2}(?:[/.-]|月)\d{1,4}日?|pre-init|unspecified) ?,[^,]*,|,,(?:OEM record [0-9a-f]{2},|Linux kernel panic: ))/i;
const oemSensor = /^OEM record (?<type>[0-9a-f]{2})$/i;
const kernelPanic = /^Linux kernel panic: (?<text>.*)$/i;

/** Rows of `ipmitool -c sel list` and `-c sel elist`: separated by commas that nothing quotes. */
export const ipmitoolSelCsv: LinesFormat = {
  kind: 'lines',
  id: 'ipmitool-sel-csv',
  title: 'ipmitool -c sel list / elist',
  reference: 'ipmitool 1.8.11–1.8.19, lib/ipmi_sel.c, csv output',
  samples: [
    {
      name: 'rows of a server that lost a power feed',
      kind: 'typical',
      content: [
        '1,05/17/24,22:40:01 UTC,Power Supply PS2_Status,Power Supply AC lost,Asserted',
        '2,05/17/24,22:40:02 UTC,Power Unit PS_Redundancy,Redundancy Lost,Asserted',
        '3,05/17/24,22:40:30 UTC,Fan Fan4_Speed,Lower Critical going low ,Asserted,Reading 0 < Threshold 480 RPM',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['ipmi/08/6f/03', 'ipmi/09/0b/01', 'ipmi/04/01/02'] },
    },
    {
      name: 'commas inside events, times before the clock was set, OEM rows',
      kind: 'extreme',
      content: [
        '4, Pre-Init ,0000000012,System Event #0x10,Timestamp Clock Sync,Asserted',
        '5,Unspecified,Unspecified,Power Supply #0x51,AC out-of-range, but present,Asserted',
        '6,05/17/24,22:41:00 UTC,System ACPI Power State #0x7d,S3: sleeping, processor & hw context lost, memory retained,Asserted',
        '7,05/17/24,22:41:10 UTC,OEM record c1,000157,0a0b0c0d0e0f',
        '8,,,OEM record e0,0102030405060708090a0b0c0d',
        '9,,,Linux kernel panic: Oops in irq',
        'a,,,Linux kernel panic:  handler',
      ].join('\n'),
      expect: {
        events: 6,
        unread: 0,
        keys: ['ipmi/12/6f/05', 'ipmi/08/6f/05', 'ipmi/22/6f/03', 'ipmi/oem/000157/c1', 'ipmi/oem/--/e0', 'linux/kernel/panic'],
      },
    },
    {
      name: 'a row that ends after its time',
      kind: 'broken',
      content: ['a,05/17/24,22:42:00 UTC,', 'b,05/17/24,22:42:01 UTC,Memory #0x87,Memory Device Disabled,Asserted'].join('\n'),
      expect: { events: 1, unread: 1, keys: ['ipmi/0c/6f/04'] },
    },
  ],
  claims: (line) => claimPattern.test(line),
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: 'ipmitool-sel-csv' });
    const times = createTimeReader(context);
    const rows = createPanicJoiner((draft) => sink.event(complete(draft)));
    return {
      read: (raw, line) => {
        if (!claimPattern.test(raw)) return false;
        const draft = draftOfFields(raw.split(','), times);
        if (draft === null) sink.unread({ line, byte: null, raw }, 'malformedRow');
        else rows.take({ ...draft, line, byte: null, raw });
        return true;
      },
      end: rows.release,
    };
  },
};

function draftOfFields(
  [recordId = '', date = '', time = '', sensor = '', ...fields]: readonly string[],
  times: TimeReader,
): PlacelessDraft | null {
  const dated = { recordId: recordId.trim(), ...(date === '' ? {} : { time: times.fromDateAndTime(date, time) }) };
  const panic = kernelPanic.exec([sensor, ...fields].join(','))?.groups;
  if (panic) return { ...dated, ...draftOfPanic(panic.text ?? '') };
  const oem = oemSensor.exec(sensor)?.groups;
  if (oem) return { ...dated, ...draftOfOem(Number.parseInt(oem.type ?? '', 16), fields) };
  if (sensor.trim() === '' || fields.length === 0) return null;
  return { ...dated, ...draftOfRow(sensor, joinEvent(fields)) };
}

function draftOfOem(recordType: number, fields: readonly string[]): PlacelessDraft {
  const manufacturer = fields.length > 1 ? parseManufacturerId(fields[0] ?? '') : null;
  return { ...draftOfOemRecord(recordType, manufacturer), oemBytes: fields.at(-1)?.trim().toLowerCase() ?? null };
}

/** Puts the commas back that belong to the event: all fields before the last direction are one. */
function joinEvent(fields: readonly string[]): string[] {
  const directionAt = fields.findLastIndex((field) => directionOf(field) !== null);
  return directionAt === -1 ? [fields.join(',')] : [fields.slice(0, directionAt).join(','), ...fields.slice(directionAt)];
}
