import { createBoundedMemory } from '../../bounded-memory.js';
import { createRowCompleter, type DescribedRow, type RowCompleter } from '../../event/complete-event.js';
import { draftOfOemRecord, draftOfPanic, type PlacelessDraft } from '../../event/draft-of-record.js';
import { draftOfRow } from '../../event/draft-of-row.js';
import { createTimeReader } from '../../event/event-time.js';
import { createRowTimes } from '../../event/row-times.js';
import { parseManufacturerId } from '../../ipmi/manufacturers.js';
import type { LinesFormat } from '../../log-format.js';
import { createPanicJoiner } from './panic-joiner.js';
import { joinWrappedRows } from './wrapped-rows.js';

/** Date column in the locales that ipmitool 1.8.19 prints (`11/15/23`, `15.11.2023`, `2023年11月15日`), or what stands in for it. */
const date = '(?:\\d{1,4}(?:[/.-]|年)\\d{1,2}(?:[/.-]|月)\\d{1,4}日?|pre-init|unspecified)';
/** A severity behind date and time is a web page's table, not a sensor. */
const severity = '(?:critical|major|minor|warning|info\\w{0,12}|ok|normal|error|紧急|严重|轻微|正常)';
/** Date and time in one column with a direction behind a dash in the last are a web page's, too. */
const webRow = /^\s*[0-9a-f]{1,4} \| *\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},? \d{1,2}:.* - (?:de)?assert(?:ed|ion)\s*$/i;
const claimPattern = new RegExp(
  `^\\s*[0-9a-f]{1,4} \\| *(?:${date}(?: *\\|| \\d(?![^|]{0,30}\\| *${severity} *\\|))|oem record [0-9a-f]{2} \\||linux kernel panic:)`,
  'i',
);
/** Some pages print date and time in one column. */
const dateAndTime = new RegExp(`^(?<date>${date}) (?<time>\\d.*)$`, 'i');
const undatedOem = /^\s*(?<id>[0-9a-f]{1,4}) \| OEM record (?<type>[0-9a-f]{2}) \|\s*(?<bytes>[0-9a-f]*)\.?\s*$/i;
const kernelPanic = /^\s*(?<id>[0-9a-f]{1,4}) \| Linux kernel panic: (?<text>.*)$/i;
const datedOem = /^ ?OEM record (?<type>[0-9a-f]{2}) \| (?<manufacturer>[0-9a-f]{6}) \|\s*(?<bytes>[0-9a-f]*)\.?\s*$/i;
const generator = /^\s*(?:CIMC|BIOS|BMC|SMI|System Software)\s*$/i;
/** What the tool and a terminal put round the rows. */
const noise =
  /^(?:SEL has no entries|Get SEL (?:Info|Entry)\b.*failed|IANA PEN registry open failed|Get Device ID command failed|\s*\.\.\.\s*$|\S{0,60}[#$>] ?(?:sudo )?ipmitool\b|(?:sudo )?ipmitool\b.* sel (?:e?list)\b)/i;

/** Rows of `ipmitool sel list` and `sel elist`, oldest and newest versions, any locale. */
export const ipmitoolSelList: LinesFormat = {
  kind: 'lines',
  id: 'ipmitool-sel-list',
  title: 'ipmitool sel list / sel elist',
  reference: 'ipmitool 1.8.11–1.8.19, lib/ipmi_sel.c',
  samples: [
    {
      name: 'elist of a server with a failing module',
      kind: 'typical',
      content: [
        '   1 | 03/02/24 | 09:14:07 UTC | Memory DIMM_B2 | Correctable ECC | Asserted',
        '   2 | 03/02/24 | 09:15:31 UTC | Memory DIMM_B2 | Uncorrectable ECC | Asserted',
        '   3 | 03/02/24 | 09:15:32 UTC | Processor CPU1_Status | IERR | Asserted',
        '   4 | 03/02/24 | 09:21:40 UTC | Temperature Inlet_Temp | Upper Critical going high | Asserted | Reading 51 > Threshold 47 degrees C',
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['ipmi/0c/6f/00', 'ipmi/0c/6f/01', 'ipmi/07/6f/00', 'ipmi/01/01/09'] },
    },
    {
      name: 'every special row, other locales and a vendor text with the separator in it',
      kind: 'extreme',
      content: [
        '$ ipmitool sel list',
        '   1 |  Pre-Init  |0000000009| System Boot Initiated #0xe0 | Initiated by power up | Asserted',
        '   2 | Unspecified | Unspecified | Fan #0x31 | State Deasserted | Asserted',
        '   3 | 02.03.2024 | 10:14:07 CET | Memory #0x87 | Uncorrectable ECC (UnCorrectable ECC |  DIMM2) | Asserted',
        '   4 | 2024年03月02日 | 17时14分07秒 CST | Power Supply #0x51 | Power Supply AC lost | Deasserted',
        '   5 | 03/02/2024 09:16:00 | Microcontroller/Coprocessor #0x16 | Transition to Running | Asserted',
        '   6 | 03/02/24 | 09:17:00 UTC | OEM record c1 | 0002a2 | 010203040506',
        '   7 | OEM record e0 | 0102030405060708090a0b0c0d',
        '   8 | Linux kernel panic: Fatal excep',
        '   b | Linux kernel panic: tion',
        '   9 | 03/02/24 | 09:18:00 UTC | Temperature #0x17 |  | Asserted',
        '   c | 03/02/24 | 09:18:10 UTC | Temperature Inlet_Temp | Upper Critical going hi',
        'gh | Asserted | Reading 51 > Threshold 47 degrees C',
        '   a | 03/02/24 | 09:18:09 UTC | Memory #0x87 | Correctable ECC () | Asserted',
        'SEL has no entries',
      ].join('\n'),
      expect: {
        events: 11,
        unread: 0,
        keys: [
          'ipmi/1d/6f/00',
          'ipmi/04/03/00',
          'ipmi/0c/6f/01',
          'ipmi/08/6f/03',
          'ipmi/16/0a/00',
          'ipmi/oem/0002a2/c1',
          'ipmi/oem/--/e0',
          'linux/kernel/panic',
          'ipmi/01/--/--',
          'ipmi/01/01/09',
          'ipmi/0c/6f/00',
        ],
      },
    },
    {
      name: 'rows cut off by a narrow terminal',
      kind: 'broken',
      content: ['  1f | 03/02/24 | 09:14:07 UTC', '  20 | 03/02/24 | 09:14:09 UTC | Memory #0x87 | Uncorrectable ECC'].join('\n'),
      expect: { events: 1, unread: 1, keys: ['ipmi/0c/6f/01'] },
    },
  ],
  claims: (line) => (claimPattern.test(line) && !webRow.test(line)) || noise.test(line),
  open: (context, sink) => {
    const rows = createRowCompleter({ file: context.file, format: 'ipmitool-sel-list' });
    const timeOf = createRowTimes(createTimeReader(context));
    const tails = createBoundedMemory<DescribedRow | null>();
    const panics = createPanicJoiner((draft) => sink.event(rows.complete(rows.describe(draft), draft)));
    let knownDate = '';
    const readDated = (row: DatedRow, raw: string, line: number) => {
      panics.release();
      const described = tails.recall(row.tail, (tail) => describeTail(tail, rows));
      if (described === null) sink.unread({ line, byte: null, raw }, 'malformedRow');
      else sink.event(rows.complete(described, { line, byte: null, raw, recordId: row.recordId, time: timeOf(row.date, row.time) }));
    };
    const readRow = (raw: string, line: number): boolean => {
      const row = cutDatedRow(raw);
      // A row of the day of the row before it is no other tool's: it needs no second look.
      if (row?.date !== knownDate || row === null) {
        if (!claimPattern.test(raw) || webRow.test(raw)) return noise.test(raw);
        const undated = draftOfUndatedRow(raw);
        if (undated !== null) panics.take({ ...undated, line, byte: null, raw });
        else if (row === null) sink.unread({ line, byte: null, raw }, 'malformedRow');
        if (undated !== null || row === null) return true;
        knownDate = row.date;
      }
      readDated(row, raw, line);
      return true;
    };
    return joinWrappedRows(readRow, (raw) => claimPattern.test(raw), panics.release);
  },
};

/** A row with a date, cut at its columns; `tail` = the columns from the sensor on, which repeat in real logs. */
type DatedRow = { readonly recordId: string; readonly date: string; readonly time: string; readonly tail: string };

/** The longest date is `2024年03月02日`; a longer column holds the time as well. */
const mostDateCharacters = 11;

function cutDatedRow(raw: string): DatedRow | null {
  const idEnd = raw.indexOf('|');
  const dateEnd = raw.indexOf('|', idEnd + 1);
  if (dateEnd === -1) return null;
  const recordId = raw.slice(0, idEnd).trim();
  const date = raw.slice(idEnd + 1, dateEnd).trim();
  const merged = date.length > mostDateCharacters ? dateAndTime.exec(date)?.groups : undefined;
  if (merged) return { recordId, date: merged.date ?? '', time: merged.time ?? '', tail: raw.slice(dateEnd + 1) };
  const timeEnd = raw.indexOf('|', dateEnd + 1);
  return timeEnd === -1 ? null : { recordId, date, time: raw.slice(dateEnd + 1, timeEnd).trim(), tail: raw.slice(timeEnd + 1) };
}

function describeTail(tail: string, rows: RowCompleter): DescribedRow | null {
  const draft = draftOfTail(tail);
  return draft === null ? null : rows.describe(draft);
}

/** The columns from the sensor on; null where there are too few. */
function draftOfTail(tail: string): PlacelessDraft | null {
  const oem = datedOem.exec(tail)?.groups;
  if (oem) {
    const manufacturerId = parseManufacturerId(oem.manufacturer ?? '');
    return { ...draftOfOemRecord(Number.parseInt(oem.type ?? '', 16), manufacturerId), oemBytes: oem.bytes?.toLowerCase() ?? null };
  }
  const [first = '', ...others] = tail.split('|');
  // Cisco UCS Manager prints who logged the event before its sensor.
  const [sensor = '', ...fields] = generator.test(first) && others.length > 2 ? others : [first, ...others];
  return fields.length === 0 ? null : draftOfRow(sensor, fields);
}

function draftOfUndatedRow(raw: string): PlacelessDraft | null {
  const oem = undatedOem.exec(raw)?.groups;
  if (oem) {
    const bytes = oem.bytes?.toLowerCase() ?? null;
    return { ...draftOfOemRecord(Number.parseInt(oem.type ?? '', 16), null), recordId: oem.id ?? null, oemBytes: bytes };
  }
  const panic = kernelPanic.exec(raw)?.groups;
  return panic ? { ...draftOfPanic(panic.text ?? ''), recordId: panic.id ?? null } : null;
}
