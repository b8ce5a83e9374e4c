import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../../event/event-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { createRecordEmitter } from '../../../readers/record-emitter.js';
import { draftOfHpeEntry, hpeTime } from './hpe-message.js';

const id = 'hplog-log';
const row =
  /^\s*(?<id>\d{1,5})\s{1,10}(?<severity>Information|Informational|Caution|Critical|Repaired|OK|Unknown)\s{1,20}(?<first>\d{2}:\d{2}\s{1,4}\d{2}\/\d{2}\/\d{4}|\[?NOT SET\]?|-+)\s{1,10}(?<last>\d{2}:\d{2}\s{1,4}\d{2}\/\d{2}\/\d{4}|\[?NOT SET\]?|-+)\s{1,10}(?<count>\d{1,9})\s*$/;
const heading = /^\s*ID\s+Severity\s+Initial Time\s+Update Time\s+Count\s*$/i;
const text = /^\s*LOG:\s?(?<text>.*)$/;
const clockFirst = /^(?<time>\d{2}:\d{2})\s+(?<date>\S+)$/;
/** `hpasmcli -s "show iml"`: number and time on one line, severity and text on the next. */
const imlRow = /^\s*Event:\s?(?<id>\d{1,6})\s+Added:\s?(?<time>\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}|\[?NOT SET\]?)\s*$/;
const imlText =
  /^\s*(?<severity>INFO(?:RMATION(?:AL)?)?|CAUTION|CRITICAL|REPAIRED):\s?(?:(?<className>[A-Za-z][\w /]{1,30}?) - |- )?(?<text>\S.*)$/;
const continued = /^\s{2,}\S/;
const mostLines = 12;

type Row = { readonly line: number; readonly lines: string[]; readonly groups: Readonly<Record<string, string | undefined>>; text: string };

/** The IML as the ProLiant health tools print it: `hplog -v` and `hpasmcli -s "show iml"`, each row on two lines. */
export const hplogLog: LinesFormat = {
  kind: 'lines',
  id,
  title: 'hplog -v / hpasmcli show iml',
  reference: 'HPE System Health Application, hplog(8) and hpasmcli(4)',
  samples: [
    {
      name: 'rows of hplog -v',
      kind: 'typical',
      content: [
        'ID   Severity       Initial Time      Update Time       Count',
        '-------------------------------------------------------------',
        '0004 Critical       04:05  02/03/2024 05:05  02/03/2024 0003',
        'LOG: Corrected Memory Error threshold exceeded (Processor 1, DIMM 9)',
        '',
        '0005 Repaired       04:15  02/03/2024 04:15  02/03/2024 0001',
        'LOG: System Power Supplies Not Redundant',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/05', 'ipmi/08/0b/01'] },
    },
    {
      name: 'a wrapped text, a clock that was not set, rows of hpasmcli',
      kind: 'extreme',
      content: [
        '0006 Caution        [NOT SET]         [NOT SET]         0001',
        'LOG: POST Error: 1785-Drive Array not Configured. Run the array',
        '     configuration utility.',
        'Event: 7 Added: 02/03/2024 04:05',
        "CRITICAL: CPU - Uncorrectable Machine Check Exception (Board 0, Processor 2, APIC ID 0x00000020, Bank 0x00000004, Status 0xB2000000'00070F0F, Address 0x00000000'00000000, Misc 0x00000000'00000000).",
        'Event: 8 Added: 02/03/2024 04:06',
        'INFORMATION: - IML Cleared (operator).',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['hpe/post-1785', 'ipmi/07/6f/0b', 'ipmi/10/6f/02'] },
    },
    {
      name: 'a row whose text is missing',
      kind: 'broken',
      content: '0009 Critical       04:05  02/03/2024 05:05  02/03/2024 0001',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => row.test(line) || heading.test(line) || imlRow.test(line),
  open: (context, sink) => {
    const emitDraft = createRecordEmitter(id, context, sink, 'malformedRow');
    const times = createTimeReader(context);
    let open: Row | null = null;
    const close = (): void => {
      if (open === null) return;
      const { line, lines } = open;
      const draft = open.text === '' ? null : draftOfRow(open, times);
      emitDraft(draft, line, lines.join('\n'));
      open = null;
    };
    return {
      read: (raw, line) => {
        const groups = (row.exec(raw) ?? imlRow.exec(raw))?.groups;
        if (groups) {
          close();
          open = { line, lines: [raw], groups, text: '' };
          return true;
        }
        if (open !== null && addText(open, raw)) return true;
        if (open !== null && raw.trim() === '') return true;
        close();
        return heading.test(raw) || /^\s*-{5,}\s*$/.test(raw);
      },
      end: close,
    };
  },
};

/** True where the line is the text of the open row, or goes on with it. */
function addText(open: Row, raw: string): boolean {
  const said = text.exec(raw)?.groups?.text ?? imlText.exec(raw)?.groups?.text;
  const isNext = open.text !== '' && continued.test(raw) && open.lines.length < mostLines;
  if (open.text === '' ? said === undefined : !isNext) return false;
  open.text = `${open.text} ${said ?? raw.trim()}`.trim();
  open.lines.push(raw);
  return true;
}

function draftOfRow({ groups, lines, text: said }: Row, times: TimeReader): PlacelessDraft {
  const iml = imlText.exec(lines[1] ?? '')?.groups;
  const first = groups.first ?? groups.time ?? '';
  return draftOfHpeEntry({
    text: said,
    recordId: (groups.id ?? '').replace(/^0+(?=\d)/, ''),
    severity: groups.severity ?? iml?.severity ?? null,
    className: iml?.className ?? null,
    count: groups.count ?? null,
    first: timeOf(first, times),
    ...(groups.last === undefined ? {} : { last: timeOf(groups.last, times) }),
  });
}

function timeOf(printed: string, times: TimeReader): ReturnType<typeof hpeTime> {
  const found = clockFirst.exec(printed)?.groups;
  return found ? times.fromDateAndTime(found.date ?? '', found.time ?? '') : hpeTime(printed, times);
}
