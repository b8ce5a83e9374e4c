import type { SqliteRow, SqliteTable } from '#domain/source-block.js';
import { createTimeReader } from '../../../event/event-time.js';
import type { RowsFormat } from '../../../log-format.js';
import { createRecordEmitter } from '../../../readers/record-emitter.js';
import { rawJson } from '../../../syntax/json-fields.js';
import { makerOf } from '../vendor-codes.js';
import { type ColumnRole, columnRole, givenOnce } from './header-csv-columns.js';
import type { TableHeader } from './header-csv-header.js';
import { draftOfCells, nameCells } from './header-csv-row.js';

const id = 'event-table';
const telling: readonly ColumnRole[] = ['severity', 'sensor', 'sensorType', 'direction', 'code', 'kind'];

/** Event tables in the SQLite files of service processors (`sel.db`): columns are found by their names. */
export const eventTable: RowsFormat = {
  id,
  kind: 'rows',
  title: 'Event tables of service processors (sel.db)',
  reference: 'Huawei iBMC one-click information collection, AppDump/SensorAlarm/sel.db',
  samples: [
    {
      name: 'alarms of a service processor',
      kind: 'typical',
      content: JSON.stringify({
        name: 'sel',
        columns: ['ID', 'Timestamp', 'Severity', 'EventCode', 'Status', 'Description'],
        rows: [
          {
            ID: 1,
            Timestamp: 1675397106,
            Severity: 'Major',
            EventCode: '0x030000A1',
            Status: 'Asserted',
            Description: 'PSU 2 input is lost',
          },
          {
            ID: 2,
            Timestamp: 1675397206,
            Severity: 'Major',
            EventCode: '0x030000A1',
            Status: 'Deasserted',
            Description: 'PSU 2 input is lost',
          },
        ],
      }),
      expect: { events: 2, unread: 0, keys: ['ipmi/08/6f/03', 'ipmi/08/6f/03'] },
    },
    {
      name: 'Chinese columns, a time as text, columns of unknown names',
      kind: 'extreme',
      content: JSON.stringify({
        name: 't_alarm',
        columns: ['序号', '时间', '级别', '描述', 'x'],
        rows: [{ 序号: 1, 时间: '2023-02-03 04:05:06', 级别: '紧急', 描述: 'DIMM010发生不可纠正错误', x: null }],
      }),
      expect: { events: 1, unread: 0, keys: ['ipmi/0c/6f/01'] },
    },
    {
      name: 'a row without description',
      kind: 'broken',
      content: JSON.stringify({
        name: 'sel',
        columns: ['ID', 'Time', 'Level', 'Description'],
        rows: [{ ID: 1, Time: 1675397106, Level: 'Minor', Description: null }],
      }),
      expect: { events: 0, unread: 1, keys: [] },
    },
  ],
  claims: (table) => headerOfTable(table) !== null,
  read: (table, context, sink) => {
    const header = headerOfTable(table);
    if (header === null) return;
    const emitDraft = createRecordEmitter(id, context, sink, 'malformedRecord');
    const times = createTimeReader(context);
    const maker = makerOf(context);
    table.rows.forEach((row, index) => {
      const cells = nameCells(textsOf(row, table), header);
      const draft = draftOfCells(cells, header, times, maker);
      const [line, raw] = [index + 1, rawJson(row, 2_000)];
      emitDraft(draft, line, raw);
    });
  },
};

function headerOfTable({ columns }: SqliteTable): TableHeader | null {
  const roles = givenOnce(columns.map(columnRole));
  const isEvents =
    (roles.includes('time') || roles.includes('date')) && roles.includes('text') && telling.some((role) => roles.includes(role));
  return isEvents ? { separator: ',', isBoxed: false, names: columns, roles, zone: '' } : null;
}

function textsOf(row: SqliteRow, { columns }: SqliteTable): string[] {
  return columns.map((column) => String(row[column] ?? ''));
}
