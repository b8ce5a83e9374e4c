import { createBoundedMemory } from '../../../bounded-memory.js';
import { createRowCompleter, type DescribedRow } from '../../../event/complete-event.js';
import { createTimeReader } from '../../../event/event-time.js';
import type { EventSink, LinesFormat, ReadContext } from '../../../log-format.js';
import { splitCells } from '../../../syntax/csv-cells.js';
import { makerOf } from '../vendor-codes.js';
import { cellsOfRow, headerOf, type TableHeader } from './header-csv-header.js';
import { draftOfCells, hasTime, identityAndTime, isUndatedRow, kindOfRow, nameCells } from './header-csv-row.js';
import { headerCsvSamples } from './header-csv-samples.js';

const id = 'header-csv';
const rule = /^[\s|+=-]*[+=|-]{3}[\s|+=-]*$/;
const remark = /^\s*(?:total|count|共\s?\d|\(\d{1,9} rows?\)|end of|\.\.\.)/i;
/** How much of a row that goes on in the next lines is held. */
const heldCharacters = 8_000;
/** Remarks that people write between the rows of a table; more lines of something else end it. */
const mostStrays = 3;

/** A row that may go on. `quoted` = inside quotes, so that the next line surely belongs to it. */
type HeldRow = { readonly line: number; readonly text: string; readonly quoted: boolean };

/** Event tables with a heading, of whatever maker or tool: columns are found by their names, in English or Chinese. */
export const headerCsv: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Event tables with a heading (exports of service processors)',
  reference: 'RFC 4180; column names of Huawei iBMC, H3C HDM, Inspur ISBMC, AMI MegaRAC and Supermicro exports',
  samples: headerCsvSamples,
  claims: (line) => headerOf(line) !== null,
  open: openTable,
};

function openTable(context: ReadContext, sink: EventSink): ReturnType<LinesFormat['open']> {
  const emit = createRowEmitter(context, sink);
  let header: TableHeader | null = null;
  let held: HeldRow | null = null;
  let strays = 0;
  const flush = () => {
    if (held !== null && header !== null) emit(held, header);
    held = null;
  };
  const begin = (found: TableHeader): true => {
    flush();
    header = found;
    strays = 0;
    return true;
  };
  return {
    read: (raw, line) => {
      if (held?.quoted && held.text.length + raw.length < heldCharacters) {
        const text = `${held.text}\n${raw}`;
        held = { ...held, text, quoted: !raw.includes('"') || splitCells(text, header?.separator ?? ',').isOpen };
        return true;
      }
      const title = headerOf(raw);
      if (title !== null) return begin(title);
      if (header === null) return false;
      if (isRemark(raw)) return true;
      const kind = kindOfLine(raw, header);
      if (kind === 'continuation' && held !== null) {
        held = { ...held, text: joinWrapped(held.text, raw, header) };
        return true;
      }
      flush();
      if (kind === 'row') held = { line, text: raw, quoted: splitCells(raw, header.separator).isOpen };
      else if (kind === 'malformed') sink.unread({ line, byte: null, raw }, 'malformedRow');
      strays = kind === 'other' ? strays + 1 : 0;
      if (strays > mostStrays) header = null;
      return kind !== 'other';
    },
    end: flush,
  };
}

function isRemark(line: string): boolean {
  return line.trim() === '' || rule.test(line) || remark.test(line);
}

function kindOfLine(raw: string, header: TableHeader): 'row' | 'continuation' | 'malformed' | 'other' {
  const cells = cellsOfRow(raw, header);
  if (cells.length < 2) return 'other';
  const named = nameCells(cells, header);
  if (hasTime(named) || isUndatedRow(named)) return 'row';
  const isShifted = cells[0] === '' && cells.length <= header.names.length && cells.some((cell) => cell !== '');
  if (header.separator === '|' && isShifted) return 'continuation';
  return cells.length === header.names.length ? 'malformed' : 'other';
}

/** Puts the cells of a wrapped row below each other together again. */
function joinWrapped(first: string, next: string, header: TableHeader): string {
  if (first.length + next.length > heldCharacters) return first;
  const more = cellsOfRow(next, header);
  const joined = cellsOfRow(first, header)
    .map((cell, index) => `${cell} ${more[index] ?? ''}`.trim())
    .join(' | ');
  return header.isBoxed ? `| ${joined}` : joined;
}

function createRowEmitter(context: ReadContext, sink: EventSink): (row: HeldRow, header: TableHeader) => void {
  const { describe, complete } = createRowCompleter({ file: context.file, format: id });
  const kinds = createBoundedMemory<DescribedRow | 'none'>();
  const times = createTimeReader(context);
  const maker = makerOf(context);
  return ({ line, text }, header) => {
    const cells = nameCells(cellsOfRow(text, header), header);
    const described = kinds.recall(kindOfRow(cells), () => {
      const draft = draftOfCells(cells, header, times, maker);
      return draft === null ? 'none' : describe({ ...draft, recordId: null });
    });
    if (described === 'none') sink.unread({ line, byte: null, raw: text }, 'malformedRow');
    else sink.event(complete(described, { line, byte: null, raw: text, ...identityAndTime(cells, header, times) }));
  };
}
