import type { EventTime } from '#domain/log-event.js';
import { createTimeReader, type TimeReader } from '../../event/event-time.js';
import type { LinesFormat } from '../../log-format.js';
import { createRecordEmitter } from '../../readers/record-emitter.js';
import { draftOfMegaraidEvent } from '../../storage/megaraid-event.js';

const id = 'megaraid-events';
const firstLine = /^seqNum\s*: ?(?:0x)?(?<sequence>[0-9a-f]{1,8})\s*$/i;
/** An event of a log that was cut down with grep, or printed without its number. */
const unnumberedStart =
  /^(?:(?:Event )?Time: ?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} \d{4}\s*$|Event Description: ?\S|Code: ?0x[0-9a-f]{8}\s*$)/;
/** Other tools print an event description too: here it names a drive, an array or the battery. */
const ownDescription =
  /^Event Description: ?(?:[^:\n]{0,60}(?::| on) (?:PD|VD) [0-9a-f]{2}|(?:VD|PD) [0-9a-f]{2}|Battery|Fatal firmware|Patrol Read|BBU)/;
const field =
  /^(?:Event (?=Time))?(?<name>Time|Seconds since last reboot|Code|Class|Locale|Event Description|Event Data)\s*: ?(?<value>.*)$/i;
/** What follows `Event Data:`: numbers by name, and sense bytes. */
const dataLine = /^\s*(?:={3,}|[A-Z][\w /()-]{1,40}\s*[:=]|(?:[0-9a-f]{2,4}\s+){1,32}|None\s*$|(?:[0-9a-f]{2,4}\s*){1,32}$)/i;
/** A line of the firmware's terminal log that carries an event. */
const terminalEvent =
  /^(?:T\d{1,6}: {1,4}|[A-Z]\d{1,2}: ?)?(?:\d{2}\/\d{2}\/\d{2} {1,2}\d{1,2}:\d{2}:\d{2}: )?(?:C\d{1,2}: ?)?EVT#(?<sequence>\d{1,8})-(?<time>[^=]{2,24}?): {1,4}(?<code>\d{1,4})=(?<description>\S.*)$/;
const terminalLine = /^(?:\d{2}\/\d{2}\/\d{2} {1,2}\d{1,2}:\d{2}:\d{2}: |T\d{1,6}: |C\d{1,2}: ?\S)/;
const terminalHeading = /^Firmware Term Log Information on controller \d/;

type Block = { readonly line: number; readonly lines: string[]; readonly fields: Map<string, string> };

