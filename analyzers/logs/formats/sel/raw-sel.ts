import { createEventCompleter } from '../../event/complete-event.js';
import { draftOfRecord } from '../../event/draft-of-record.js';
import { createTimeReader } from '../../event/event-time.js';
import { hexByte } from '../../ipmi/event-key.js';
import { looksLikeSelRecord, selRecordBytes } from '../../ipmi/sel-record.js';
import type { BytesFormat } from '../../log-format.js';
import { createPanicJoiner } from './panic-joiner.js';

/** Share of 16-byte blocks that must look like records before bytes count as a SEL. */
const shareOfRecords = 0.95;
/** Blocks looked at to decide; a SEL that long is one. */
const claimLimit = 1024;

/** A SEL as bytes: `ipmitool sel writeraw`, or the repository as some BMCs export it. */
export const rawSel: BytesFormat = {
  kind: 'bytes',
  id: 'raw-sel',
  title: 'Raw SEL records',
  reference: 'IPMI 2.0 §32',
  samples: [
    {
      name: 'three system events',
      kind: 'typical',
      content: [
        '01 00 02 00 92 e3 65 20 00 04 0c 87 6f a1 3b 81',
        '02 00 02 1e 92 e3 65 20 00 04 07 91 6f 00 ff ff',
        '03 00 02 3c 92 e3 65 20 00 04 08 51 ef 03 ff ff',
      ].join(' '),
      expect: { events: 3, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/07/6f/00', 'ipmi/08/6f/03'] },
    },
    {
      name: 'OEM records in both byte orders of the manufacturer, a panic, times before the clock was set',
      kind: 'extreme',
      content: [
        '01 00 02 09 00 00 00 01 00 04 1d e0 6f 00 ff ff',
        '02 00 c1 3c 92 e3 65 a2 02 00 01 02 03 04 05 06',
        '03 00 c1 3c 92 e3 65 00 02 a2 01 02 03 04 05 06',
        '04 00 e0 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d',
        '05 00 02 ff ff ff ff 41 00 04 20 4f 6f a1 6f 70',
        '06 00 f0 20 00 4f 6f 70 73 3a 20 30 30 30 32 20',
        '07 00 f0 20 01 69 6e 20 69 72 71 00 00 00 00 00',
      ].join(' '),
      expect: {
        events: 6,
        unread: 0,
        keys: ['ipmi/1d/6f/00', 'ipmi/oem/0002a2/c1', 'ipmi/oem/0002a2/c1', 'ipmi/oem/--/e0', 'ipmi/20/6f/01', 'linux/kernel/panic'],
      },
    },
    {
      name: 'a reserved record type among twenty records, and a rest of four bytes',
      kind: 'broken',
      content: [
        ...Array.from({ length: 20 }, (_, index) => `${hexByte(index + 1)} 00 02 00 92 e3 65 20 00 04 0c 87 6f 00 ff ff`),
        '15 00 45 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d',
        '16 00 02 00',
      ].join(' '),
      expect: { events: 21, unread: 1, keys: [...Array.from({ length: 20 }, () => 'ipmi/0c/6f/00'), 'unknown'] },
    },
  ],
  claims: (bytes) => {
    const blocks = Math.min(Math.floor(bytes.length / selRecordBytes), claimLimit);
    const records = Array.from({ length: blocks }, (_, index) => blockAt(bytes, index)).filter(looksLikeSelRecord).length;
    return blocks > 0 && records >= blocks * shareOfRecords;
  },
  read: (bytes, context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: 'raw-sel' });
    const times = createTimeReader(context);
    const records = createPanicJoiner((draft) => sink.event(complete(draft)));
    const blocks = Math.floor(bytes.length / selRecordBytes);
    for (let index = 0; index < blocks; index += 1) {
      const block = blockAt(bytes, index);
      records.take({ ...draftOfRecord(block, times), line: null, byte: index * selRecordBytes, raw: hexDump(block) });
    }
    records.release();
    const rest = bytes.subarray(blocks * selRecordBytes);
    if (rest.length > 0) sink.unread({ line: null, byte: blocks * selRecordBytes, raw: hexDump(rest) }, 'malformedRecord');
  },
};

function blockAt(bytes: Uint8Array, index: number): Uint8Array {
  return bytes.subarray(index * selRecordBytes, (index + 1) * selRecordBytes);
}

function hexDump(bytes: Uint8Array): string {
  return Array.from(bytes, hexByte).join(' ');
}
