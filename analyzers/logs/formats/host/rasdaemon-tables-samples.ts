import type { RowsFormat } from '../../log-format.js';

const table = (name: string, rows: readonly Readonly<Record<string, string | number | null>>[]): string =>
  JSON.stringify({ name, columns: Object.keys(rows[0] ?? {}), rows });

const memoryEvent = {
  id: 1,
  timestamp: '2024-02-03 04:05:06 +0800',
  err_count: 3,
  err_type: 'Corrected',
  err_msg: 'memory read error',
  label: 'CPU_SrcID#0_MC#1_Chan#0_DIMM#0',
  mc: 1,
  top_layer: 0,
  middle_layer: 0,
  lower_layer: -1,
  address: 8_589_934_592,
  grain: 32,
  syndrome: 0,
  driver_detail: 'rank:1 row:0x1f',
};

/** Samples of {@link rasdaemonTables}. */
export const rasdaemonTableSamples: RowsFormat['samples'] = [
  {
    name: 'memory events',
    kind: 'typical',
    content: table('mc_event', [memoryEvent, { ...memoryEvent, id: 2, err_type: 'Uncorrected', err_count: 1 }]),
    expect: { events: 2, unread: 0, keys: ['linux/edac/ce', 'linux/edac/ue'] },
  },
  {
    name: 'a machine check with signed registers, whose bank is named',
    kind: 'extreme',
    content: table('mce_record', [
      {
        id: 1,
        timestamp: '2024-02-03 04:05:06 +0800',
        status: '-7205688847562407653',
        addr: '19574592',
        walltime: 1_706_904_306,
        cpu: 2,
        socketid: 0,
        cpuvendor: 2,
        bank: 17,
        bank_name: 'Unified Memory Controller (bank=17)',
        error_msg: 'Corrected error, no action required.',
        mc_location: 'memory_channel=0,csrow=1',
      },
    ]),
    expect: { events: 1, unread: 0, keys: ['linux/mce/memory'] },
  },
  {
    name: 'a row that lost its kind',
    kind: 'broken',
    content: table('mc_event', [{ ...memoryEvent, err_type: null }]),
    expect: { events: 0, unread: 1, keys: [] },
  },
];
