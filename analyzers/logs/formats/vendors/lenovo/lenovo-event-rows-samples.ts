/** Table of samples of rows with ids of IBM and Lenovo servers. */
import type { LinesFormat } from '../../../log-format.js';

export const lenovoEventRowsSamples: LinesFormat['samples'] = [
  {
    name: 'an IMM log and XCC messages',
    kind: 'typical',
    content: [
      '12 E 02/03/2024; 04:05:06 0x806f010c2003ffff Uncorrectable error detected for DIMM 3 on Subsystem System Memory.',
      '13 I 02/03/2024; 04:15:06 0x816f010c2003ffff Uncorrectable error detected for DIMM 3 on Subsystem System Memory has recovered.',
      'FQXSPMA0011G: Memory Logging Limit Reached for [DIMM 5] on Subsystem [System Memory].',
      '"4","Error","Power","FQXSPPW0031J","2024-02-03T04:05:06+08:00","[Power Supply 2] has Failed."',
    ].join('\n'),
    expect: { events: 4, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/0c/6f/01', 'ipmi/0c/6f/05', 'ipmi/08/6f/01'] },
  },
  {
    name: 'lists of ids, short and long, UEFI codes, tables, ids of the controller',
    kind: 'extreme',
    content: [
      '0x806F030C - Memory scrub failed.',
      '80010901-0701ffff',
      '806f0013-1701ffff',
      '[S.51003] An uncorrectable memory error was detected in DIMM slot 4 on rank 1.',
      'An unsupported DIMM population was found. [W.58007]',
      '7 | Warning | System | 02/03/2024 | 04:05:06 | FQXSPPU0010G | Processor CPU 2 is operating in a Degraded State.',
      '8 I 01/01/1970; 00:01:02 0x4000000100000000 Management Controller Network Initialization Complete.',
      '0x80070219-0701ffff',
      '"2","Informational","Audit","0000011","02/03/2024","04:05:06","0x4000000e","Remote Login Successful."',
      ' 55   E        SERVPROC   02/03/2024 04:05:06 FQXSPPU0003N: CPU 1 has Failed with IERR.',
      '[12]  Critical  2024-02-03T04:05:06  FQXSPIO0011N  An Uncorrectable Error has occurred on PCIs.',
    ].join('\n'),
    expect: {
      events: 11,
      unread: 0,
      keys: [
        'ipmi/0c/6f/03',
        'ipmi/01/01/09',
        'ipmi/13/6f/00',
        'ipmi/0c/6f/01',
        'ipmi/0c/6f/07',
        'ipmi/07/6f/0a',
        'lenovo/0x40000001',
        'ipmi/19/07/02',
        'lenovo/0x4000000e',
        'ipmi/07/6f/00',
        'ipmi/13/6f/08',
      ],
    },
  },
  {
    name: 'a number that is no id',
    kind: 'broken',
    content: ['0x80ff99ee00000000', '4 E 02/03/2024; 04:05:07 0x806f0007-0302ffff The Processor CPU 2 has Failed with IERR.'].join('\n'),
    expect: { events: 1, unread: 1, keys: ['ipmi/07/6f/00'] },
  },
];
