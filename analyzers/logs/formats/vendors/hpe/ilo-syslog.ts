import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import { severityOfWord } from '../../../event/reported-severity.js';
import type { LinesFormat } from '../../../log-format.js';
import { createPrefixReader, type PrefixReader } from '../../../readers/log-prefix.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';
import { draftOfHpeEntry, hpeTime } from './hpe-message.js';

const id = 'ilo-syslog';
const tagged = /^(?<prefix>[^#]{0,120})#(?<log>iLO \d{1,2}|IML)\s?:\s{0,4}(?<said>.*)$/i;
const dated = /^(?<time>\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}(?::\d{2})?)\s{1,4}/;
const rated = /^[[(]?(?<severity>[A-Z][a-z]{3,14})[\])]?\s?[:-]\s{0,4}(?=\S)/i;

/** Entries of the iLO event log and the IML that iLO sends to a syslog server. */
export const iloSyslog: LinesFormat = {
  kind: 'lines',
  id,
  title: 'iLO remote syslog',
  reference: 'HPE iLO 4–6 user guide, remote syslog',
  samples: [
    {
      name: 'both logs, without the prefix of the relay',
      kind: 'typical',
      content: ['#ILO 5: 02/03/2024 04:05 Server power removed.', '#IML: Critical: System Power Supply Failure (Power Supply 1)'].join(
        '\n',
      ),
      expect: { events: 2, unread: 0, keys: ['unknown', 'ipmi/08/6f/01'] },
    },
    {
      name: 'with the prefix of syslog',
      kind: 'extreme',
      content: [
        'Feb  3 04:05:07 ilo-example #ILO 4: 02/03/2024 04:05 Browser login: operator - 192.0.2.7(DNS name not found).',
        '<172>Feb  3 04:05:08 192.0.2.8 #IML: 02/03/2024 04:05:08 Caution: Corrected Memory Error threshold exceeded (Processor 1, DIMM 8)',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['unknown', 'ipmi/0c/6f/05'] },
    },
    {
      name: 'a tag without words',
      kind: 'broken',
      content: '#IML:\n#IML: Uncorrectable Memory Error (Processor 2, DIMM 3)',
      expect: { events: 1, unread: 1, keys: ['ipmi/0c/6f/01'] },
    },
  ],
  claims: (line) => tagged.test(line),
  open: openSingleLines(id, (context, times) => {
    const prefixOf = createPrefixReader(context);
    return (line) => {
      const found = tagged.exec(line)?.groups;
      if (!found) return null;
      return found.said === '' ? 'malformed' : draftOf(line, found.log ?? '', found.said ?? '', prefixOf, times);
    };
  }),
};

/** The entry's own time is surer than the relay's, which has no year. */
function draftOf(line: string, log: string, said: string, prefixOf: PrefixReader, times: TimeReader): PlacelessDraft {
  const time = dated.exec(said);
  const undated = said.slice(time?.[0].length ?? 0);
  const level = rated.exec(undated);
  const severity = level?.groups?.severity ?? '';
  const isRated = severityOfWord(severity) !== null;
  return draftOfHpeEntry({
    text: isRated ? undated.slice(level?.[0].length ?? 0) : undated,
    severity: isRated ? severity : null,
    className: /^ilo/i.test(log) ? 'iLO' : null,
    first: time === null ? (prefixOf(line)?.time ?? null) : hpeTime(time.groups?.time ?? '', times),
  });
}
