import { createBoundedMemory } from '../../../bounded-memory.js';
import { createRowCompleter, type DescribedRow } from '../../../event/complete-event.js';
import { draftOfOemRecord, type PlacelessDraft } from '../../../event/draft-of-record.js';
import { draftOfRow } from '../../../event/draft-of-row.js';
import { createTimeReader } from '../../../event/event-time.js';
import { readPrintedTime } from '../../../event/printed-time.js';
import { parseManufacturerId } from '../../../ipmi/manufacturers.js';
import { directionOf } from '../../../ipmi/sel-row.js';
import type { LinesFormat } from '../../../log-format.js';
import { fitCells, splitCells } from '../../../syntax/csv-cells.js';
import { resolveEntities } from '../../../syntax/html-entities.js';
import { draftsOfLabel, labelColumns } from './ticket-csv-labels.js';
import { ticketCsvSamples } from './ticket-csv-samples.js';

const id = 'ticket-csv';
const header = /^\uFEFF?"?sn"?\s*,\s*"?(?:time|fault_time)"?\s*(?:,|$)/i;
const row = /^"?[\w-]{1,60}"?\s*,\s*"?\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}/;
/** A row whose heading was not copied. */
const bareRow = /^"?[\w-]{1,60}"?\s*,\s*"?\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}"?\s*,\s*"?(?:OEM record [0-9a-f]{2}|[A-Za-z][^|,]{2,60}) \|/;
const defaultColumns = ['sn', 'time', 'msg', 'server_model'] as const;
const oem = /^OEM record (?<type>[0-9a-f]{2})$/i;

/** Rows of sensors with serial number and model of the server, as contests and ticket systems export them: `sn,time,msg,server_model`, and the labels beside them. */
export const ticketCsv: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Server events by serial number (sn,time,msg,server_model)',
  reference: 'Tianchi 531947 (Panjiu); ipmitool sel elist without its first columns',
  samples: ticketCsvSamples,
  claims: (line) => header.test(line) || bareRow.test(line),
  open: (context, sink) => {
    const { describe, complete } = createRowCompleter({ file: context.file, format: id });
    const times = createTimeReader(context);
    const rows = createBoundedMemory<readonly DescribedRow[]>();
    let columns: readonly string[] | null = null;
    return {
      read: (raw, line) => {
        if (header.test(raw)) {
          columns = splitCells(raw.replace(/^\uFEFF/, ''), ',').cells.map((name) => name.toLowerCase());
          return true;
        }
        if (!(columns === null ? bareRow : row).test(raw)) return false;
        const cells = cellsOf(raw, columns ?? defaultColumns);
        const described = rows.recall(withoutTime(cells).join('\u0000'), () => draftsOf(cells).map(describe));
        if (described.length === 0) sink.unread({ line, byte: null, raw }, 'malformedRow');
        const time = readPrintedTime(cells.get('time') ?? cells.get('fault_time') ?? '', times);
        described.forEach((each, part) => {
          sink.event(complete(each, { line, byte: null, raw, time, ...(described.length > 1 ? { part } : {}) }));
        });
        return true;
      },
      end: () => {},
    };
  },
};

type Cells = ReadonlyMap<string, string>;

/** Cells by column. The message is not always quoted: surplus cells are its own. */
function cellsOf(raw: string, columns: readonly string[]): Cells {
  const { cells } = splitCells(raw, ',');
  const at = columns.findIndex((name) => name === 'msg' || name === 'module_cause' || name === 'fault_code');
  const fitted = fitCells(cells, columns.length, at, ',');
  return new Map(columns.map((name, index) => [name, fitted[index] ?? '']));
}

function withoutTime(cells: Cells): string[] {
  return [...cells].filter(([name]) => name !== 'time' && name !== 'fault_time').map(([, value]) => value);
}

function draftsOf(cells: Cells): readonly PlacelessDraft[] {
  const details = serverOf(cells);
  if (labelColumns.some((name) => cells.has(name)))
    return draftsOfLabel(cells).map((draft) => ({ ...draft, details: { ...draft.details, ...details } }));
  const draft = draftOfMessageCell(resolveEntities(cells.get('msg') ?? '').trim());
  return draft === null ? [] : [{ ...draft, details: { ...draft.details, ...details } }];
}

function serverOf(cells: Cells): Record<string, string> {
  const [server, model] = [cells.get('sn') ?? '', cells.get('server_model') ?? ''];
  return { ...(server === '' ? {} : { server }), ...(model === '' ? {} : { serverModel: model }) };
}

function draftOfMessageCell(message: string): PlacelessDraft | null {
  const [sensor = '', ...fields] = message.split('|').map((field) => field.trim());
  const recordType = oem.exec(sensor)?.groups?.type;
  if (recordType !== undefined) {
    const manufacturer = /^[0-9a-f]{6}$/i.test(fields[0] ?? '') && fields.length > 1 ? parseManufacturerId(fields[0] ?? '') : null;
    const bytes = fields.findLast((field) => /^[0-9a-f]{2,26}$/i.test(field) && directionOf(field) === null);
    return { ...draftOfOemRecord(Number.parseInt(recordType, 16), manufacturer), oemBytes: bytes?.toLowerCase() ?? null };
  }
  return sensor === '' || fields.length === 0 ? null : draftOfRow(sensor, fields);
}
