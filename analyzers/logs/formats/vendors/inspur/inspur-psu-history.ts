import { draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';

const id = 'psu-status-word';
const statusWord = /\bSTATUS[_ ]?WORD\b[^0-9a-z]{1,12}(?:0x)?(?<digits>[0-9a-f]{4})\b/i;
const heading = /^\W{0,40}(?:PSU?|Power Supply)[ _#]?(?<number>\d{1,2})\b.{0,40}\b(?:black ?box|fault history|fault log)\b.{0,40}$/i;
const supply = /\b(?:PSU?|Power Supply)[ _#]?(?<number>\d{1,2})\b/i;
const time = /\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2}/;
const searched = 300;

/** Bits of PMBus STATUS_WORD (PMBus 1.2 Part II §17.2) with what they mean for the power supply. */
const bits = [
  [3, 'ipmi/08/6f/04', 'input under-voltage'],
  [13, 'ipmi/08/6f/04', 'input voltage, current or power'],
  [5, 'ipmi/08/6f/01', 'output over-voltage'],
  [4, 'ipmi/08/6f/01', 'output over-current'],
  [2, 'ipmi/08/6f/01', 'temperature'],
  [10, 'ipmi/08/6f/01', 'fan'],
  [15, 'ipmi/08/6f/01', 'output voltage'],
  [14, 'ipmi/08/6f/01', 'output current or power'],
  [12, 'ipmi/08/6f/01', 'manufacturer specific'],
  [11, 'ipmi/08/6f/01', 'power good negated'],
  [6, 'ipmi/08/6f/07', 'off'],
] as const;

/** Fault histories of power supplies (`psuFaultHistory.log`, `ps_black_box.log`): lines that print the PMBus status word. */
export const inspurPsuHistory: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Power supply fault history with PMBus status words',
  reference: 'PMBus 1.2 Part II §17.2',
  samples: [
    {
      name: 'a supply that lost its input',
      kind: 'typical',
      content: 'PSU1 2023-02-03 04:05:06 STATUS_WORD: 0x2848 STATUS_INPUT: 0x30',
      expect: { events: 1, unread: 0, keys: ['ipmi/08/6f/04'] },
    },
    {
      name: 'the number in a heading, a healthy word',
      kind: 'extreme',
      content: ['==== PSU2 BLACK BOX ====', 'Status Word = 0x0004', 'PSU 0 status_word=0000'].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/08/6f/01', 'ipmi/08/6f/00'] },
    },
    {
      name: 'a word with too few digits',
      kind: 'broken',
      content: 'PSU1 STATUS_WORD: 0x28\nPSU1 STATUS_WORD: 0x2000',
      expect: { events: 1, unread: 1, keys: ['ipmi/08/6f/04'] },
    },
  ],
  claims: (line) => heading.test(line.slice(0, searched)) || statusWord.test(line.slice(0, searched)),
  open: openSingleLines(id, (_context, times) => {
    let inHeading: string | null = null;
    return (line) => {
      const said = line.slice(0, searched);
      const number = heading.exec(said)?.groups?.number;
      if (number !== undefined) {
        inHeading = number;
        return 'silent';
      }
      const digits = statusWord.exec(said)?.groups?.digits;
      if (digits === undefined) return null;
      const slot = supply.exec(said)?.groups?.number ?? inHeading;
      const printed = time.exec(said)?.[0];
      return {
        ...draftOfWord(Number.parseInt(digits, 16), slot, line),
        ...(printed === undefined ? {} : { time: readPrintedTime(printed, times) }),
      };
    };
  }),
};

function draftOfWord(word: number, slot: string | null, line: string): PlacelessDraft {
  const set = bits.filter(([bit]) => (word >> bit) & 1);
  const component = {
    class: 'psu',
    locator: slot === null ? null : `PSU${slot}`,
    place: slot === null ? null : { slot },
    provenance: 'printed',
  } as const;
  const details = { statusWord: `0x${word.toString(16).padStart(4, '0')}` };
  const [first] = set;
  if (first === undefined) {
    return {
      key: 'ipmi/08/6f/00',
      class: 'message',
      text: line.slice(0, 200).trim(),
      meaning: 'state',
      severity: { reported: null, derived: 'ok' },
      components: [component],
      details,
    };
  }
  const text = `Power supply status: ${set.map(([, , words]) => words).join(', ')}`;
  return {
    ...draftOfMessage({ text, sense: { key: first[1], direction: 'assertion' }, components: [component] }),
    details,
    provenance: 'standard',
  };
}
