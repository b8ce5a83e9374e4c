import { draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';

const id = 'enclosure-log';
const row =
  /^(?<time>\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?); {0,4}(?<subsystem>[\w/.-]{2,30}); {0,4}(?<module>[\w/. -]{2,40}); {0,4}(?<level>\w{1,12}); ?(?<text>.*)$/;
const cut = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?; {0,4}[A-Z_]{2,30}(?:;|$)/;
const faultOn = /\bfault (?:is )?(?:on|set|asserted)\b/i;
const faultOff = /\bfault (?:is )?(?:off|cleared|deasserted)\b|\bis now: ok\b|\bis ok\b|\brestored\b|^clearing\b/i;
const outside = /\boutside (?:of )?(?:its )?expected\b|\bfailed\b|\bfailure\b|\bcritical\b|\bover ?temp/i;
const keyBySubject = [
  ['ipmi/04/01/02', /\bfan\b/i],
  ['ipmi/08/6f/01', /\b(?:psu|power supply|pcm)\b/i],
  ['ipmi/01/01/09', /\btemp(?:erature)?\b/i],
  ['ipmi/0d/6f/01', /\b(?:disk|drive)\b/i],
] as const;

/** Log of a disk enclosure's or array's processor: `date time.ms; SUBSYSTEM; module; level; text`. Newest lines may come first. */
export const enclosureLog: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Enclosure processor log with semicolons',
  reference: 'Logs of enclosure services processors (SES) of storage arrays',
  samples: [
    {
      name: 'a fan that fails and recovers',
      kind: 'typical',
      content: [
        '2022-03-04 05:06:09.120; ENC_MGT; env_control; 02; Fan 1 Fault OFF',
        '2022-03-04 05:06:08.101; ENC_MGT; env_control; 04; Setting fans to max - cause : fan 1 fault 1:1:80002',
        '2022-03-04 05:06:07.003; ENC_MGT; env_control; 02; Fan 1 Fault ON',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['ipmi/04/01/02', 'enclosure/message', 'ipmi/04/01/02'] },
    },
    {
      name: 'other parts, words for levels, no milliseconds',
      kind: 'extreme',
      content: [
        '2022-03-04 05:07:07; ENC_MGT; power_control; ERROR; PSU 0 Fault ON',
        '2022-03-04 05:07:08; ENC_MGT; env_control; 04; Fan tacho 0 is now: operating outside expected RPM tolerance.  Set RPM: 9000  Tacho RPM: 12000',
        '2022-03-04 05:07:09; ENC_MGT; env_control; 04; System airflow is OK; normal fan control restored',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['ipmi/08/6f/01', 'ipmi/04/01/02', 'enclosure/message'] },
    },
    {
      name: 'a row that ends early',
      kind: 'broken',
      content: '2022-03-04 05:07:07.001; ENC_MGT; env_con\n2022-03-04 05:07:07.002; ENC_MGT; env_control; 02; Fan 0 Fault ON',
      expect: { events: 1, unread: 1, keys: ['ipmi/04/01/02'] },
    },
  ],
  claims: (line) => cut.test(line),
  open: openSingleLines(id, (_context, times) => (line) => {
    const found = row.exec(line)?.groups;
    if (!found) return cut.test(line) ? 'malformed' : null;
    const text = (found.text ?? '').trim();
    const details = { subsystem: found.subsystem ?? '', module: found.module ?? '', level: found.level ?? '' };
    return { ...draftOfText(text), details, time: readPrintedTime(found.time ?? '', times) };
  }),
};

/** Only a line that says a fault began or ended is one; what the processor then does is an activity. */
function draftOfText(text: string): PlacelessDraft {
  const isOn = faultOn.test(text) || (outside.test(text) && !/\bcause\b/i.test(text));
  const isOff = !isOn && faultOff.test(text);
  const key = keyBySubject.find(([, subject]) => subject.test(text))?.[0];
  if (key === undefined || (!isOn && !isOff)) return { ...remark(text), meaning: 'activity' };
  if (isOff && !/\bfault\b|\bis now\b/i.test(text)) return { ...remark(text), meaning: 'recovery' };
  if (/\bled\b/i.test(text)) return { ...remark(text), meaning: 'activity' };
  return draftOfMessage({ text, sense: { key, direction: isOn ? 'assertion' : 'deassertion' } });
}

function remark(text: string): PlacelessDraft {
  return { key: 'enclosure/message', class: 'message', text, provenance: 'inferred' };
}
