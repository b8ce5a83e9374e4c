import { createEventCompleter } from '../../../event/complete-event.js';
import type { LinesFormat } from '../../../log-format.js';
import { type CellSeparator, splitCells } from '../../../syntax/csv-cells.js';
import { headerOf } from './header-csv-header.js';
import { draftOfFields, type PartField, partField } from './part-columns.js';

const id = 'part-table';
const separators = ['|', '\t', ','] as const satisfies readonly CellSeparator[];
const mayBeHeader = /\b(?:sn|serial)|序列号/i;
/** Headings of events have these; a list of parts has none. */
const ofEvents = /time|date|event|sever|时间|级别|事件|告警/i;
/** A dated row is of another table. */
const date = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/;
const rule = /^[\s|+=-]{4,}$/;
const longestLine = 1_000;
const fewestColumns = 4;

type Table = { readonly separator: CellSeparator; readonly fields: readonly (PartField | null)[] };

/** Lists of parts with their numbers, one row each (`mem_info`, `psu_info`, asset exports): what a later fault is about gets part and serial number. */
export const partTable: LinesFormat = {
  id,
  kind: 'lines',
  title: 'Lists of parts by slot, part number and serial number',
  reference: 'Huawei iBMC one-click information collection, AppDump/CpuMem/mem_info; asset exports',
  samples: [
    {
      name: 'memory modules',
      kind: 'typical',
      content: [
        'Slot , Location  , Silk Name , Manufacturer , Size     , Speed    , SN         , BN',
        '1    , mainboard , DIMM010   , Samsung      , 32768 MB , 2666 MHz , 0x3A0000B1 , 0620ZZZZ',
        '2    , mainboard , DIMM020   , NO DIMM      , N/A      , N/A      , N/A        , N/A',
      ].join('\n'),
      expect: { events: 1, unread: 0, keys: ['inventory/memory'] },
    },
    {
      name: 'Chinese asset export, power supplies, a drive',
      kind: 'extreme',
      content: [
        '| 部件类型 | 槽位 | 厂商 | 型号 | 序列号 |',
        '| --- | --- | --- | --- | --- |',
        '| 电源 | PSU2 | Delta | DPS-900 | S000000A |',
        '| 硬盘 | 3 | Seagate | ST4000 | S000000B |',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['inventory/psu', 'inventory/drive'] },
    },
    {
      name: 'a row that is cut off',
      kind: 'broken',
      content: 'Slot,Name,Vendor,PN,SN\n1,DIMM010,Samsung\n2,DIMM020,Samsung,PN1,S000000C',
      expect: { events: 1, unread: 1, keys: ['inventory/memory'] },
    },
  ],
  claims: (line) => tableOf(line) !== null,
  open: (context, sink) => {
    const complete = createEventCompleter({ file: context.file, format: id });
    const hint = context.file.slice(context.file.lastIndexOf('/') + 1);
    let table: Table | null = null;
    return {
      read: (raw, line) => {
        const heading = tableOf(raw);
        if (heading !== null) table = heading;
        if (table === null || heading !== null) return heading !== null;
        if (rule.test(raw)) return true;
        const cells = raw.length > longestLine ? [] : cellsOf(raw, table.separator);
        if (raw.trim() === '' || headerOf(raw) !== null) table = null;
        if (table === null || cells.length !== table.fields.length || cells.some((cell) => date.test(cell))) return false;
        const draft = draftOfFields(fieldsOf(cells, table), hint);
        if (draft === null) sink.unread({ line, byte: null, raw }, 'malformedRow');
        else if (Object.keys(draft.details ?? {}).length > 1) sink.event(complete({ ...draft, line, byte: null, raw }));
        return true;
      },
      end: () => {
        table = null;
      },
    };
  },
};

/** The heading of a list of parts: a serial number and a place among at least four columns, and nothing of events. */
function tableOf(line: string): Table | null {
  if (line.length > longestLine || !mayBeHeader.test(line) || ofEvents.test(line)) return null;
  const separator = separators.find((each) => line.includes(each));
  if (separator === undefined) return null;
  const fields = cellsOf(line, separator).map(partField);
  const known = fields.filter((field) => field !== null).length;
  const isParts = fields.includes('serialNumber') && (fields.includes('locator') || fields.includes('place'));
  return isParts && known >= fewestColumns ? { separator, fields } : null;
}

function cellsOf(line: string, separator: CellSeparator): readonly string[] {
  const cells = splitCells(line, separator).cells.map((cell) => cell.trim());
  if (separator !== '|') return cells;
  return cells.slice(cells[0] === '' ? 1 : 0, cells.at(-1) === '' ? -1 : undefined);
}

/** The label of the board (`DIMM010`) stands behind a bare number where both are printed. */
function fieldsOf(cells: readonly string[], { fields }: Table): ReadonlyMap<PartField, string> {
  const named = new Map<PartField, string>();
  fields.forEach((field, index) => {
    const value = cells[index] ?? '';
    const known = field === null ? undefined : named.get(field);
    if (field !== null && value !== '' && (known === undefined || (/^\d+$/.test(known) && !/^\d+$/.test(value)))) named.set(field, value);
  });
  return named;
}
