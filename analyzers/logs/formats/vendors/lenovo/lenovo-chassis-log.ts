import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { openSingleLines } from '../../../readers/single-line-reader.js';
import { draftOfLenovoEntry, findLenovoId } from './lenovo-message.js';

const id = 'lenovo-chassis-log';
const row =
  /^\s*(?:(?<index>\d{1,5})[\s|]{1,8})?(?<severity>[IWEC]|Info|Warn|Error|Err)[\s|]{1,8}(?:(?<source>[A-Z][\w#:-]{1,30})[\s|]{1,20})?(?<date>\d{2}\/\d{2}\/\d{2,4})[,;]?[\s|]{1,6}(?<time>\d{2}:\d{2}:\d{2})[\s|]{1,8}(?<text>\S.*)$/;
const continued = /^\s*Login ID:/i;
const codeInText = /^\((?<code>0x[0-9a-f]{8})\)\s*(?<text>.*)$/i;
const words: Readonly<Record<string, string>> = { Warn: 'Warning', Err: 'Error', Info: 'Informational' };

/** Event log of chassis management modules and of IMM's command line (`displaylog`, `readlog`): rows without an id that encodes the event. */
export const lenovoChassisLog: LinesFormat = {
  kind: 'lines',
  id,
  title: 'IBM/Lenovo chassis event log (AMM, readlog)',
  reference: 'IBM BladeCenter Advanced Management Module CLI reference, displaylog; IMM user guide, readlog',
  samples: [
    {
      name: 'rows of a chassis',
      kind: 'typical',
      content: [
        '1   I   SERVPROC     02/03/24   04:05:06   Remote Login Successful. Login ID: OPERATOR',
        '2   E   Power_02     02/03/24   04:06:06   Power supply 2 has failed.',
        '3   W   Blade_07     02/03/24   04:07:06   Memory Logging Limit Reached for DIMM 5',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['unknown', 'ipmi/08/6f/01', 'ipmi/0c/6f/05'] },
    },
    {
      name: 'pipes, a comma, no source, a login over two lines, a code',
      kind: 'extreme',
      content: [
        '4 | Error | Cooling_01 | 02/03/2024, 04:08:06 | (0x0A026001) Fan 1 has failed',
        '5 I 02/03/2024; 04:09:06 Remote Login successful.',
        'Login ID: "OPERATOR" CLI authenticated from 192.0.2.7 (SSH).',
        'E  Power_02  02/03/24  04:10:06  Power supply 2 has failed.',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['ipmi/04/01/02', 'unknown', 'ipmi/08/6f/01'] },
    },
    {
      name: 'a row without text',
      kind: 'broken',
      content: '6   E   Power_02     02/03/24   04:06:06',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => rowOf(line) !== null && findLenovoId(line) === null,
  open: openSingleLines(id, (_context, times) => (line) => {
    const groups = rowOf(line);
    if (groups === null) return continued.test(line) ? 'silent' : null;
    return findLenovoId(line) === null ? draftOfRow(groups, times) : null;
  }),
};

/** Rows of the management module have no number, but always a source. */
function rowOf(line: string): Readonly<Record<string, string | undefined>> | null {
  const groups = row.exec(line)?.groups;
  return groups === undefined || (groups.index === undefined && groups.source === undefined) ? null : groups;
}

function draftOfRow(groups: Readonly<Record<string, string | undefined>>, times: TimeReader): PlacelessDraft {
  const { index = null, severity = '', source = null, date = '', time = '', text = '' } = groups;
  const coded = codeInText.exec(text)?.groups;
  const draft = draftOfLenovoEntry({
    text: coded?.text ?? text,
    id: null,
    recordId: index,
    severity: words[severity] ?? severity,
    source,
    time: times.fromDateAndTime(date, time),
  });
  if (coded?.code === undefined) return draft;
  const own = `lenovo/${coded.code.toLowerCase()}`;
  return draft.key === 'unknown'
    ? { ...draft, key: own, provenance: 'vendorDocument' }
    : { ...draft, aliases: [...(draft.aliases ?? []), own] };
}
