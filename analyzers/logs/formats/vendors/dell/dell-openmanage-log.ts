import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../../event/event-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { createRecordEmitter } from '../../../readers/record-emitter.js';
import { blockKey, createTextBlocks, type TextBlock } from '../../../syntax/text-blocks.js';
import { draftOfDellEntry } from './dell-message.js';

const id = 'dell-openmanage-log';
const title = /^\s*(?:Embedded System Management \(ESM\) Log|ESM Log|Hardware Log|Alert Log|Command Log|System Event Log \(SEL\))\s*$/i;
const semicolonHeader = /^Severity;(?:ID;)?Date and Time;(?:Category;)?Description\s*;?$/i;
const severityWord = 'Ok|Non-?Critical|Critical|Non-?Recoverable|Informational|Unknown';
const startLine = new RegExp(`^\\s*Severity\\s{1,20}: (?:${severityWord})\\s*$`, 'i');
const semicolonRow = new RegExp(`^(?:${severityWord});(?:\\d{1,6};)?[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\\d{1,2} \\d`, 'i');
const keys: ReadonlySet<string> = new Set(['severity', 'id', 'date and time', 'category', 'description', 'user', 'command', 'source']);
const remark = /^\s*(?:Health\s*:|Records in .{1,40}:\s*\d)/i;

/** Logs as OpenManage Server Administrator prints them: the SEL (`esmlog`) and its own alerts, as lists or with `-fmt ssv`. */
export const dellOpenmanageLog: LinesFormat = {
  kind: 'lines',
  id,
  title: 'omreport system esmlog / alertlog',
  reference: 'Dell OpenManage Server Administrator CLI guide, omreport system',
  samples: [
    {
      name: 'an ESM log',
      kind: 'typical',
      content: [
        'Embedded System Management (ESM) Log',
        '',
        'Severity      : Critical',
        'Date and Time : Fri Mar 08 09:10:11 2019',
        'Description   : PS 2 Status: Power Supply sensor for PS 2, input lost was asserted',
        '',
        'Severity      : Ok',
        'Date and Time : Fri Mar 08 09:12:11 2019',
        'Description   : PS 2 Status: Power Supply sensor for PS 2, input lost was deasserted',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/08/6f/03', 'ipmi/08/6f/03'] },
    },
    {
      name: 'an alert over several lines, and rows with semicolons',
      kind: 'extreme',
      content: [
        'Alert Log',
        '',
        'Severity      : Non-Critical',
        'ID            : 1305',
        'Date and Time : Fri Mar 08 09:10:11 2019',
        'Category      : Instrumentation Service',
        'Description   : Redundancy degraded Redundancy unit: System Board Fan Redundancy',
        'Chassis location: Main System Chassis Previous redundancy state was: Normal',
        '',
        'Severity;Date and Time;Description',
        'Critical;Fri Mar 08 10:00:00 2019;ECC Uncorr Err: Memory sensor, uncorrectable ECC (DIMM_A2) was asserted',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['unknown', 'ipmi/0c/6f/01'] },
    },
    {
      name: 'an entry that is cut off',
      kind: 'broken',
      content: ['Severity      : Critical', 'Date and Time : Fri Mar 08 09:10:11 2019'].join('\n'),
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => title.test(line) || startLine.test(line) || semicolonHeader.test(line) || semicolonRow.test(line),
  open: (context, sink) => {
    const emitDraft = createRecordEmitter(id, context, sink, 'malformedRecord');
    const times = createTimeReader(context);
    const emit = (fields: ReadonlyMap<string, string>, line: number, raw: string): void => {
      const draft = draftOfFields(fields, times);
      emitDraft(draft, line, raw);
    };
    const blocks = createTextBlocks(
      { separator: ':', isStart: (key) => key === 'severity', isKey: (key) => keys.has(key) },
      (block: TextBlock) => emit(block.fields, block.line, block.lines.join('\n')),
    );
    return {
      read: (raw, line) => {
        if (blockKey(raw, ':') === 'severity' && !startLine.test(raw)) return false;
        if (blocks.read(raw, line)) return true;
        if (semicolonRow.test(raw)) emit(fieldsOfRow(raw), line, raw);
        return semicolonRow.test(raw) || title.test(raw) || semicolonHeader.test(raw) || remark.test(raw);
      },
      end: blocks.end,
    };
  },
};

function fieldsOfRow(row: string): ReadonlyMap<string, string> {
  const [severity = '', second = '', ...rest] = row.split(';');
  const hasId = /^\d{1,6}$/.test(second);
  const [time = '', ...text] = hasId ? rest : [second, ...rest];
  return new Map([
    ['severity', severity],
    ['date and time', time],
    ['description', text.join(';').replace(/;+$/, '').trim()],
  ]);
}

function draftOfFields(fields: ReadonlyMap<string, string>, times: TimeReader): PlacelessDraft | null {
  const text = fields.get('description') ?? '';
  if (text === '') return null;
  return draftOfDellEntry(
    {
      text,
      time: times.fromText(fields.get('date and time') ?? ''),
      severity: fields.get('severity') ?? null,
      category: fields.get('category') ?? null,
    },
    times,
  );
}
