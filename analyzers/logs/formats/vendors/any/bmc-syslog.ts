import { draftOfMessage } from '../../../event/draft-of-message.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';

const id = 'bmc-syslog';
const row =
  /^<(?<priority>\d{1,3})>\s{0,4}(?<time>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?)\s{1,4}(?<host>\S{1,64})\s{1,4}(?<program>[\w./-]{1,60})(?:\[\d{1,8}\])?:\s{0,8}(?<text>.*)$/;
const start = /^<\d{1,3}>\s{0,4}\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
const hostPrograms = /^(?:kernel|smartd|mcelog|rasdaemon|abrt\w*|systemd\w*|InspurDiagnose|IEITDiagnose)$/;
const levels = ['Emergency', 'Alert', 'Critical', 'Error', 'Warning', 'Notice', 'Informational', 'Debug'] as const;

/** Logs of a service processor's programs by severity (`emerg.log`, `crit.log`, `err.log`): `<priority> ISO-time host program: text`. */
export const bmcSyslog: LinesFormat = {
  id,
  kind: 'lines',
  title: "Service processor's own system log (Inspur crit.log, err.log)",
  reference: 'Inspur ISBMC one-key log; RFC 5424 §6.2.1 priorities',
  samples: [
    {
      name: 'messages of programs',
      kind: 'typical',
      content: [
        '<130> 2023-02-03T04:05:06.120032+08:00 FX0A1B2C3 IPMIMain: PSU1 AC lost',
        '<131> 2023-02-03T04:05:07.120032+08:00 FX0A1B2C3 lighttpd[731]: connection refused',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/08/6f/03', 'unknown'] },
    },
    {
      name: 'no fraction, Z, warnings, a recovery',
      kind: 'extreme',
      content: [
        '<132>2023-02-03T04:05:08Z FX0A1B2C3 fand: [812 : 901 WARNING]Fan 3 speed is abnormal',
        '<134>  2023-02-03T04:05:09+08:00  FX0A1B2C3  psud: PSU 1 input lost has recovered',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/04/01/02', 'ipmi/08/6f/03'] },
    },
    {
      name: 'a line that ends behind its host',
      kind: 'broken',
      content: '<131> 2023-02-03T04:05:07.120032+08:00 FX0A1B2C3',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => start.test(line) && !isOfHost(line),
  open: openSingleLines(id, (_context, times) => (line) => {
    if (!start.test(line) || isOfHost(line)) return null;
    const found = row.exec(line)?.groups;
    if (!found) return 'malformed';
    const text = (found.text ?? '').replace(/^\[\d{1,8} ?: ?\d{1,8} \w{3,12}\]\s{0,4}/, '').trim();
    const severity = levels[Number(found.priority) & 7] ?? null;
    const draft = draftOfMessage({ text, severity, details: { program: found.program ?? '', server: found.host ?? '' } });
    const isOpen = draft.key === 'unknown' && draft.meaning === undefined;
    return { ...draft, ...(isOpen ? { meaning: 'unknown' as const } : {}), time: readPrintedTime(found.time ?? '', times) };
  }),
};

function isOfHost(line: string): boolean {
  return hostPrograms.test(row.exec(line)?.groups?.program ?? '');
}
