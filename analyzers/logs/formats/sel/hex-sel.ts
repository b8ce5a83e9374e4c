import { createEventCompleter } from '../../event/complete-event.js';
import { draftOfRecord } from '../../event/draft-of-record.js';
import type { CompleteEvent } from '../../event/event-draft.js';
import { createTimeReader, type TimeReader } from '../../event/event-time.js';
import { looksLikeSelRecord, selRecordBytes, systemEventRecordType } from '../../ipmi/sel-record.js';
import type { EventSink, LinesFormat } from '../../log-format.js';
import { parseHex, readHexLine, replyBytes } from './hex-sel-bytes.js';
import { createPanicJoiner } from './panic-joiner.js';

/** `ipmitool raw` breaks a reply after sixteen bytes. */
const replyTail = /^ ?[0-9a-f]{2} [0-9a-f]{2}\s*$/i;

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
      name: 'dumps of a file with offsets, a panic in pieces, the reply of another tool',
      kind: 'extreme',
      content: [
        '00000000: 0100 0200 92e3 6520 0004 0c87 6fa1 3b81  ......e ....o.;.',
        '00000010  02 00 f0 20 00 46 61 74  61 6c 20 65 78 63 65 70  |... .Fatal excep|',
        '00000020  03 00 f0 20 01 74 69 6f  6e 00 00 00 00 00 00 00  |... .tion.......|',
        '0000030 0004 1e02 e392 2065 0400 9107 006f ffff',
        'rcvd: 43 00 FF FF 05 00 02 3C 92 E3 65 20 00 04 08 51 EF 03 FF FF',
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['ipmi/0c/6f/01', 'linux/kernel/panic', 'ipmi/07/6f/00', 'ipmi/08/6f/03'] },
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
    const read = readHexLine(line);
    if (read === null) return false;
    if (read.isDump) return read.bytes[2] === systemEventRecordType && looksLikeSelRecord(read.bytes);
    return looksLikeSelRecord(read.bytes) || looksLikeSelRecord(read.bytes.subarray(2));
  },
  open: (context, sink) => {
    const emit = createEmitter(createEventCompleter({ file: context.file, format: 'hex-sel' }), createTimeReader(context), sink);
    let held: Held | null = null;
    const release = (): void => {
      if (held !== null) emit.take(held);
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
        const read = readHexLine(raw);
        if (read !== null) held = { bytes: read.bytes, raw, line };
        else emit.release();
        return read !== null;
      },
      end: () => {
        release();
        emit.release();
      },
    };
  },
};

type Emitter = { readonly take: (held: Held) => void; readonly release: () => void };

function createEmitter(complete: CompleteEvent, times: TimeReader, sink: EventSink): Emitter {
  const records = createPanicJoiner((draft) => sink.event(complete(draft)));
  return {
    take: ({ bytes, raw, line }) => {
      if (isHalfReply(bytes)) {
        sink.unread({ line, byte: null, raw }, 'malformedRecord');
        return;
      }
      const record = bytes.length === replyBytes ? bytes.subarray(2) : bytes;
      records.take({ ...draftOfRecord(record, times), line, byte: null, raw });
    },
    release: records.release,
  };
}

/** The first sixteen bytes of a reply whose last two are missing: the record type stands where a reply has it. */
function isHalfReply(bytes: Uint8Array): boolean {
  return bytes.length === selRecordBytes && !looksLikeSelRecord(bytes) && looksLikeSelRecord(bytes.subarray(2));
}
