import { createEventCompleter } from '../../event/complete-event.js';
import { draftOfRecord } from '../../event/draft-of-record.js';
import type { CompleteEvent } from '../../event/event-draft.js';
import { createTimeReader, type TimeReader } from '../../event/event-time.js';
import { looksLikeSelRecord, selRecordBytes } from '../../ipmi/sel-record.js';
import type { EventSink, LinesFormat } from '../../log-format.js';

/** A reply to Get SEL Entry: the id of the next record, then the record (IPMI 2.0 §31.5). */
const replyBytes = selRecordBytes + 2;
const hexLine = /^\s*(?:(?:0x)?[0-9a-f]{2}[ ,:]{0,2}){16}(?:(?:[ ,:]*(?:0x)?[0-9a-f]{2}){2})?\s*$/i;
/** `ipmitool raw` breaks a reply after sixteen bytes. */
const replyTail = /^ ?[0-9a-f]{2} [0-9a-f]{2}\s*$/i;
/** `ipmi-sel --hex-dump`: every byte in brackets. */
const bracketDump = /^RID:\[[0-9a-f]{2}\]\[[0-9a-f]{2}\] RT:\[[0-9a-f]{2}\]/i;
/** Add SEL Entry as typed: the record is in the command. */
const addCommand = /\braw 0x0a 0x44(?<bytes>(?: 0x[0-9a-f]{2}){16})\s*$/i;

type Held = { readonly bytes: Uint8Array; readonly raw: string; readonly line: number };

/** SEL records as lines of hex digits: dumps, replies of `ipmitool raw 0x0a 0x43`, `ipmi-sel --hex-dump`. */
export const hexSel: LinesFormat = {
  kind: 'lines',
  id: 'hex-sel',
  title: 'SEL records in hex',
  reference: 'IPMI 2.0 §31.5, §32; FreeIPMI 1.6 ipmi-sel --hex-dump',
  samples: [
    {
      name: 'one record a line',
      kind: 'typical',
      content: ['01 00 02 00 92 e3 65 20 00 04 0c 87 6f a1 3b 81', '02 00 02 1e 92 e3 65 20 00 04 07 91 6f 00 ff ff'].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/07/6f/00'] },
    },
    {
      name: 'no separators, prefixes, replies on one line and on two, brackets, a command',
      kind: 'extreme',
      content: [
        '0100020092e3652000040c876f00ffff',
        '0x02,0x00,0x02,0x1e,0x92,0xe3,0x65,0x20,0x00,0x04,0x08,0x51,0xef,0x03,0xff,0xff',
        ' 04 00 03 00 02 3c 92 e3 65 20 00 04 09 2a 0b 01',
        ' ff ff',
        ' ff ff 04 00 c1 3c 92 e3 65 a2 02 00 01 02 03 04 05 06',
        'RID:[05][00] RT:[02] TS:[3C][92][E3][65] GID:[20][00] ER:[04] ST:[04] SN:[31] EDIR:[01] ED1: [52] ED2: [00] ED3: [05]',
        'ipmitool raw 0x0a 0x44 0x06 0x00 0x02 0x3c 0x92 0xe3 0x65 0x41 0x00 0x04 0x12 0xff 0x6f 0x02 0xff 0xff',
      ].join('\n'),
      expect: {
        events: 6,
        unread: 0,
        keys: ['ipmi/0c/6f/00', 'ipmi/08/6f/03', 'ipmi/09/0b/01', 'ipmi/oem/0002a2/c1', 'ipmi/04/01/02', 'ipmi/12/6f/02'],
      },
    },
    {
      name: 'a record of a reserved type between two good ones, and half a reply',
      kind: 'broken',
      content: [
        '01 00 02 00 92 e3 65 20 00 04 0c 87 6f a1 3b 81',
        '02 00 45 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d',
        '03 00 02 1e 92 e3 65 20 00 04 07 91 6f 00 ff ff',
        ' 05 00 04 00 02 3c 92 e3 65 20 00 04 09 2a 0b 01',
      ].join('\n'),
      expect: { events: 3, unread: 1, keys: ['ipmi/0c/6f/01', 'unknown', 'ipmi/07/6f/00'] },
    },
  ],
  claims: (line) => {
    const bytes = bytesOf(line);
    return bytes !== null && (looksLikeSelRecord(bytes) || looksLikeSelRecord(bytes.subarray(2)));
  },
  open: (context, sink) => {
    const emit = createEmitter(createEventCompleter({ file: context.file, format: 'hex-sel' }), createTimeReader(context), sink);
    let held: Held | null = null;
    const release = (): void => {
      if (held !== null) emit(held.bytes, held.raw, held.line);
      held = null;
    };
    return {
      read: (raw, line) => {
        if (held !== null && replyTail.test(raw)) {
          held = { bytes: Uint8Array.from([...held.bytes, ...parseHex(raw)]), raw: `${held.raw}\n${raw}`, line: held.line };
          release();
          return true;
        }
        release();
        const bytes = bytesOf(raw);
        if (bytes === null) return false;
        held = { bytes, raw, line };
        return true;
      },
      end: release,
    };
  },
};

function createEmitter(
  complete: CompleteEvent,
  times: TimeReader,
  sink: EventSink,
): (bytes: Uint8Array, raw: string, line: number) => void {
  return (bytes, raw, line) => {
    if (isHalfReply(bytes)) {
      sink.unread({ line, byte: null, raw }, 'malformedRecord');
      return;
    }
    const record = bytes.length === replyBytes ? bytes.subarray(2) : bytes;
    sink.event(complete({ ...draftOfRecord(record, times), line, byte: null, raw }));
  };
}

/** The first sixteen bytes of a reply whose last two are missing: the record type stands where a reply has it. */
function isHalfReply(bytes: Uint8Array): boolean {
  return bytes.length === selRecordBytes && !looksLikeSelRecord(bytes) && looksLikeSelRecord(bytes.subarray(2));
}

/** The bytes of a line that is a record (16) or a whole reply (18), or null. */
function bytesOf(line: string): Uint8Array | null {
  if (bracketDump.test(line)) return sixteen((line.match(/\[[0-9a-f]{2}\]/gi) ?? []).join(' '));
  const command = addCommand.exec(line)?.groups?.bytes;
  if (command !== undefined) return sixteen(command);
  return hexLine.test(line) ? Uint8Array.from(parseHex(line)) : null;
}

function sixteen(text: string): Uint8Array | null {
  const bytes = parseHex(text);
  return bytes.length === selRecordBytes ? Uint8Array.from(bytes) : null;
}

function parseHex(text: string): number[] {
  return (text.replace(/0x/gi, ' ').match(/[0-9a-f]{2}/gi) ?? []).map((digits) => Number.parseInt(digits, 16));
}
