import type { SqliteRow, SqliteTable } from '#domain/source-block.js';
import { createEventCompleter } from '../../event/complete-event.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import { createTimeReader, type TimeReader } from '../../event/event-time.js';
import type { RowsFormat } from '../../log-format.js';
import { dimmsOfLabel, placeOf } from './messages/edac-label.js';
import { draftOfMachineCheck } from './messages/machine-check-draft.js';
import { machineCheckTime } from './messages/machine-check-group.js';
import { draftOfMemoryError, hexAddress } from './messages/memory-error-draft.js';
import { draftOfAer, draftOfArm, draftOfDevlink, draftOfDiskError, draftOfMemoryFailure } from './messages/ras-rows.js';
import { rasdaemonTableSamples } from './rasdaemon-tables-samples.js';

type RowReader = (row: SqliteRow, times: TimeReader) => PlacelessDraft | null;

/** Readers of the tables by name, and a column that tells the table from others of that name. */
const tables: Readonly<Record<string, { readonly column: string; readonly read: RowReader }>> = {
  mc_event: { column: 'err_count', read: memoryRow },
  mce_record: { column: 'status', read: machineCheckRow },
  aer_event: {
    column: 'err_msg',
    read: (row) => draftOfAer(text(row, 'dev_name'), text(row, 'err_type') ?? '', text(row, 'err_msg') ?? ''),
  },
  extlog_event: { column: 'fru_text', read: extlogRow },
  disk_errors: {
    column: 'sector',
    read: (row) => draftOfDiskError(text(row, 'dev') ?? '', text(row, 'sector') ?? '', text(row, 'error') ?? ''),
  },
  devlink_event: {
    column: 'reporter_name',
    read: (row) =>
      draftOfDevlink(text(row, 'dev_name') ?? '', text(row, 'driver_name') ?? '', text(row, 'reporter_name') ?? '', text(row, 'msg') ?? ''),
  },
  memory_failure_event: {
    column: 'pfn',
    read: (row) => draftOfMemoryFailure(text(row, 'pfn') ?? '', text(row, 'page_type') ?? '', text(row, 'action_result') ?? ''),
  },
  arm_event: { column: 'affinity', read: armRow },
  cxl_general_media_event: { column: 'dpa', read: mediaRow },
  cxl_dram_event: { column: 'dpa', read: mediaRow },
  cxl_poison_event: { column: 'memdev', read: mediaRow },
  cxl_aer_ue_event: { column: 'memdev', read: (row) => draftOfAer(null, 'Uncorrected', text(row, 'error_status') ?? '') },
  cxl_aer_ce_event: { column: 'memdev', read: (row) => draftOfAer(null, 'Corrected', text(row, 'error_status') ?? '') },
};

const rawLimit = 1_000;

/** Tables of rasdaemon's database (`ras-mc_event.db`): memory, machine checks, PCI Express, disks, devices, CXL. */
export const rasdaemonTables: RowsFormat = {
  kind: 'rows',
  id: 'rasdaemon-tables',
  title: 'rasdaemon database',
  reference: 'rasdaemon 0.6–0.8, ras-record.c',
  samples: rasdaemonTableSamples,
  claims: (table) => readerOf(table) !== null,
  read: (table, context, sink) => {
    const read = readerOf(table);
    const times = createTimeReader(context);
    const complete = createEventCompleter({ file: context.file, format: 'rasdaemon-tables' });
    for (const [index, row] of table.rows.entries()) {
      const line = index + 1;
      const raw = JSON.stringify(row).slice(0, rawLimit);
      const draft = read?.(row, times) ?? null;
      if (draft === null) sink.unread({ line, byte: null, raw }, 'malformedRow');
      else {
        const printed = times.fromIso(text(row, 'timestamp') ?? '');
        sink.event(complete({ ...draft, recordId: text(row, 'id'), time: draft.time ?? printed, line, byte: null, raw }));
      }
    }
  },
};

function readerOf({ name, columns }: SqliteTable): RowReader | null {
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
  return table !== undefined && columns.includes(table.column) ? table.read : null;
}

/** Value of a column as text; null where it is empty. */
function text(row: SqliteRow, column: string): string | null {
  const value = row[column] ?? null;
  return value === null || value === '' ? null : String(value);
}

