import type { PlacelessDraft } from '../../event/draft-of-record.js';
import { findEventRow } from '../../ipmi/judge-event.js';
import { sensorOfType } from '../../ipmi/sensor-types.js';
import type { LinesFormat } from '../../log-format.js';
import { createRecordEmitter } from '../../readers/record-emitter.js';

const claimPattern = /^0x[0-9a-f]{2}(?: 0x[0-9a-f]{2}){6}\s*(?:#.*)?$/i;
const evmRevisions: ReadonlySet<number> = new Set([0x03, 0x04]);

/** Rows of `ipmitool sel save FILE` (and of the files `event file` reads): seven bytes of an event, neither id nor time. */
export const selSave: LinesFormat = {
  kind: 'lines',
  id: 'sel-save',
  title: 'ipmitool sel save',
  reference: 'ipmitool 1.8.19, lib/ipmi_sel.c; IPMI 2.0 Table 29-5',
  samples: [
    {
      name: 'three events with their remarks',
      kind: 'typical',
      content: [
        '0x04 0x0c 0x87 0x6f 0xa1 0x3b 0x81 # Memory #0x87 Uncorrectable ECC',
        '0x04 0x08 0x51 0xef 0x03 0xff 0xff # Power Supply #0x51 Power Supply AC lost',
        '0x04 0x01 0x30 0x01 0x59 0x60 0x5f # Temperature #0x30 Upper Critical going high',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/08/6f/03', 'ipmi/01/01/09'] },
    },
    {
      name: 'no remark, an old event revision, a sensor type of a vendor',
      kind: 'extreme',
      content: ['0x03 0x07 0x91 0x6F 0x00 0xFF 0xFF', '0x04 0xc5 0x17 0x70 0x01 0xff 0xff # Unknown #0x17 '].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/07/6f/00', 'ipmi/c5/70/01'] },
    },
    {
      name: 'an OEM record, which the tool saves as if it were an event',
      kind: 'broken',
      content: '0x5a 0x02 0x03 0x04 0x05 0x06 0x07 # reserved #0x03 ',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => claimPattern.test(line),
  open: (context, sink) => {
    const emitDraft = createRecordEmitter('sel-save', context, sink, 'malformedRecord');
    return {
      read: (raw, line) => {
        if (!claimPattern.test(raw)) return false;
        const draft = draftOfBytes(raw.slice(0, 34).split(' ').map(Number));
        emitDraft(draft, line, raw);
        return true;
      },
      end: () => {},
    };
  },
};

/** Draft of the seven bytes; null where the first is no event message revision: then the tool has saved an OEM record's bytes. */
function draftOfBytes([revision = 0, sensorType = 0, number = 0, directionAndType = 0, ...data]: readonly number[]): PlacelessDraft | null {
  if (!evmRevisions.has(revision)) return null;
  const [first = 0, second = 0xff, third = 0xff] = data;
  const ipmi = { sensorType, eventType: directionAndType & 0x7f, offset: first & 0x0f, eventData: [first, second, third] as const };
  return {
    direction: directionAndType & 0x80 ? 'deassertion' : 'assertion',
    sensor: sensorOfType(sensorType, { number }),
    ipmi,
    text: findEventRow(ipmi)?.[3] ?? '',
  };
}
