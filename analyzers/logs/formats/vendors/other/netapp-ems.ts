import { draftOfMessage } from '../../../event/draft-of-message.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';

const id = 'netapp-ems';
const levels = 'EMERGENCY|ALERT|CRITICAL|ERROR|WARNING|NOTICE|INFORMATIONAL|INFO|DEBUG';
const name = '[a-z][\\w-]{1,40}(?:\\.[\\w-]{1,40}){1,6}';
/** `event log show`. */
const row = new RegExp(
  `^(?<time>\\d{1,2}/\\d{1,2}/\\d{4} \\d{2}:\\d{2}:\\d{2}) {1,12}(?<node>[\\w-]{1,60}) {1,40}(?<level>${levels}) {1,14}(?<event>${name}): ?(?<text>.*)$`,
);
/** `/etc/log/messages` and AutoSupport. */
const message = new RegExp(
  `^(?<time>(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} {1,2}\\d{1,2} \\d{2}:\\d{2}:\\d{2}(?: (?:[A-Z]{3,4}|[+-]\\d{2}:?\\d{2}))?(?: \\d{4})?) \\[(?<node>[\\w.-]{1,60}): ?(?:[\\w.-]{1,60}: ?)?(?<event>${name}):(?<level>${levels}|\\w{4,13})\\]: ?(?<text>.*)$`,
);
/** Command, heading and count of `event log show`. */
const heading =
  /^(?:Time {4,30}Node {4,30}Severity {2,20}Event|[\w-]{1,60}::\*?> ?event log show\b.{0,200}|\d{1,7} entries were displayed\.)\s*$/;

/** Messages of ONTAP's event management system. */
export const netappEms: LinesFormat = {
  id,
  kind: 'lines',
  title: 'NetApp ONTAP event log (EMS)',
  reference: 'ONTAP `event log show`; ONTAP EMS reference',
  samples: [
    {
      name: 'event log show',
      kind: 'typical',
      content: [
        'Time                Node             Severity      Event',
        '2/3/2023 04:05:06   cluster-01       CRITICAL      monitor.fan.critical: Fan 3 failed',
        '2/3/2023 04:05:07   cluster-01       NOTICE        kern.uptime.filer: 4:05am up 3 days',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/04/01/02', 'unknown'] },
    },
    {
      name: 'messages with node, program and level in brackets',
      kind: 'extreme',
      content: [
        'Fri Feb 03 04:05:06 +0800 [node-1: env_mgr: monitor.chassisPowerSupply.off:CRITICAL]: Power supply 2 has failed',
        'Fri Feb 03 04:05:07 GMT [node-1:raid.disk.predictiveFailure:ALERT]: Disk 0a.00.5 Shelf 0 Bay 5 reported a predictive failure.',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/08/6f/01', 'ipmi/0d/6f/02'] },
    },
    {
      name: 'an event without text',
      kind: 'broken',
      content: '2/3/2023 04:05:06   cluster-01       CRITICAL      monitor.fan.critical:',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => row.test(line) || message.test(line) || heading.test(line),
  open: openSingleLines(id, (_context, times) => (line) => {
    if (heading.test(line)) return 'silent';
    const found = (row.exec(line) ?? message.exec(line))?.groups;
    if (!found) return null;
    const { time = '', node = '', level = '', event = '', text = '' } = found;
    if (text.trim() === '') return 'malformed';
    return {
      ...draftOfMessage({ text: text.trim(), severity: level, subject: event, details: { node } }),
      message: { id: event, args: [] },
      time: readPrintedTime(time, times),
    };
  }),
};