/** Event logs of MegaRAID and PERC controllers: `storcli /cx show events`, `MegaCli -AdpEventLog`, and events in the terminal log. */
export const megaraidEvents: LinesFormat = {
  kind: 'lines',
  id,
  title: 'MegaRAID controller events',
  reference: 'MegaRAID SAS software user guide; storcli /cx show events, MegaCli -AdpEventLog -GetEvents, -FwTermLog',
  samples: [
    {
      name: 'a drive with medium errors fails and is replaced by a spare',
      kind: 'typical',
      content: [
        'seqNum: 0x00001f0a',
        'Time: Tue Mar  5 08:58:00 2024',
        '',
        'Code: 0x00000071',
        'Class: 0',
        'Locale: 0x02',
        'Event Description: Unexpected sense: PD 05(e0x20/s5) Path 5000c50000000001, CDB: 28 00 00 00 12 34 00 00 08 00, Sense: 3/11/00',
        'Event Data:',
        '===========',
        'Device ID: 5',
        'Enclosure Index: 32',
        '',
        '',
        'seqNum: 0x00001f0b',
        'Time: Tue Mar  5 09:00:00 2024',
        '',
        'Code: 0x00000072',
        'Class: 2',
        'Locale: 0x02',
        'Event Description: State change on PD 05(e0x20/s5) from ONLINE(18) to FAILED(11)',
        'Event Data:',
        '===========',
        'Device ID: 5',
        '',
        '',
        'seqNum: 0x00001f0c',
        'Time: Tue Mar  5 09:00:01 2024',
        '',
        'Code: 0x000000fb',
        'Class: 2',
        'Locale: 0x01',
        'Event Description: VD 00/0 is now DEGRADED',
        'Event Data:',
        '===========',
        'Target Id: 0',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['raid/media-error', 'raid/drive-failed', 'raid/array-degraded'] },
    },
    {
      name: 'events before the clock was set, of battery and firmware, and lines of the terminal log',
      kind: 'extreme',
      content: [
        'seqNum: 0x00000001',
        'Seconds since last reboot: 12',
        'Code: 0x00000000',
        'Class: 0',
        'Locale: 0x20',
        'Event Description: Firmware initialization started (PCI ID 005b/1000/1f34/1028)',
        'Event Data:',
        '===========',
        'Slot Number: 5',
        '',
        'seqNum: 0x00000002',
        'Seconds since last reboot: 15',
        'Code: 0x000000a2',
        'Class: 1',
        'Locale: 0x08',
        'Event Description: Battery needs to be replaced - SOH Bad',
        '',
        '03/05/24  9:00:02: C0:EVT#07948-03/05/24  9:00:02:  96=Predictive failure: PD 08(e0xfc/s1)',
        '03/05/24  9:00:02: DM: DevId[8] some internal words',
        'T31:  EVT#07949-T31:  15=Fatal firmware error: Line 123 in ../../raid/1078main.c',
      ].join('\n'),
      expect: {
        events: 4,
        unread: 0,
        keys: ['raid/controller-activity', 'raid/battery-replace', 'raid/predictive-failure', 'raid/controller-firmware'],
      },
    },
    {
      name: 'events cut out with grep, without their numbers',
      kind: 'extreme',
      content: [
        'Time: Tue Mar  5 09:00:00 2024',
        'Code: 0x00000071',
        'Event Description: Unexpected sense: PD 05(e0x20/s5) Path 5000c50000000001, CDB: 28 00 00 00 12 34 00 00 08 00, Sense: 3/11/00',
        'Time: Tue Mar  5 09:10:00 2024',
        'Code: 0x00000060',
        'Event Description: Predictive failure: PD 05(e0x20/s5)',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['raid/media-error', 'raid/predictive-failure'] },
    },
    {
      name: 'an event cut off before its description',
      kind: 'broken',
      content: ['seqNum: 0x00000003', 'Time: Tue Mar  5 09:00:00 2024', '', 'Code: 0x00000071'].join('\n'),
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) =>
    firstLine.test(line) ||
    (unnumberedStart.test(line) && (!line.startsWith('Event D') || ownDescription.test(line))) ||
    terminalEvent.test(line) ||
    terminalHeading.test(line),
  open: (context, sink) => {
    const emitDraft = createRecordEmitter(id, context, sink, 'malformedRecord');
    const times = createTimeReader(context);
    let block: Block | null = null;
    let isTerminal = false;
    const close = (): void => {
      if (block === null) return;
      const raw = block.lines.join('\n');
      const draft = draftOfFields(block.fields, times);
      emitDraft(draft, block.line, raw);
      block = null;
    };
    return {
      read: (raw, line) => {
        const event = terminalEvent.exec(raw)?.groups;
        if (event || terminalHeading.test(raw) || (isTerminal && terminalLine.test(raw))) {
          close();
          isTerminal = true;
          if (event) emitDraft(draftOfTerminal(event, times), line, raw);
          return true;
        }
        if (firstLine.test(raw) || beginsNext(block, raw)) {
          close();
          block = { line, lines: [], fields: new Map() };
        }
        return block !== null && addLine(block, raw);
      },
      end: close,
    };
  },
};

/** Without a number the next event begins where the open one, described already, would get a field again. */
function beginsNext(block: Block | null, raw: string): boolean {
  if (!unnumberedStart.test(raw)) return false;
  if (block === null) return true;
  const name = field.exec(raw.slice(0, 600))?.groups?.name?.toLowerCase() ?? '';
  const isDescribed = block.fields.has('event description');
  return block.fields.has(name)
    ? isDescribed || block.fields.size === 1
    : isDescribed && name !== 'event description' && !block.fields.has('sequence');
}

const linesKept = 40;

/** Adds a line to the open event; false where it is none of it. A description may be wrapped at the width of the terminal. */
function addLine(block: Block, raw: string): boolean {
  const first = firstLine.exec(raw)?.groups?.sequence;
  const found = first === undefined ? field.exec(raw.slice(0, 600))?.groups : { name: 'sequence', value: first };
  const isData = block.fields.has('event data');
  if (found?.name === undefined && raw.trim() !== '' && !(isData && dataLine.test(raw.slice(0, 300)))) return false;
  if (found?.name !== undefined && !block.fields.has(found.name.toLowerCase())) {
    block.fields.set(found.name.toLowerCase(), (found.value ?? '').trim());
  }
  if (raw.trim() !== '' && block.lines.length < linesKept) block.lines.push(raw);
  return true;
}

function draftOfFields(fields: ReadonlyMap<string, string>, times: TimeReader) {
  const description = fields.get('event description') ?? '';
  if (description === '') return null;
  const code = /^(?:0x)?0{0,7}(?<hex>[0-9a-f]{1,8})$/i.exec(fields.get('code') ?? '')?.groups?.hex?.toLowerCase() ?? null;
  const classNumber = /^(?:-?\d{1,3}|0x[0-9a-f]{1,2})$/i.test(fields.get('class') ?? '') ? Number(fields.get('class')) : null;
  const draft = draftOfMegaraidEvent({ description, code, classNumber: classNumber === 255 ? -1 : classNumber });
  return { ...draft, recordId: fields.get('sequence')?.replace(/^0+(?=.)/, '') ?? null, time: timeOf(fields, times) };
}

function timeOf(fields: ReadonlyMap<string, string>, times: TimeReader): EventTime {
  const seconds = fields.get('seconds since last reboot');
  if (seconds !== undefined) return times.fromMonotonicSeconds(Number.parseInt(seconds, 10), `${seconds} s since last reboot`);
  return times.fromText(fields.get('time') ?? '');
}

function draftOfTerminal(event: Readonly<Record<string, string | undefined>>, times: TimeReader) {
  const code = Number(event.code).toString(16);
  const printed = (event.time ?? '').trim();
  const draft = draftOfMegaraidEvent({ description: event.description ?? '', code, classNumber: null });
  const time = /^T/.test(printed) ? times.fromMonotonicSeconds(Number.parseInt(printed.slice(1), 10), printed) : times.fromText(printed);
  return { ...draft, recordId: String(Number(event.sequence)), time };
}