function memoryRow(row: SqliteRow): PlacelessDraft | null {
  const degree = text(row, 'err_type');
  if (degree === null) return null;
  const address = text(row, 'address');
  return draftOfMemoryError({
    degree: /^(?:Corrected|Info)/i.test(degree) ? 'CE' : 'UE',
    count: Number(text(row, 'err_count') ?? 1),
    words: text(row, 'err_msg') ?? '',
    dimms: dimmsOfLabel(
      text(row, 'label') ?? '',
      placeOf(undefined, text(row, 'top_layer') ?? undefined, text(row, 'middle_layer') ?? undefined),
    ),
    details: {
      controller: `MC${text(row, 'mc') ?? '?'}`,
      ...(address !== null && /^(?:0x[0-9a-f]{1,16}|\d{1,20})$/i.test(address) ? { address: hexAddress(address) } : {}),
      ...(text(row, 'driver_detail') === null ? {} : { driverDetail: text(row, 'driver_detail') ?? '' }),
    },
  });
}

/** Registers are stored as signed numbers of 64 bits; one that a reader rounded would be worse than none, so texts are preferred. */
function register(row: SqliteRow, column: string): string | undefined {
  const value = text(row, column);
  if (value === null || !/^-?(?:\d{1,20}|0x[0-9a-f]{1,16})$/i.test(value)) return undefined;
  return BigInt.asUintN(64, BigInt(value)).toString(16);
}

function machineCheckRow(row: SqliteRow, times: TimeReader): PlacelessDraft | null {
  const location = /memory_channel=(?<channel>\d{1,2})/.exec(text(row, 'mc_location') ?? '')?.groups;
  const words = [text(row, 'error_msg'), text(row, 'mcastatus_msg')].filter((part) => part !== null).join('; ');
  const found = {
    logicalCpu: text(row, 'cpu'),
    bank: text(row, 'bank'),
    bankName: text(row, 'bank_name')?.replace(/ ?\(bank=\d{1,3}\)$/, ''),
    status: register(row, 'status'),
    mcgStatus: register(row, 'mcgstatus'),
    address: register(row, 'addr'),
    misc: register(row, 'misc'),
    ipid: register(row, 'ipid'),
    syndrome: register(row, 'synd'),
    vendor: vendorNumber(text(row, 'cpuvendor')),
    socket: text(row, 'socketid'),
    channel: location?.channel,
    words: words === '' ? undefined : words.slice(0, 200),
  };
  const fields = Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  const draft = draftOfMachineCheck(fields);
  const time = machineCheckTime(text(row, 'walltime') ?? undefined, times, null);
  return draft && { ...draft, ...(time === null ? {} : { time }) };
}

/** Linux numbers the makers of processors: 0 Intel, 2 AMD, 9 Hygon. */
function vendorNumber(value: string | null): string | undefined {
  return value !== null && /^\d{1,2}$/.test(value) ? value : undefined;
}

function extlogRow(row: SqliteRow): PlacelessDraft | null {
  const severity = Number(text(row, 'severity') ?? 2);
  const address = text(row, 'address');
  return draftOfMemoryError({
    // CPER severities: 0 recoverable, 1 fatal, 2 corrected, 3 informational.
    degree: severity < 2 ? 'UE' : 'CE',
    count: 1,
    words: text(row, 'etype') ?? '',
    dimms: dimmsOfLabel(text(row, 'fru_text') ?? '', {}),
    details: { source: 'extlog', ...(address === null ? {} : { address }) },
  });
}

function mediaRow(row: SqliteRow): PlacelessDraft {
  const device = text(row, 'memdev') ?? '';
  return {
    ...draftOfMemoryError({
      degree:
        /info|correct/i.test(`${text(row, 'descriptor') ?? ''} ${text(row, 'log_type') ?? ''}`) &&
        !/uncorrect/i.test(text(row, 'descriptor') ?? '')
          ? 'CE'
          : 'UE',
      count: 1,
      words: ['CXL', text(row, 'type'), text(row, 'descriptor')].filter((part) => part !== null).join(' '),
      dimms: dimmsOfLabel(device, {}),
      details: { source: 'cxl', ...(text(row, 'dpa') === null ? {} : { deviceAddress: text(row, 'dpa') ?? '' }) },
    }),
  };
}

function armRow(row: SqliteRow): PlacelessDraft {
  const printed = Object.entries(row).flatMap(([name, value]) => (value === null ? [] : [[name, String(value).slice(0, 80)] as const]));
  return draftOfArm(Object.fromEntries(printed));
}
