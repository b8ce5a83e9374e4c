import { createTimeReader } from '../../event/event-time.js';
import type { LinesFormat } from '../../log-format.js';
import { createMcelogCounters, isCounterStart } from './mcelog-counters.js';
import { createHostEmitter } from './messages/host-emitter.js';
import { createMcelogReader, isMcelogStart } from './messages/mcelog-group.js';

/** Output of mcelog: decoded machine checks, its input form (`mcelog --ascii`), and the counters of `mcelog --client`. */
export const mcelog: LinesFormat = {
  kind: 'lines',
  id: 'mcelog',
  title: 'mcelog',
  reference: 'mcelog(8); registers as in Intel SDM Vol. 3B, machine-check architecture',
  samples: [
    {
      name: 'a corrected memory error and a cache error, decoded',
      kind: 'typical',
      content: [
        'Hardware event. This is not a software error.',
        'MCE 0',
        'CPU 4 BANK 7 TSC 2f1c33a9d014 ',
        'MISC 200000c020002086 ADDR 3f2a4080 ',
        'TIME 1715064312 Tue May  7 06:45:12 2024',
        'MCG status:',
        'MCi status:',
        'Corrected error',
        'MCi_MISC register valid',
        'MCi_ADDR register valid',
        'MCA: MEMORY CONTROLLER RD_CHANNEL1_ERR',
        'Transaction: Memory read error',
        'STATUS 8c00004000010091 MCGSTATUS 0',
        'MCGCAP f000814 APICID 8 SOCKETID 1 ',
        'CPUID Vendor Intel Family 6 Model 85',
        'Hardware event. This is not a software error.',
        'MCE 1',
        'CPU 2 BANK 1 ',
        'TIME 1715064400 Tue May  7 06:46:40 2024',
        'MCi status:',
        'Uncorrected error',
        'Error enabled',
        'Processor context corrupt',
        'MCA: Data CACHE Level-0 Data-Read Error',
        'STATUS b200000000000134 MCGSTATUS 5',
        'CPUID Vendor Intel Family 6 Model 85',
      ].join('\n'),
      expect: { events: 2, unread: 0, keys: ['linux/mce/memory', 'linux/mce/cache'] },
    },
    {
      name: 'counters of the daemon by module, one of them clean',
      kind: 'extreme',
      content: [
        'Memory errors',
        'SOCKET 0 CHANNEL 1 DIMM 0',
        'DMI_NAME "DIMM_A2" DMI_LOCATION "NODE 1"',
        'corrected memory errors:',
        '\t12 total',
        '\t3 in 24h',
        'uncorrected memory errors:',
        '\t1 total',
        '\t0 in 24h',
        '',
        'SOCKET 1 CHANNEL 0 DIMM 0',
        'corrected memory errors:',
        '\t0 total',
        '\t0 in 24h',
        'uncorrected memory errors:',
        '\t0 total',
        '\t0 in 24h',
      ].join('\n'),
      expect: { events: 3, unread: 0, keys: ['linux/edac/ce', 'linux/edac/ue', 'linux/edac/counters'] },
    },
    {
      name: 'the input form, cut off after the first line, then one whose status is not valid',
      kind: 'broken',
      content: ['CPU 0 BANK 4', 'CPU 0 BANK 5', 'STATUS 2211', 'TSC 1a2b3c4d', 'PROCESSOR 0:306f2', 'SOCKETID 1'].join('\n'),
      expect: { events: 1, unread: 1, keys: ['linux/mce/unclassified'] },
    },
  ],
  claims: (line) => isMcelogStart(line) || isCounterStart(line),
  open: (context, sink) => {
    const { emit, release } = createHostEmitter('mcelog', context, sink);
    const blocks = createMcelogReader(createTimeReader(context), emit, ({ line, raw }) =>
      sink.unread({ line, byte: null, raw }, 'malformedRecord'),
    );
    const counters = createMcelogCounters(emit);
    return {
      read: (raw, line) => {
        const told = { line, raw, message: raw, time: null };
        if (raw.trim() === '') {
          blocks.flush();
          return true;
        }
        if (counters.take(told)) return true;
        counters.flush();
        const isTaken = blocks.take(told);
        release(Math.min(blocks.oldestLine(), counters.oldestLine()));
        return isTaken;
      },
      end: () => {
        counters.flush();
        blocks.flush();
        release(Number.POSITIVE_INFINITY);
      },
    };
  },
};
