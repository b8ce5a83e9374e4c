import { describe, expect, it } from 'vitest';
import { readText } from '../read-text.js';

const edac =
  'EDAC MC0: 1 CE memory read error on CPU_SrcID#0_Ha#0_Chan#1_DIMM#0 (channel:1 slot:0 page:0x561f3a offset:0x0 grain:32 syndrome:0x0)';
const traced = (address: string) =>
  `<...>-312 [000]     0.000115: mc_event:             2024-03-22 10:21:13 +0000 1 Corrected error: memory read error on CPU_SrcID#0_Ha#0_Chan#1_DIMM#0 (mc: 0 location: 1:0 address: ${address} grain: 5 APEI location:  area:DRAM)`;
const syslog = (program: string, message: string) => `Mar 22 10:21:13 hv1 ${program}: ${message}`;

const duplicatesOf = (...lines: readonly string[]) =>
  readText(lines.join('\n')).events.map((event) => event.event.details.duplicateOf ?? null);

describe('a memory error that two programs report in one log', () => {
  it('counts once: the report of rasdaemon names the event of the kernel', () => {
    const duplicates = duplicatesOf(syslog('kernel', edac), syslog('rasdaemon', traced('0x561f3a000')));

    expect(duplicates).toEqual([null, 'log.txt#1']);
  });

  it('counts twice where the kernel reports it twice', () => {
    const duplicates = duplicatesOf(syslog('kernel', edac), syslog('kernel', edac), syslog('rasdaemon', traced('0x561f3a000')));

    expect(duplicates).toEqual([null, null, 'log.txt#1']);
  });

  it('at another address is another error', () => {
    const duplicates = duplicatesOf(syslog('kernel', edac), syslog('rasdaemon', traced('0x561f3b000')));

    expect(duplicates).toEqual([null, null]);
  });

  it('is of one module, whatever name the second gives it', () => {
    const { events } = readText(
      [
        '[   10.000001] {1}[Hardware Error]: Hardware error from APEI Generic Hardware Error Source: 4',
        '[   10.000002] {1}[Hardware Error]: event severity: corrected',
        '[   10.000003] {1}[Hardware Error]:  Error 0, type: corrected',
        '[   10.000004] {1}[Hardware Error]:  fru_text: A6',
        '[   10.000005] {1}[Hardware Error]:   section_type: memory error',
        '[   10.000006] {1}[Hardware Error]:   physical_address: 0x0000000561f3a000',
        '[   10.000007] usb 1-1: new device',
        '[   10.000008] usb 1-1: new device',
        '[   10.000009] usb 1-1: new device',
        `[   10.000010] ${edac}`,
      ].join('\n'),
    );
    const memory = events.filter((event) => event.event.key === 'linux/edac/ce');

    expect(memory.map((event) => event.components[0]?.locator)).toEqual(['A6', 'A6']);
    expect(memory[1]?.event.details).toMatchObject({ label: 'CPU_SrcID#0_Ha#0_Chan#1_DIMM#0', duplicateOf: 'log.txt#1' });
  });
});

describe('a page that the kernel gives up', () => {
  const uncorrected =
    '[   10.1] EDAC MC3: 1 UE memory read error on CPU_SrcID#1_MC#1_Chan#0_DIMM#0 (channel:0 slot:0 page:0x5f3c2b1 offset:0x40 grain:32)';

  it.each([
    ['Memory failure: 0x5f3c2b1: Killing java:31233 due to hardware memory corruption', 'CPU_SrcID#1_MC#1_Chan#0_DIMM#0'],
    ['mce: Uncorrected hardware memory error in user-access at 5f3c2b1000', 'CPU_SrcID#1_MC#1_Chan#0_DIMM#0'],
    ['Memory failure: 0x7777777: Killing java:31233 due to hardware memory corruption', null],
  ])('is of the module that the error before it names: "%s"', (message, locator) => {
    const { events } = readText(`${uncorrected}\n[   10.2] ${message}`);

    expect(events[1]?.components[0]?.locator).toBe(locator);
  });
});

describe('a SATA drive', () => {
  it('goes by the disk that the SCSI layer names within its trouble', () => {
    const { events } = readText(
      [
        '[   20.000001] ata3.00: exception Emask 0x0 SAct 0x40000 SErr 0x0 action 0x0',
        '[   20.000002] ata3.00: failed command: READ FPDMA QUEUED',
        '[   20.000003] ata3.00: error: { UNC }',
        '[   20.000004] sd 2:0:0:0: [sdc] tag#18 Sense Key : Medium Error [current] ',
        '[   20.000005] sd 2:0:0:0: [sdc] tag#18 Add. Sense: Unrecovered read error - auto reallocate failed',
        '[   20.000006] ata3: EH complete',
      ].join('\n'),
    );

    expect(events.map((event) => [event.event.key, event.components[0]?.locator])).toEqual([
      ['linux/ata/medium-error', '/dev/sdc'],
      ['linux/scsi/medium-error', '/dev/sdc'],
    ]);
  });
});

describe('a message at a normal start', () => {
  it.each([
    'megaraid_sas 0000:18:00.0: Init cmd success',
    'nvme nvme0: Shutdown timeout set to 10 seconds',
    'igb 0000:01:00.0 eno1: igb: eno1 NIC Link is Up 1000 Mbps Full Duplex',
  ])('"%s" is no fault', (message) => {
    const { events } = readText(`[    1.200011] ${message}`);

    expect(['state', 'unknown']).toContain(events[0]?.event.meaning);
  });
});

describe('a log in a ticket', () => {
  it.each(['> ', '> > ', '  12  ', '12: ', '     7\t'])('is read behind "%s"', (mark) => {
    const { events } = readText(`${mark}[ 9310.012833] nvme nvme2: I/O 412 (Read) QID 9 timeout, aborting`);

    expect(events.map((event) => event.event.key)).toEqual(['linux/nvme/timeout']);
  });
});
