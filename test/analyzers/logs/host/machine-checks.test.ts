import { describe, expect, it } from 'vitest';
import { readText } from '../read-text.js';

const at = '[  812.100000] ';
const eventsOf = (...messages: readonly string[]) => readText(messages.map((message) => at + message).join('\n')).events;

const header = 'mce: [Hardware Error]: CPU 9: Machine Check: 0 Bank 7: 8c00004000010091';
const registers = 'mce: [Hardware Error]: TSC 0 ADDR 3f2a4080 MISC 200000c020002086 ';
const processor = 'mce: [Hardware Error]: PROCESSOR 0:50657 TIME 1715064312 SOCKET 1 APIC 24 microcode 5003605';
const summary =
  'EDAC MC2: 3 CE memory read error on CPU_SrcID#1_MC#0_Chan#1_DIMM#0 (channel:1 slot:0 page:0x3f2a4 offset:0x80 grain:32 syndrome:0x0 -  err_code:0001:0091 socket:1 imc:0 rank:1 row:0x5f2f)';

describe('a machine check of the kernel', () => {
  it('is one event of its lines, at the instant that TIME prints', () => {
    const [event, ...others] = eventsOf(header, registers, processor);

    expect(others).toEqual([]);
    expect(event).toMatchObject({
      event: { key: 'linux/mce/memory', aliases: ['ipmi/0c/6f/00'] },
      time: { instant: '2024-05-07T06:45:12.000Z', zone: 'known' },
      components: [{ class: 'memory', locator: null, place: { cpu: 1, channel: '1' } }],
      raw: [header, registers, processor].map((message) => at + message).join('\n'),
    });
  });

  it('names the socket of a processor that reports its own cache, never the logical CPU', () => {
    const [event] = eventsOf('mce: [Hardware Error]: CPU 35: Machine Check Exception: 5 Bank 1: bd80000000100134', processor);

    expect(event).toMatchObject({
      event: { key: 'linux/mce/cache', aliases: ['ipmi/07/6f/0b', 'linux/mce/core-uncorrected'], details: { logicalCpu: '35' } },
      severity: { derived: 'critical' },
      components: [{ class: 'cpu', locator: 'SOCKET 1', place: { cpu: 1 } }],
    });
  });

  it('is told by the summary of the memory controller, which belongs to the same error', () => {
    const events = eventsOf(header, registers, processor, 'EDAC skx MC2: HANDLING MCE MEMORY ERROR', summary);

    expect(events.map(({ event, count }) => [event.key, count])).toEqual([['linux/edac/ce', 3]]);
    expect(events[0]?.event.details).toMatchObject({ status: '8c00004000010091', mcaBank: '7', address: '0x3f2a4080' });
    expect(events[0]?.time.instant).toBe('2024-05-07T06:45:12.000Z');
  });

  it('keeps the lines of two processors apart when they are mixed', () => {
    const events = eventsOf(
      'mce: [Hardware Error]: CPU 3: Machine Check: 0 Bank 1: 9c00000000000134',
      header,
      'mce: [Hardware Error]: TSC 0 ADDR 1111 ',
      'mce: [Hardware Error]: TSC 0 ADDR 2222 ',
      'mce: [Hardware Error]: PROCESSOR 0:50657 TIME 1715064312 SOCKET 0 APIC 6 microcode 5003605',
      processor,
    );

    expect(events.map(({ event }) => [event.details.logicalCpu, event.details.address, event.details.socket])).toEqual([
      ['3', '1111', '0'],
      ['9', '2222', '1'],
    ]);
  });

  it('is memory where a bank of AMD says so, although the code names a cache', () => {
    const [event] = eventsOf(
      '[Hardware Error]: Corrected error, no action required.',
      '[Hardware Error]: CPU:2 (17:31:0) MC17_STATUS[Over|CE|MiscV|AddrV|-|-|SyndV|CECC|-|-|-]: 0xdc2040000000011b',
      '[Hardware Error]: IPID: 0x0000009600450f00, Syndrome: 0x9f5c0a000a800502',
      '[Hardware Error]: Unified Memory Controller Ext. Error Code: 0, DRAM ECC error.',
    );

    expect(event).toMatchObject({
      event: { key: 'linux/mce/memory', aliases: ['ipmi/0c/6f/00'], text: 'Corrected memory error: DRAM ECC error.' },
      components: [{ class: 'memory', place: { channel: '4' } }],
    });
  });

  it('accuses no part where the kernel says only that something was logged', () => {
    const [event] = eventsOf('mce: [Hardware Error]: Machine check events logged');

    expect(event?.components).toEqual([]);
    expect(event?.event.meaning).toBe('unknown');
  });
});

