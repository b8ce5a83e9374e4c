import { directionOfWord, draftOfMessage } from '../../../event/draft-of-message.js';
import { detailsOfMessage } from '../../../event/message-numbers.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { type LineMeaning, openSingleLines } from '../../../readers/single-line-reader.js';
import { componentsOfWord, sensorTypeOfPart } from '../part-words.js';
import { keyOfVendorCode } from '../vendor-codes.js';

const id = 'inspur-idl-log';
const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const direction = /^(?:de-?)?assert/i;
const program = /InspurDiagnose|IEITDiagnose/i;
const prefix =
  /^(?:<\d{1,3}>)?\s{0,4}(?:\S{4,40} )?(?:\S{1,5} {1,2}\d{1,2} \S{8} )?(?<host>[\w.-]{2,64}) [\w.-]{2,40}(?:\[\d{1,8}\])?:\s{0,8}$/;
/** Texts begin with the sensor's name. */
const sensorStart = /^[A-Za-z0-9]{2,30}_\w{1,30}(?=\s)/;
const farthestPipe = 200;

/** Diagnosis log of Inspur service processors: `|time|part|Assert|severity|code|text|`, mostly behind a syslog prefix. */
export const inspurIdlLog: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Inspur diagnosis log (idl.log)',
  reference: 'Inspur ISBMC one-key log, log/idl.log',
  samples: [
    {
      name: 'with the prefix of the log daemon',
      kind: 'typical',
      content: [
        '<162>  2023-02-03T04:05:06.120032+08:00 FX0A1B2C3 InspurDiagnose:   |2023-02-03T04:05:06+08:00|MAINBOARD|Assert|Critical|12FF0AA1|System_Error CATERR.|',
        '<164>  2023-02-03T04:05:09.990032+08:00 FX0A1B2C3 InspurDiagnose:   |2023-02-03T04:05:09+08:00|MEMORY|Assert|Warning|0C0B00A1|CPU1_C2D0 Correctable ECC.|',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/07/6f/00', 'ipmi/0c/6f/00'] },
    },
    {
      name: 'without priority, as bare rows, recoveries, pipes in the text',
      kind: 'extreme',
      content: [
        'Feb  3 04:06:00 FX0A1B2C3 InspurDiagnose: |2023-02-03T04:06:00+08:00|PSU|Assert|Critical|0802A3B1|PSU1 AC lost |code 3|',
        '|2023-02-03T04:07:00+08:00|PSU|Deassert|Critical|0802A3B1|PSU1 AC lost|',
        '2023-02-03T04:08:00+08:00|FAN|Assert|Info|04FF00B1|FAN_2 inserted',
        '2023-02-03T04:08:01+08:00 FX0A1B2C3 InspurDiagnose: service started',
      ].join('\n'),
      expect: { events: 4, unread: 0, keys: ['ipmi/08/6f/03', 'ipmi/08/6f/03', 'inspur/04FF00B1', 'unknown'] },
    },
    {
      name: 'rows that end early',
      kind: 'broken',
      content: '<162> 2023-02-03T04:05:06+08:00 FX0A1B2C3 InspurDiagnose: |2023-02-03T04:05:06+08:00|MAINBOARD|Assert|',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => cellsOf(line) !== null || isRemark(line),
  open: openSingleLines(id, (_context, times) => (line): LineMeaning => {
    const cells = cellsOf(line);
    if (cells === null) return isRemark(line) ? remarkOf(line) : null;
    const [time = '', part = '', word = '', severity = '', code = '', ...texts] = cells;
    const text = texts
      .join('|')
      .replace(/\|\s*$/, '')
      .trim();
    if (severity === '' || (text === '' && code === '')) return 'malformed';
    const sensorName = sensorStart.exec(text)?.[0] ?? null;
    const components = componentsOfWord(part, text, sensorName);
    const host = prefix.exec(line.slice(0, farthestPipe).split('|')[0] ?? '')?.groups?.host;
    return {
      ...draftOfMessage({
        text: text === '' ? `${part} ${code}` : text,
        severity,
        direction: directionOfWord(word) ?? (direction.test(word) ? 'assertion' : null),
        vendorKey: keyOfVendorCode(code.toUpperCase()),
        sensorType: sensorTypeOfPart(part),
        sensorName,
        details: { ...detailsOfMessage(text), part, ...(host === undefined ? {} : { server: host }) },
        ...(components.length === 0 ? {} : { components }),
      }),
      time: readPrintedTime(time, times),
      message: code === '' ? null : { id: code, args: [] },
    };
  }),
};

/** Cells from the time on; null where the line is no row of the log. */
function cellsOf(line: string): string[] | null {
  const bare = isoTime.test(line) ? line : null;
  const pipe = line.slice(0, farthestPipe).indexOf('|');
  if (pipe === -1) return null;
  return rowOf(line.slice(pipe + 1)) ?? (bare === null ? null : rowOf(bare));
}

function rowOf(text: string): string[] | null {
  const cells = text.split('|').map((cell) => cell.trim());
  return cells.length >= 4 && isoTime.test(cells[0] ?? '') && direction.test(cells[2] ?? '') ? cells : null;
}

function isRemark(line: string): boolean {
  return program.test(line.slice(0, farthestPipe)) && !line.includes('|');
}

function remarkOf(line: string): LineMeaning {
  const text = line.slice(line.search(program)).replace(/^\w+(?:\[\d+\])?:\s*/, '');
  return { ...draftOfMessage({ text }), meaning: 'activity' };
}
