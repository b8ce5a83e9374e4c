import { describe, expect, it } from 'vitest';
import { nameSlots } from '#analyzers/slots.js';
import { readDocument, readText } from '../read-text.js';

describe('ras-mc-ctl', () => {
  it('reads a machine check of a memory controller as memory, at the printed time', () => {
    const { events } = readText(
      'MCE events:\n7 2024-12-19 03:52:38 +0000 error: Corrected error, no action required., CPU 2, bank Unified Memory Controller (bank=17), mcg mcgstatus=0, mci CECC, memory_channel=1,csrow=0, status=0x9c2040000000011b, addr=0x12ab340, walltime=0x65bd4f26, cpuid=0x00870f10, bank=0x00000011',
    );

    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      recordId: '7',
      event: { key: 'linux/mce/memory', details: { bank: '17', csrow: '0' } },
      time: { instant: '2024-12-19T03:52:38.000Z' },
      components: [{ class: 'memory', place: { channel: '1' } }],
    });
  });

  it('reads disks, devices and pages from its other tables', () => {
    const { events, unread } = readText(
      [
        "1 2024-02-03 04:05:06 +0800 error: dev=8:16, sector=99, nr_sector=8, error='critical medium error', rwbs='R', cmd=''",
        '1 2024-02-03 04:05:06 +0800 error: bus=pci, dev=0000:3b:00.0, driver=mlx5_core, reporter=fw, msg=assert',
        '1 2024-02-03 04:05:06 +0800 error: pfn=0x12ab, page_type=dirty LRU page, action_result=Recovered',
      ].join('\n'),
    );

    expect(events.map(({ event }) => event.key)).toEqual(['linux/block/medium-error', 'linux/nic/health', 'linux/memory/failure']);
    expect(unread).toEqual([]);
  });
});

describe('labels of memory modules', () => {
  it('are given the name on the board by a list that maps them', () => {
    const { events } = readText(
      [
        "memory stick 'P1-DIMMB1' is located at 'P0_Node0_Channel1_Dimm0'",
        '[  1.000000] EDAC MC0: 1 CE memory read error on CPU_SrcID#0_MC#0_Chan#1_DIMM#0 (channel:1 slot:0 page:0x1)',
      ].join('\n'),
    );

    const [, error] = nameSlots(events);

    expect(error?.components[0]?.locator).toBe('P1-DIMMB1');
  });
});

describe('counters of EDAC', () => {
  it('count an error once, at the most exact place', () => {
    const { events } = readText(['mc0/ce_count:12', 'mc0/csrow0/ce_count:12', 'mc0/csrow0/ch1_ce_count:12', 'mc0/ue_count:0'].join('\n'));

    expect(events.map(({ event, count, components }) => [event.key, count, components[0]?.place])).toEqual([
      ['linux/edac/ce', 12, { channel: '1' }],
    ]);
  });

  it('are read from files that head prints', () => {
    const { events } = readText(
      [
        'mc0/mc_name:Skylake',
        '==> /sys/devices/system/edac/mc/mc0/ce_count <==',
        '3',
        '',
        '==> /sys/devices/system/edac/mc/mc0/ue_count <==',
        '0',
      ].join('\n'),
    );

    expect(events.map(({ event, count }) => [event.key, count])).toEqual([['linux/edac/ce', 3]]);
  });
});

describe('the journal as JSON', () => {
  it('reads messages as in syslog, with the time of the entry', () => {
    const { events } = readDocument([
      {
        __REALTIME_TIMESTAMP: '1715064312000123',
        SYSLOG_IDENTIFIER: 'smartd',
        MESSAGE: 'Device: /dev/sdb [SAT], 16 Currently unreadable (pending) sectors',
      },
      {
        __REALTIME_TIMESTAMP: '1715064313000123',
        _TRANSPORT: 'kernel',
        MESSAGE: 'NVRM: Xid (PCI:0000:3b:00): 79, pid=1, GPU has fallen off the bus.',
      },
    ]);

    expect(events.map(({ event, time }) => [event.key, time.instant])).toEqual([
      ['smart/ata/197', '2024-05-07T06:45:12.000Z'],
      ['gpu/xid/79', '2024-05-07T06:45:13.000Z'],
    ]);
  });
});
