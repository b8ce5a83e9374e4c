/** Table of samples of iLO's export. */
import type { LinesFormat } from '../../../log-format.js';

export const hpeIloCsvSamples: LinesFormat['samples'] = [
  {
    name: 'an IML',
    kind: 'typical',
    content: [
      '"ID","Severity","Class","Last Update","Initial Update","Count","Description"',
      '"12","Critical","Main Memory","02/03/2024 05:05","02/03/2024 04:05","3","Uncorrectable Memory Error (Processor 2, DIMM 3)"',
      '"11","Repaired","Environment","02/02/2024 05:05","02/02/2024 05:05","1","System Fan Failure (Fan 3, Location System)"',
    ].join('\n'),
    expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/01', 'ipmi/04/01/02'] },
  },
  {
    name: 'another order, texts with commas and line breaks, no quotes, Chinese names',
    kind: 'extreme',
    content: [
      'Severity,Description,Class,Initial Update,Last Update,Count,Category,Recommended Action',
      'Caution,"POST Error: 1785-Drive Array not Configured, run',
      'the utility",POST Message,02/03/2024 04:05:06,02/03/2024 04:05:06,1,Hardware,"Configure the array."',
      'Critical,Uncorrectable PCI Express Error (Slot 2, Bus 0, Device 3, Function 0),PCI Bus,02/03/2024 04:06,[NOT SET],1,Hardware,',
      '',
      'ID,严重性,类别,描述,上次更新,初始更新,计数',
      '3,Caution,Power,System Power Supply: Input Power Loss or Unplugged Power Cord (Power Supply 1),02/03/2024 04:07,02/03/2024 04:07,1',
    ].join('\n'),
    expect: { events: 3, unread: 0, keys: ['hpe/post-1785', 'ipmi/13/6f/08', 'ipmi/08/6f/03'] },
  },
  {
    name: 'class and code in columns of their own, one time',
    kind: 'extreme',
    content: [
      'ID,Severity,Description,Last Update,Count,Category,Class,Code',
      '9,Critical,"DIMM Failure - Uncorrectable Memory Error (Processor 1, DIMM 8)",2024-02-03T04:05:06Z,1,"Hardware, Memory",0x0001,0x000a',
      '8,Caution,Option ROM POST Error: 1719-Slot 0 Drive Array - A controller failure event occurred.,2024-02-03T04:00:00Z,1,POST,0x000a,0x0003',
    ].join('\n'),
    expect: { events: 2, unread: 0, keys: ['ipmi/0c/6f/01', 'hpe/10.3'] },
  },
  {
    name: 'a row without description',
    kind: 'broken',
    content: [
      'ID,Severity,Class,Last Update,Initial Update,Count,Description',
      '12,Critical,CPU,02/03/2024 05:05,02/03/2024 04:05,1,',
    ].join('\n'),
    expect: { events: 0, unread: 1, keys: [] },
  },
];