describe('a line of EDAC', () => {
  it.each([
    ['on CPU#1Channel#0_DIMM#1 (channel:0 slot:1)', [['CPU#1Channel#0_DIMM#1', { cpu: 1, channel: '0', slot: '1' }]]],
    ['on mc#0csrow#1channel#0 (csrow:1 channel:0 page:0x1)', [['mc#0csrow#1channel#0', { channel: '0' }]]],
    ['on any memory (channel:2 page:0x1)', [[null, { channel: '2' }]]],
    [
      'on DIMM_A1 or DIMM_A2 (node:0 page:0x1)',
      [
        ['DIMM_A1', { channel: 'A', slot: '1' }],
        ['DIMM_A2', { channel: 'A', slot: '2' }],
      ],
    ],
  ])('%s names its modules', (rest, expected) => {
    const [event] = eventsOf(`EDAC MC0: 1 CE memory read error ${rest}`);

    expect(event?.components.map(({ locator, place }) => [locator, place])).toEqual(expected);
  });

  it('of kernels before 3.5 is read as well', () => {
    const [event] = eventsOf('EDAC MC0: UE page 0x10a2, offset 0x10, grain 4096, row 2, labels "DIMM3:DIMM4": i3200 UE');

    expect(event).toMatchObject({ event: { key: 'linux/edac/ue', details: { address: '0x10a2010', row: '2' } } });
    expect(event?.components.map((component) => component.locator)).toEqual(['DIMM3', 'DIMM4']);
  });
});

describe('a record of the firmware', () => {
  const record = (...lines: readonly string[]) => [
    '{1}[Hardware Error]: Hardware error from APEI Generic Hardware Error Source: 0',
    '{1}[Hardware Error]: event severity: corrected',
    '{1}[Hardware Error]:  Error 0, type: corrected',
    ...lines.map((line) => `{1}[Hardware Error]:   ${line}`),
  ];

  it('names the module where the firmware does', () => {
    const [event] = eventsOf(...record('section_type: memory error', 'error_type: 2, single-bit ECC', 'DIMM location: CPU1_DIMM_A3'));

    expect(event).toMatchObject({ event: { key: 'linux/edac/ce' }, components: [{ class: 'memory', locator: 'CPU1_DIMM_A3' }] });
  });

  it('and the line of EDAC that sums it up are one event', () => {
    const events = eventsOf(
      ...record('section_type: memory error'),
      'EDAC MC0: 1 CE Single-bit ECC on DIMM_A4 (node:0 card:0 page:0x12345)',
    );

    expect(events.map(({ event }) => event.key)).toEqual(['linux/edac/ce']);
    expect(events[0]?.components[0]?.locator).toBe('DIMM_A4');
  });

  it('of a root port accuses what sits behind it, once', () => {
    const events = eventsOf(
      ...record(
        'section_type: PCIe error',
        'port_type: 4, root port',
        'device_id: 0000:c0:01.1',
        'vendor_id: 0x1022, device_id: 0x1483',
        'aer_cor_status: 0x00000040, aer_cor_mask: 0x00000000',
      ),
      'pcieport 0000:c0:01.1: AER: aer_status: 0x00000040, aer_mask: 0x00000000',
      'pcieport 0000:c0:01.1:    [ 6] BadTLP                ',
    );

    expect(
      events.map(({ event, components }) => [event.key, event.details.bits, event.details.reportedBy, components[0]?.locator]),
    ).toEqual([['linux/aer/corrected', 'BadTLP', '0000:c0:01.1', null]]);
  });
});

describe('mcelog', () => {
  it('writes the same machine checks to syslog as to its file', () => {
    const block = [
      'Hardware event. This is not a software error.',
      'MCE 0',
      'CPU 0 BANK 5 ',
      'TIME 1710213375 Tue Mar 12 03:16:15 2024',
      'MCA: Internal Timer error',
      'STATUS be00000000800400 MCGSTATUS 0',
    ];

    const [fromFile] = readText(block.join('\n')).events;
    const [fromSyslog] = readText(block.map((line) => `Mar 12 03:16:16 db01 mcelog[822]: ${line}`).join('\n')).events;

    expect(fromFile).toMatchObject({ source: { format: 'mcelog' }, event: { key: 'linux/mce/timer' } });
    expect(fromSyslog).toMatchObject({ source: { format: 'linux-log' }, event: { key: 'linux/mce/timer' } });
    expect(fromSyslog?.time.instant).toBe(fromFile?.time.instant);
  });
});
