import { draftOfMessage } from '../../../event/draft-of-message.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';
import { componentsOfWord } from '../part-words.js';

const id = 'supermicro-health-log';
const place = /@ ?(?:P\d-)?DIMM ?[A-Z]\d(?:\(CPU\d\))?/;
const row =
  /^\s{0,8}(?:(?<id>\d{1,5})[\s.,:)]{1,8})?(?<time>\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2}\S{0,6}|\d{2}\/\d{2}\/\d{4}[ ,]{1,2}\d{2}:\d{2}:\d{2})?[\s,]{0,12}(?<text>[^|\t]{3,300}?)\s?-\s?(?<direction>Assertion|Deassertion)\s{0,8}$/;
const sensorWords = ['Memory', 'Processor', 'Power Supply', 'Fan', 'Temperature', 'Voltage', 'Physical Security', 'Drive Slot'] as const;

/** Health event log of Supermicro service processors as text: `… @P1-DIMMB1(CPU1) - Assertion`. */
export const supermicroHealthLog: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Supermicro health event log (text)',
  reference: 'Supermicro BMC health event log; IPMICFG and SUM text output',
  samples: [
    {
      name: 'rows with a DIMM',
      kind: 'typical',
      content: [
        '1  2023/02/03 04:05:06  Memory  Uncorrectable ECC @P1-DIMMB1(CPU1) - Assertion',
        'Correctable ECC @DIMMC2(CPU2) - Assertion',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/0c/6f/00'] },
    },
    {
      name: 'other sensors, a recovery',
      kind: 'extreme',
      content: [
        '2023-02-03 04:06:06  Power Supply  PS1 Status  Power Supply Failure detected - Deassertion',
        '3  02/03/2023 04:07:06  Fan FAN3, Lower Critical - going low - Assertion',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/08/6f/01', 'ipmi/04/01/02'] },
    },
    {
      name: 'a line that says nothing more',
      kind: 'broken',
      content: 'Uncorrectable ECC @P2-DIMM\n4  2023/02/03 04:08:06  Memory  Uncorrectable ECC @P2-DIMMA1(CPU2) - Assertion',
      expect: { events: 1, unread: 1, keys: ['ipmi/0c/6f/01'] },
    },
  ],
  claims: (line) => isRow(line),
  open: openSingleLines(id, (_context, times) => (line) => {
    const found = isRow(line) ? row.exec(line)?.groups : undefined;
    if (!found) return null;
    const words = (found.text ?? '').split(/\s{2,}|, /).filter((word) => word !== '');
    const type = sensorWords.find((word) => words[0] === word || words[0]?.startsWith(`${word} `));
    const rest = type === undefined ? words : [words[0]?.slice(type.length).trim() ?? '', ...words.slice(1)].filter((word) => word !== '');
    const sensorName = rest.length > 1 ? (rest[0] ?? null) : null;
    const text = (sensorName === null ? rest : rest.slice(1)).join(' ');
    const components = type === undefined ? [] : componentsOfWord(type, found.text ?? '');
    return {
      ...draftOfMessage({
        text: text.replace(/ @.*$/, (remark) => ` (${remark.trim()})`),
        direction: found.direction === 'Deassertion' ? 'deassertion' : 'assertion',
        sensorType: typeCodes[type ?? ''] ?? (place.test(line) ? typeCodes.Memory : null) ?? null,
        sensorName,
        ...(components.length === 0 ? {} : { components }),
      }),
      recordId: found.id ?? null,
      ...(found.time === undefined ? {} : { time: readPrintedTime(found.time, times) }),
    };
  }),
};

const typeCodes: Readonly<Record<string, number>> = {
  Memory: 0x0c,
  Processor: 0x07,
  'Power Supply': 0x08,
  Fan: 0x04,
  Temperature: 0x01,
  Voltage: 0x02,
  'Physical Security': 0x05,
  'Drive Slot': 0x0d,
};

function isRow(line: string): boolean {
  if (line.length > 600 || line.includes('|') || !/(?:Assertion|Deassertion)\s{0,8}$/.test(line.slice(-24))) return false;
  const found = row.exec(line)?.groups;
  return found !== undefined && (found.time !== undefined || (/^\S/.test(line) && place.test(line)));
}
