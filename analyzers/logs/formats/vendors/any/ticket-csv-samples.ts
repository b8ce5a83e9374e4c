/** Table of samples of events by serial number. */
import type { LogSample } from '../../../log-format.js';

export const ticketCsvSamples: readonly [LogSample, LogSample, LogSample, ...LogSample[]] = [
  {
    name: 'rows of two servers',
    kind: 'typical',
    content: [
      'sn,time,msg,server_model',
      'SERVER_A1,2023-02-03 04:05:06, Memory CPU0_B1_DIMM | Uncorrectable ECC | Asserted,SM1',
      'SERVER_A2,2023-02-03 04:05:08, Processor CPU0_Status | IERR | Asserted,SM2',
    ].join('\n'),
    expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/07/6f/00'] },
  },
  {
    name: 'OEM records, quotes, commas in the message, labels, causes and crash dump codes',
    kind: 'extreme',
    content: [
      'sn,time,msg,server_model',
      'SERVER_A1,2023-02-03 04:05:06, OEM record c2 | 0002a2 | 010203040506,SM1',
      'SERVER_A1,2023-02-03 04:05:06,"Watchdog 2 Watchdog | Timer expired, status only () | Asserted",SM1',
      'SERVER_A1,2023-02-03 04:05:06, Watchdog 2 Watchdog | Timer expired, status only | Asserted,SM1',
      'SERVER_A1,2023-02-03 04:05:07, Temperature Inlet_Temp | Upper Critical going high | Asserted | Reading 52 &gt; Threshold 45 degrees C,SM1',
      'sn,fault_time,label',
      'SERVER_A1,2023-02-03 04:05:06,2',
      'sn,fault_time,module_cause,module',
      'SERVER_A1,2023-02-03 04:05:06,"module8,cod1:0x91,cod2:0x101,addr:0x1f00,module2,cod1:0xffff",memory',
      'sn,fault_time,fault_code',
      'SERVER_A1,2023-02-03 04:05:06,cpu1.m2m1.cod2.0x1',
    ].join('\n'),
    expect: {
      events: 8,
      unread: 0,
      keys: [
        'ipmi/oem/0002a2/c2',
        'ipmi/23/6f/00',
        'ipmi/23/6f/00',
        'ipmi/01/01/09',
        'ticket/label',
        'linux/mce/memory',
        'unknown',
        'unknown',
      ],
    },
  },
  {
    name: 'rows without message',
    kind: 'broken',
    content: ['sn,time,msg,server_model', 'SERVER_A1,2023-02-03 04:05:06,,SM1', 'SERVER_A1,2023-02-03 04:05:06'].join('\n'),
    expect: { events: 0, unread: 2, keys: [] },
  },
];
