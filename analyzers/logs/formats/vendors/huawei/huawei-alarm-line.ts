import { directionOfWord, draftOfMessage } from '../../../event/draft-of-message.js';
import { detailsOfMessage } from '../../../event/message-numbers.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import { severityOfWord } from '../../../event/reported-severity.js';
import type { LinesFormat } from '../../../log-format.js';
import { type LineMeaning, openSingleLines } from '../../../readers/single-line-reader.js';
import { componentsOfWord } from '../part-words.js';
import { keyOfVendorCode, makerOf } from '../vendor-codes.js';

const id = 'huawei-alarm';
const alarm = /ALM-(?<code>0x[0-9a-f]{1,8})(?![0-9a-f])/i;
const timeBefore =
  /(?<time>\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:?\d{2})?|[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2}(?: \d{4})?)/;
const tail = /[(（](?<object>[^(),（），]{1,40})[,，]\s?(?<severity>[^(),（），]{1,16})[)）]\s{0,4}[.。]?$/;
const mark = /[[【(（](?<word>[^[\]【】()（）]{1,16})[\]】)）]/g;
const separators = /\s{0,4}[|;；,，\t]\s{0,4}/;
const farthestCode = 200;
const textLimit = 2_000;

/** Lines that carry an alarm id of Huawei iBMC: `ALM-0x000000NN name (object, severity)`, with time, severity and state in any place. */
export const huaweiAlarmLine: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Huawei iBMC alarms (ALM-0x…)',
  reference: 'Huawei iBMC alarm handling, EDOC1000157054',
  samples: [
    {
      name: 'alarms with object and severity',
      kind: 'typical',
      content: [
        'ALM-0x010000A1 DIMM120 triggered an uncorrectable error (Memory, Critical)',
        '2023-02-03 04:05:06 ALM-0x030000A2 PSU 2 input is lost (SN: S0000001, BN: 0213ZZZZ) (PSU, Major)',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/08/6f/03'] },
    },
    {
      name: 'Chinese alarms, states and severities between separators',
      kind: 'extreme',
      content: [
        '2023-02-03 04:06:06 | 紧急 | ALM-0x040000A3 | 风扇模块2转速异常 | 产生',
        '2023-02-03 04:16:06 | 紧急 | ALM-0x040000A3 | 风扇模块2转速异常 | 恢复',
        '[Minor] ALM-0x0A0000A4; The system clock was changed; Assert',
        'ALM-0xA5：CPU1发生不可纠正错误（CPU，严重）',
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['ipmi/04/01/02', 'ipmi/04/01/02', 'huawei/0x0a0000a4', 'ipmi/07/6f/06'] },
    },
    {
      name: 'an alarm id without a name',
      kind: 'broken',
      content: '2023-02-03 04:05:06 ALM-0x010000A1',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => alarm.test(line.slice(0, farthestCode)),
  open: openSingleLines(id, (context, times) => {
    const maker = makerOf(context);
    return (line): LineMeaning => {
      const found = alarm.exec(line.slice(0, farthestCode));
      if (!found) return null;
      const before = line.slice(0, found.index);
      const after = line.slice(found.index + found[0].length, textLimit);
      const fields = fieldsOf(before, after);
      if (fields.text === '') return 'malformed';
      const time = timeBefore.exec(before)?.groups?.time;
      const components = componentsOfWord(fields.object, fields.text);
      const code = found.groups?.code ?? '';
      return {
        ...draftOfMessage({
          text: fields.text,
          severity: fields.severity,
          direction: fields.direction,
          vendorKey: keyOfVendorCode(`ALM-${code}`, maker),
          details: detailsOfMessage(after),
          ...(components.length === 0 ? {} : { components }),
        }),
        message: { id: `ALM-${code}`, args: [] },
        ...(time === undefined ? {} : { time: readPrintedTime(time, times) }),
      };
    };
  }),
};

/** Severity and state stand in brackets, or alone between separators; the longest of the rest is the name. */
function fieldsOf(before: string, after: string) {
  const end = tail.exec(after.slice(-80))?.groups;
  const isEnd = end !== undefined && severityOfWord(end.severity ?? '') !== null;
  const said = isEnd ? after.slice(0, after.length - after.slice(-80).length + after.slice(-80).search(tail)) : after;
  const marks = [...before.matchAll(mark)].map((match) => match.groups?.word ?? '');
  const pieces = [...marks, ...before.split(separators), ...said.replace(/^[\s:：|;,-]+/, '').split(/\s{0,4}[|;；\t]\s{0,4}/)].map(
    (piece) => piece.trim(),
  );
  const severity = isEnd ? (end.severity ?? null) : (pieces.find((piece) => severityOfWord(piece) !== null) ?? null);
  const word = pieces.find((piece) => directionOfWord(piece) !== null) ?? '';
  const names = said
    .replace(/^[\s:：|;,-]+/, '')
    .split(/\s{0,4}[|;；\t]\s{0,4}/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '' && severityOfWord(piece) === null && directionOfWord(piece) === null);
  return { text: names.join('; '), severity, direction: directionOfWord(word), object: isEnd ? (end.object ?? '') : '' };
}
