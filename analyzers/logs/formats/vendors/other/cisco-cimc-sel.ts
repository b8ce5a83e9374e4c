import { draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';
import { draftOfSensorSentence } from '../dell/dell-sensor-sentence.js';

const id = 'cisco-cimc-sel';
const row =
  /^\s{0,8}(?<time>\[?System Boot\]?|\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?: ?[A-Z]{3,4}| ?[+-]\d{2}:?\d{2})?)\s{1,20}(?<severity>Normal|Informational|Info|Warning|Major|Minor|Critical|Non-Recoverable|Unknown)\s{1,20}" ?(?<text>[^"]{3,600})"?\s*$/i;
const heading = /^\s{0,8}Time\s{2,40}Severity\s{2,30}Description\s*$/;
const rule = /^\s{0,8}-{8,60} {1,4}-{8,60} {1,4}-{8,200}\s{0,8}$/;

/** SEL as the command line of Cisco UCS C-Series controllers prints it (`scope sel`, `show entries`). */
export const ciscoCimcSel: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Cisco CIMC show entries (SEL)',
  reference: 'Cisco UCS C-Series Integrated Management Controller CLI Configuration Guide, viewing the system event log',
  samples: [
    {
      name: 'entries with heading',
      kind: 'typical',
      content: [
        'Time                Severity      Description',
        '------------------- ------------- ----------------------------------------',
        '[System Boot]       Normal        " PSU_REDUNDANCY: PS Redundancy sensor, Fully Redundant was asserted"',
        '2023-02-03 04:05:06 Critical      " PSU2 PSU2_STATUS: Power Supply sensor for PSU2, Power Supply input lost (AC/DC) was asserted"',
        '2023-02-03 04:15:06 Normal        " PSU2 PSU2_STATUS: Power Supply sensor for PSU2, Power Supply input lost (AC/DC) was deasserted"',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['ipmi/08/0b/00', 'ipmi/08/6f/03', 'ipmi/08/6f/03'] },
    },
    {
      name: 'a zone, severities in words, a lamp, an error of a module',
      kind: 'extreme',
      content: [
        '2023-02-03 04:05:06 UTC Warning       " PSU2_VOUT: Voltage sensor for PSU2, failure event was asserted"',
        '2023-02-03 04:05:07 UTC Informational " LED_PSU_STATUS: Platform sensor, ON event was asserted" ',
        '2023-02-03 04:05:08 UTC Critical      " DDR4_P2_D1_ECC: DIMM 25 Memory sensor, uncorrectable ECC error was asserted"',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['ipmi/02/07/02', 'unknown', 'ipmi/0c/6f/01'] },
    },
    {
      name: 'an entry that was cut off, one without text',
      kind: 'broken',
      content: [
        '2023-02-03 04:05:06 Critical      " HDD_01_STATUS: Drive Slot sensor, Drive Fault was asser',
        '2023-02-03 04:05:07 Critical      " "',
      ].join('\n'),
      expect: { events: 1, unread: 1, keys: ['ipmi/0d/6f/01'] },
    },
  ],
  claims: (line) => row.test(line) || heading.test(line),
  open: openSingleLines(id, (_context, times) => {
    let isOpen = false;
    return (line) => {
      const found = row.exec(line)?.groups;
      if (!found && !heading.test(line)) return isOpen && rule.test(line) ? 'silent' : null;
      isOpen = true;
      if (!found) return 'silent';
      return { ...draftOf((found.text ?? '').trim(), found.severity ?? null), time: readPrintedTime(found.time ?? '', times) };
    };
  }),
};

function draftOf(text: string, severity: string | null): PlacelessDraft {
  const said = draftOfSensorSentence(text);
  const isKnown = said?.ipmi != null && said.ipmi.offset !== null;
  return isKnown ? { ...said, severity: { reported: severity } } : draftOfMessage({ text, severity });
}
