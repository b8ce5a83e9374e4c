import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../../event/event-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { createRecordEmitter } from '../../../readers/record-emitter.js';
import { createTextBlocks, type TextBlock } from '../../../syntax/text-blocks.js';
import { draftOfHpeEntry, hpeTime } from './hpe-message.js';

const id = 'ilo-cli-record';
const target = /^\s*\/?(?:system1|map1)\/log1\/record(?<number>\d{1,6})\s*$/i;
const section =
  /^\s*(?:Targets|Properties|Verbs|cd version exit.*|status(?:_tag)?\s?=.*|error_tag\s?=.*|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) .{10,30})\s*$/i;
const command = /^\S{0,10}hpiLO->\s*(?:show|cd)\b/i;
const keys: ReadonlySet<string> = new Set([
  'number',
  'severity',
  'date',
  'time',
  'description',
  'class',
  'count',
  'event_class',
  'event_code',
]);

/** Rows of the IML (`/system1/log1`) and the iLO event log (`/map1/log1`) as iLO's command line shows them. */
export const iloCliRecord: LinesFormat = {
  kind: 'lines',
  id,
  title: 'iLO CLI log records',
  reference: 'HPE iLO scripting and command line guide, show /system1/log1/record<n>',
  samples: [
    {
      name: 'a record',
      kind: 'typical',
      content: [
        '/system1/log1/record3',
        '  Targets',
        '  Properties',
        '    number=3',
        '    severity=Critical',
        '    date=02/03/2024',
        '    time=04:05',
        '    description=DIMM Failure - Uncorrectable Memory Error (Processor 2, DIMM 3)',
        '  Verbs',
        '    cd version exit show set',
      ].join('\n'),
      expect: { events: 1, unread: 0, keys: ['ipmi/0c/6f/01'] },
    },
    {
      name: 'commands, two logs, the header of a reply, a date that is not set',
      kind: 'extreme',
      content: [
        '</>hpiLO-> show /system1/log1/record1',
        'status=0',
        'status_tag=COMMAND COMPLETED',
        'Sat Feb  3 04:05:06 2024',
        '/system1/log1/record1',
        '  Targets',
        '  Properties',
        '    number=1',
        '    severity=Caution',
        '    date=[NOT SET]',
        '    time=',
        '    description=POST Error: 1785-Drive Array not Configured',
        '  Verbs',
        '    cd version exit show set',
        '/map1/log1/record2',
        '  Targets',
        '  Properties',
        '    number=2',
        '    severity=Informational',
        '    date=02/03/2024',
        '    time=04:06:07',
        '    description=Server power restored.',
        '  Verbs',
        '    cd version exit show',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['hpe/post-1785', 'unknown'] },
    },
    {
      name: 'a record without description',
      kind: 'broken',
      content: ['/system1/log1/record9', '  Targets', '  Properties', '    number=9', '    severity=Caution'].join('\n'),
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => target.test(line) || command.test(line),
  open: (context, sink) => {
    const emitDraft = createRecordEmitter(id, context, sink, 'malformedRecord');
    const times = createTimeReader(context);
    let log = '';
    const blocks = createTextBlocks({ separator: '=', isStart: (key) => key === 'number', isKey: (key) => keys.has(key) }, (block) => {
      const raw = block.lines.join('\n');
      const draft = draftOfBlock(block, log, times);
      emitDraft(draft, block.line, raw);
    });
    return {
      read: (raw, line) => {
        if (target.test(raw) || section.test(raw) || command.test(raw)) {
          blocks.end();
          if (target.test(raw)) log = raw.trim().replace(/\/record\d+$/i, '');
          return true;
        }
        return blocks.read(raw, line);
      },
      end: blocks.end,
    };
  },
};

function draftOfBlock({ fields }: TextBlock, log: string, times: TimeReader): PlacelessDraft | null {
  const text = fields.get('description') ?? '';
  if (text === '') return null;
  const isOwnLog = /map1/i.test(log);
  const draft = draftOfHpeEntry({
    text,
    recordId: fields.get('number') ?? null,
    severity: fields.get('severity') ?? null,
    className: fields.get('class') ?? (isOwnLog ? 'iLO' : null),
    eventClass: fields.get('event_class') ?? null,
    eventCode: fields.get('event_code') ?? null,
    count: fields.get('count') ?? null,
    first: hpeTime(`${fields.get('date') ?? ''} ${fields.get('time') ?? ''}`.trim(), times),
  });
  return log === '' ? draft : { ...draft, details: { ...draft.details, log } };
}
