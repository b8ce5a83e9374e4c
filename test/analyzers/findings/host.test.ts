import { describe, expect, it } from 'vitest';
import { absentIn, presentIn } from './findings-of.js';

const ring = (...messages: readonly string[]) => messages.map((message, index) => `[  ${100 + index}.000000] ${message}`);
const corrected = (page: string, count = 1) =>
  `EDAC MC0: ${count} CE memory read error on DIMM_A1 (channel:0 slot:0 page:${page} offset:0x0 grain:32 syndrome:0x0)`;

describe('a kernel log', () => {
  it('shows a module whose errors repeat at one address', () => {
    const found = presentIn(...ring(corrected('0x1a', 5), corrected('0x1a', 4), corrected('0x1a', 2)));

    expect(found).toEqual(['memory-correctable-ecc@DIMM_A1', 'memory-correctable-storm@DIMM_A1', 'memory-errors-one-address@DIMM_A1']);
  });

  it('shows a module whose errors are all over it', () => {
    const found = presentIn(...ring(...['0x1', '0x2', '0x3', '0x4', '0x5'].map((page) => corrected(page))));

    expect(found).toEqual(['memory-correctable-ecc@DIMM_A1', 'memory-errors-many-addresses@DIMM_A1']);
  });

  it('shows an uncorrected error of a cache as the processor’s', () => {
    const found = presentIn(
      ...ring(
        'mce: [Hardware Error]: CPU 3: Machine Check Exception: 5 Bank 1: bd80000000100134',
        'mce: [Hardware Error]: PROCESSOR 0:50657 TIME 1715064312 SOCKET 0 APIC 6 microcode 5003605',
      ),
    );

    expect(found).toEqual(['cpu-core-error@SOCKET 0', 'cpu-uncorrectable-machine-check@SOCKET 0']);
  });

  it('shows a poor link where replays come in a flood', () => {
    const error = [
      'nvme 0000:3b:00.0: PCIe Bus Error: severity=Corrected, type=Data Link Layer, (Transmitter ID)',
      'nvme 0000:3b:00.0:   device [144d:a80a] error status/mask=00001000/00002000',
    ];

    const found = presentIn(...ring(...Array.from({ length: 12 }, () => error).flat()));

    expect(found).toEqual(['pcie-correctable-error', 'pcie-correctable-flood', 'pcie-link-quality'].map((id) => `${id}@0000:3b:00.0`));
  });

  it.each([
    [79, ['gpu-fault@0000:3b:00']],
    [48, ['gpu-memory-error@0000:3b:00']],
    [46, ['gpu-hang@0000:3b:00']],
    [62, ['gpu-internal-error@0000:3b:00']],
    [63, ['gpu-row-remapped@0000:3b:00']],
    [64, ['gpu-row-remap-failed@0000:3b:00']],
    [94, ['gpu-memory-contained@0000:3b:00']],
    [74, ['gpu-link-error@0000:3b:00']],
    [54, ['gpu-power-missing@0000:3b:00']],
    [31, []],
    [13, []],
  ])('shows with Xid %i: %s', (xid, expected) => {
    expect(presentIn(...ring(`NVRM: Xid (PCI:0000:3b:00): ${xid}, pid=1, name=a`))).toEqual(expected);
  });

  it('states no absence: it is not the log of a service processor', () => {
    expect(absentIn(...ring(corrected('0x1a')))).toEqual([]);
  });
});
