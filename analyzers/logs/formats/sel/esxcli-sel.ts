import { draftOfRecord, type PlacelessDraft } from '../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../event/event-time.js';
import { selRecordBytes } from '../../ipmi/sel-record.js';
import { cutSensorType, sensorOfType } from '../../ipmi/sensor-types.js';
import { identifyEvent } from '../../ipmi/text-identity.js';
import type { LinesFormat } from '../../log-format.js';
import { createRecordEmitter } from '../../readers/record-emitter.js';
import { createTextBlocks, type TextBlock } from '../../syntax/text-blocks.js';

const id = 'esxcli-sel';
const start = /^\s{0,8}Record:\d{1,6}:?\s*$/;
const command = /^(?:[^|]{0,60}[#$>~\]]\s{0,3})?(?:localcli|esxcli)\s(?:[^|]{0,60}\s)?hardware ipmi sel list\b/;
const keys: ReadonlySet<string> = new Set([
  'record',
  'record id',
  'when',
  'event type',
  'sel type',
  'message',
  'sensor number',
  'raw',
  'formatted-raw',
]);
const said = /^(?<direction>Assert|Deassert)\s{0,3}\+\s{0,3}(?<text>\S.*)$/i;

/** Records of the SEL as ESXi lists them: a sentence, and the bytes of the record as hex numbers without leading zeros. */
export const esxcliSel: LinesFormat = {
  kind: 'lines',
  id,
  title: 'esxcli hardware ipmi sel list',
  reference: 'VMware ESXi 5.5–8.0, esxcli hardware ipmi sel list; IPMI 2.0 §32',
  samples: [
    {
      name: 'a record',
      kind: 'typical',
      content: [
        'Record:1:',
        '   Record Id: 1',
        '   When: 2024-02-03T04:05:06',
        '   Event Type: 111 (Unknown)',
        '   SEL Type: 2 (System Event)',
        '   Message: Assert + Memory Correctable ECC',
        '   Sensor Number: 9',
        '   Raw: ',
        '   Formatted-Raw: 1 0 2 2 bb bd 65 20 0 4 c 9 6f a0 0 1',
      ].join('\n'),
      expect: { events: 1, unread: 0, keys: ['ipmi/0c/6f/00'] },
    },
    {
      name: 'behind the command, bytes in other forms, no bytes',
      kind: 'extreme',
      content: [
        '[root@esx-example:~] esxcli hardware ipmi sel list',
        'Record:7:',
        '   Record Id: 7',
        '   When: 2024-02-03T04:06:06',
        '   Message: Deassert + Power Supply Power Supply AC lost',
        '   Sensor Number: 80',
        '   Formatted-Raw: 07 00 02 3e bb bd 65 20 00 04 08 50 ef 03 ff ff',
        'Record:8:',
        '   Record Id: 8',
        '   When: 2024-02-03T04:07:06',
        '   Message: Assert + Power Supply Power Supply AC lost',
        '   Sensor Number: 80',
        '   Formatted-Raw:',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/08/6f/03', 'ipmi/08/6f/03'] },
    },
    {
      name: 'a record that is cut off',
      kind: 'broken',
      content: 'Record:9:\n   Record Id: 9\n   When: 2024-02-03T04:08:06',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => start.test(line) || command.test(line),
  open: (context, sink) => {
    const emitDraft = createRecordEmitter(id, context, sink, 'malformedRecord');
    const times = createTimeReader(context);
    const blocks = createTextBlocks({ separator: ':', isStart: (key) => key === 'record', isKey: (key) => keys.has(key) }, (block) => {
      emitDraft(draftOfBlock(block, times), block.line, block.lines.join('\n'));
    });
    return {
      read: (raw, line) => {
        if (!command.test(raw)) return blocks.read(raw, line);
        blocks.end();
        return true;
      },
      end: blocks.end,
    };
  },
};

/** The bytes decide; the sentence stands in where they are missing. */
function draftOfBlock({ fields }: TextBlock, times: TimeReader): PlacelessDraft | null {
  const bytes = bytesOf(fields.get('formatted-raw') ?? '') ?? bytesOf(fields.get('raw') ?? '');
  const recordId = fields.get('record id') ?? null;
  const time = times.fromIso(fields.get('when') ?? '');
  if (bytes !== null) return { ...draftOfRecord(bytes, times), recordId, ...(time.instant === null ? {} : { time }) };
  const message = said.exec(fields.get('message') ?? '')?.groups;
  if (!message) return null;
  const { code, rest } = cutSensorType(message.text ?? '');
  const { sensorType, eventType, offset } = identifyEvent(code, rest);
  return {
    recordId,
    time,
    direction: /^d/i.test(message.direction ?? '') ? 'deassertion' : 'assertion',
    sensor: sensorOfType(code, { number: numberOf(fields.get('sensor number')) }),
    ipmi: { sensorType, eventType, offset, eventData: null },
    text: rest === '' ? (message.text ?? '') : rest,
  };
}

function bytesOf(printed: string): Uint8Array | null {
  const words = printed.split(/\s+/).filter((word) => word !== '');
  if (words.length !== selRecordBytes || !words.every((word) => /^(?:0x)?[0-9a-f]{1,2}$/i.test(word))) return null;
  return Uint8Array.from(words, (word) => Number.parseInt(word.replace(/^0x/i, ''), 16));
}

function numberOf(printed: string | undefined): number | null {
  return printed !== undefined && /^\d{1,3}$/.test(printed) ? Number(printed) : null;
}
