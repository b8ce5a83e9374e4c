import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../../event/event-time.js';
import type { EventSink, LinesFormat, ReadContext } from '../../../log-format.js';
import { createRecordEmitter } from '../../../readers/record-emitter.js';
import { type CellSeparator, fitCells, splitCells } from '../../../syntax/csv-cells.js';
import { hpeIloCsvSamples } from './hpe-ilo-csv-samples.js';
import { draftOfHpeEntry, hpeTime } from './hpe-message.js';

const id = 'hpe-ilo-csv';

/** Columns of the export by their names in English and Chinese, blanks and case ignored. */
const columns = {
  id: 'id,no,#,eventid,eventnumber,recordid,序号,编号,标识',
  severity: 'severity,严重性,严重程度,级别',
  className: 'class,classdescription,类别,类,分类',
  code: 'code,eventcode,代码,事件代码',
  eventClass: 'eventclass,classcode,事件类别',
  classAndText: 'class/description,类/说明,类别/描述',
  text: 'description,message,eventdescription,描述,说明,事件描述',
  last: 'lastupdate,lastupdated,updated,上次更新,最后更新,最近更新,上次更新时间,最后更新时间',
  first: 'initialupdate,created,date,初始更新,首次更新,初次更新,初始更新时间,创建时间',
  count: 'count,计数,次数',
  category: 'category,categories,类型,种类',
  action: 'recommendedaction,action,建议操作,建议的操作,推荐操作',
} as const satisfies Readonly<Record<string, string>>;

type Column = keyof typeof columns;
type Cells = Readonly<Partial<Record<Column, string>>>;
type Header = { readonly separator: CellSeparator; readonly columns: readonly (Column | null)[] };

const columnByName: ReadonlyMap<string, Column> = new Map(
  (Object.keys(columns) as Column[]).flatMap((column) => columns[column].split(',').map((name) => [name, column] as const)),
);
const separators = [',', ';', '\t', '|'] as const satisfies readonly CellSeparator[];
const longestHeader = 500;
const heldCharacters = 8_000;
/** What tells iLO's export from any other table: two times, or a time of update beside class and code. */
const telling: readonly (readonly Column[])[] = [
  ['severity', 'last', 'first'],
  ['severity', 'last', 'className', 'code'],
];

/** IML and event log as iLO's web page exports them; columns by the header, whose order varies, in English or Chinese. */
export const hpeIloCsv: LinesFormat = {
  kind: 'lines',
  id,
  title: 'iLO event log export (CSV)',
  reference: 'HPE iLO 4–6 user guide, Integrated Management Log page; RFC 4180',
  samples: hpeIloCsvSamples,
  claims: (line) => headerOf(line) !== null,
  open: openTable,
};

function openTable(context: ReadContext, sink: EventSink): ReturnType<LinesFormat['open']> {
  const emitDraft = createRecordEmitter(id, context, sink, 'malformedRow');
  const times = createTimeReader(context);
  let header: Header | null = null;
  let held = { text: '', line: 0 };
  const emit = (raw: string, line: number, { separator, columns: names }: Header): void => {
    const draft = draftOfCells(nameCells(splitCells(raw, separator).cells, names), times);
    emitDraft(draft, line, raw);
  };
  const flush = (): void => {
    if (held.text !== '' && header !== null) emit(held.text, held.line, header);
    held = { text: '', line: 0 };
  };
  return {
    read: (raw, line) => {
      const begun = held.text === '' ? headerOf(raw) : null;
      if (begun !== null) header = begun;
      if (begun !== null || header === null) return begun !== null;
      if (held.text === '' && !isRow(raw, header)) {
        header = raw.trim() === '' ? header : null;
        return header !== null;
      }
      const isInQuotes = held.text !== '' && !raw.includes('"');
      held = { text: held.text === '' ? raw : `${held.text}\n${raw}`, line: held.text === '' ? line : held.line };
      if (held.text.length > heldCharacters || !(isInQuotes || splitCells(held.text, header.separator).isOpen)) flush();
      return true;
    },
    end: flush,
  };
}

function headerOf(line: string): Header | null {
  if (line.length > longestHeader) return null;
  for (const separator of separators) {
    if (!line.includes(separator)) continue;
    const names = splitCells(line, separator).cells.map((name) => columnByName.get(name.toLowerCase().replace(/[\s_]+/g, '')) ?? null);
    const hasText = names.includes('text') || names.includes('classAndText');
    if (hasText && telling.some((needed) => needed.every((column) => names.includes(column)))) return { separator, columns: names };
  }
  return null;
}

/** A row has about as many cells as the header; its quotes may still be open. */
function isRow(raw: string, { separator, columns: names }: Header): boolean {
  const { cells, isOpen } = splitCells(raw, separator);
  return isOpen || cells.length >= Math.min(4, names.length);
}

/** Surplus cells of a row without quotes belong to its description. */
function nameCells(cells: readonly string[], names: readonly (Column | null)[]): Cells {
  const at = names.findIndex((name) => name === 'text' || name === 'classAndText');
  const fitted = fitCells(cells, names.length, at, ', ');
  return Object.fromEntries(names.flatMap((name, index) => (name === null ? [] : [[name, fitted[index]?.trim() ?? '']])));
}

function draftOfCells(cells: Cells, times: TimeReader): PlacelessDraft | null {
  const text = cells.text ?? cells.classAndText ?? '';
  if (text === '') return null;
  const codes = /^(?:0x)?[0-9a-f]{1,4}$/i;
  const isCode = codes.test(cells.code ?? '') && codes.test(cells.eventClass ?? cells.className ?? '');
  return draftOfHpeEntry({
    text,
    recordId: cells.id ?? null,
    severity: cells.severity ?? null,
    className: cells.className ?? null,
    category: cells.category ?? null,
    action: cells.action ?? null,
    count: cells.count ?? null,
    ...(isCode ? { eventClass: cells.eventClass ?? cells.className ?? null, eventCode: cells.code ?? null } : {}),
    first: hpeTime(cells.first ?? '', times),
    last: hpeTime(cells.last ?? '', times),
  });
}
