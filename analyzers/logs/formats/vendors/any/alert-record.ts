import { createTimeReader } from '../../../event/event-time.js';
import type { LinesFormat } from '../../../log-format.js';
import { createRecordEmitter } from '../../../readers/record-emitter.js';
import { makerOf } from '../vendor-codes.js';
import { type ColumnRole, columnRole, givenOnce } from './header-csv-columns.js';
import { draftOfCells, nameCells, type RowCells } from './header-csv-row.js';

const id = 'alert-record';
/** Names that only alerts of service processors have: Chinese ones, and `Event …`, `Alarm …` in English; an `Event Description` alone is another tool's. */
const firstField =
  /^\s{0,8}[[【]?(?<name>[\u4e00-\u9fff]{2,8}|Event (?!Description)[A-Za-z]{2,12}|(?:Alarm|Generation|Occurrence|Alert) [A-Za-z]{2,12}(?: [A-Za-z]{2,12})?)[\]】]?\s{0,4}[:：]\s{0,8}(?<value>\S.*)$/;
const otherField = /^\s{0,8}[[【]?(?<name>[\u4e00-\u9fff]{2,8}|[A-Za-z][A-Za-z/ ]{1,30}?)[\]】]?\s{0,10}[:：]\s{0,8}(?<value>.*)$/;
/** Several fields of one line: behind a semicolon, a full-width comma or wide blanks, each with its name. */
const fieldBreak =
  /\s{0,4}(?:[;；，]|\s{2}|\s(?=[\u4e00-\u9fff]{2,8}[:：]))\s{0,20}(?=[[【]?[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z ]{1,20}[\]】]?\s?[:：])/;
const telling: readonly ColumnRole[] = ['time', 'text', 'severity', 'code', 'direction', 'part', 'advice'];
const mostFields = 40;
const longestLine = 4_000;

type Field = { readonly name: string; readonly value: string };
type Held = { readonly line: number; readonly raw: string[]; readonly fields: Field[] };

/** Alerts of service processors as records of named values, as mails, messages and details of web pages print them. */
export const alertRecord: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Alerts of service processors as named values (mail, web details)',
  reference: 'Huawei iBMC, H3C HDM and Inspur ISBMC alert mails',
  samples: [
    {
      name: 'details of an alarm',
      kind: 'typical',
      content: [
        'Event Code: 0x010000A1',
        'Event Severity: Major',
        'Event Subject: DIMM020',
        'Event Description: DIMM020 triggered an uncorrectable error',
        'Generation Time: 2023-02-03 04:05:06',
      ].join('\n'),
      expect: { events: 1, unread: 0, keys: ['ipmi/0c/6f/01'] },
    },
    {
      name: 'Chinese alerts, fields in one line, two records',
      kind: 'extreme',
      content: [
        '告警级别：紧急；告警时间：2023-02-03 04:05:06；告警内容：电源模块1输入丢失；告警状态：产生',
        '',
        '【告警对象】：风扇3',
        '【告警描述】：风扇模块3转速异常',
        '【级别】：严重',
        '【产生时间】：2023-02-03 05:05:06',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['ipmi/08/6f/03', 'ipmi/04/01/02'] },
    },
    {
      name: 'a record without description',
      kind: 'broken',
      content: '告警级别：紧急\n告警时间：2023-02-03 04:05:06',
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (line) => isStart(line),
  open: (context, sink) => {
    const emitDraft = createRecordEmitter(id, context, sink, 'malformedRecord');
    const times = createTimeReader(context);
    const maker = makerOf(context);
    let held: Held | null = null;
    const flush = () => {
      if (held === null) return;
      const { line, raw, fields } = held;
      held = null;
      const names = fields.map((field) => field.name);
      const roles = givenOnce(names.map(columnRole));
      const header = { separator: ',', isBoxed: false, names, roles, zone: '' } as const;
      const cells = nameCells(
        fields.map((field) => field.value),
        header,
      );
      const draft = isAlert(cells) ? draftOfCells(cells, header, times, maker) : null;
      emitDraft(draft, line, raw.join('\n'));
    };
    return {
      read: (raw, line) => {
        const fields = held === null && !isStart(raw) ? [] : fieldsOf(raw);
        if (fields.length === 0) {
          flush();
          return false;
        }
        const isNew = held?.fields.some((known) => fields.some((field) => field.name === known.name)) ?? true;
        if (isNew) flush();
        held ??= { line, raw: [], fields: [] };
        if (held.fields.length < mostFields) {
          held.fields.push(...fields);
          held.raw.push(raw);
        }
        return true;
      },
      end: flush,
    };
  },
};

function isStart(line: string): boolean {
  const name = line.length > longestLine ? undefined : firstField.exec(line)?.groups?.name;
  const role = name === undefined ? null : columnRole(name);
  return role !== null && telling.includes(role);
}

/** The named values of a line; none where the line has no name that is known. */
function fieldsOf(line: string): Field[] {
  if (line.length > longestLine) return [];
  return line.split(fieldBreak).flatMap((piece) => {
    const found = otherField.exec(piece)?.groups;
    return found && columnRole(found.name ?? '') !== null ? [{ name: found.name ?? '', value: (found.value ?? '').trim() }] : [];
  });
}

function isAlert(cells: RowCells): boolean {
  return cells.has('text') && (cells.has('time') || cells.has('severity') || cells.has('code'));
}
