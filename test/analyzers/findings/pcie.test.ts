import { describe, expect, it } from 'vitest';
import { elist, presentIn, presentInMessage } from './findings-of.js';

const corrected = (slot: string) => `Critical Interrupt ${slot} | Bus Correctable error | Asserted`;

describe('one bus, network or cable row', () => {
  it.each([
    [corrected('PCIE_SLOT2'), ['pcie-correctable-error@PCIE_SLOT2']],
    ['Critical Interrupt PCIE_SLOT2 | Bus Fatal Error | Asserted', ['pcie-fatal-error@PCIE_SLOT2']],
    ['Critical Interrupt PCIE_SLOT2 | Bus Uncorrectable error | Asserted', ['pcie-uncorrectable-error@PCIE_SLOT2']],
    ['Critical Interrupt #0x20 | PCI PERR | Asserted', ['pcie-parity-error']],
    ['Critical Interrupt #0x20 | PCI SERR | Asserted', ['pcie-system-error']],
    ['Critical Interrupt #0x20 | Software NMI | Asserted', ['pcie-nmi']],
    ['Critical Interrupt #0x20 | Bus Timeout | Asserted', ['pcie-bus-timeout']],
    ['Critical Interrupt #0x20 | Bus Degraded | Asserted', ['pcie-link-degraded']],
    ['Slot / Connector PCIE_SLOT2 | Fault Status | Asserted', ['pcie-slot-fault@PCIE_SLOT2']],
    ['LAN NIC1 | Heartbeat Lost | Asserted', ['nic-link-down@NIC1']],
    ['Cable / Interconnect BP_CABLE | Config Error | Asserted', ['cable-fault@BP_CABLE']],
    ['Cable / Interconnect Riser 1 | Config Error | Asserted', ['riser-fault@Riser 1']],
  ])('%s shows %s', (row, expected) => {
    expect(presentIn(...elist(row))).toEqual(expected);
  });

  it.each(['Critical Interrupt #0x20 | NMI/Diag Interrupt | Asserted', 'Slot / Connector PCIE_SLOT2 | Slot is Disabled | Asserted'])(
    '%s shows nothing: a person or a setting does that',
    (row) => {
      expect(presentIn(...elist(row))).toEqual([]);
    },
  );
});

describe('a bus message', () => {
  it.each([
    ['A bus fatal error was detected', ['pcie-fatal-error']],
    ['PCIe non-fatal error at slot 3', []],
    ['PCIe uncorrectable error', ['pcie-uncorrectable-error']],
    ['GPU 3 has fallen off the bus', ['gpu-fault@GPU 3']],
    ['GPU 3 runs with default settings', []],
  ])('"%s" shows %s', (text, expected) => {
    expect(presentInMessage('Other.1.0.Event', text)).toEqual(expected);
  });
});

describe('a flood of corrected bus errors', () => {
  it.each([
    [9, false],
    [10, true],
  ])('%d of one slot: %s', (count, isFlood) => {
    const present = presentIn(...elist(...Array.from({ length: count }, () => corrected('PCIE_SLOT2'))));

    expect(present.includes('pcie-correctable-flood@PCIE_SLOT2')).toBe(isFlood);
  });

  it('is not made of the errors of several slots', () => {
    const rows = ['PCIE_SLOT2', 'PCIE_SLOT3'].flatMap((slot) => Array.from({ length: 6 }, () => corrected(slot)));

    expect(presentIn(...elist(...rows)).filter((finding) => finding.includes('flood'))).toEqual([]);
  });
});

describe('an error register of a PCI Express device', () => {
  const fatal = (status: string, bit: string) => [
    'pcieport 0000:16:00.0: PCIe Bus Error: severity=Uncorrected (Fatal), type=Transaction Layer, (Receiver ID)',
    `pcieport 0000:16:00.0:   device [8086:347a] error status/mask=${status}/00000000`,
    `pcieport 0000:16:00.0:    ${bit}`,
  ];

  it.each([
    ['00000020', '[ 5] SDES                   (First)', 'pcie-surprise-down'],
    ['00004000', '[14] CmpltTO                (First)', 'pcie-completion-timeout'],
    ['00040000', '[18] MalfTLP                (First)', 'pcie-malformed-tlp'],
  ])('of %s with %s shows %s, and nothing of the quality of the link', (status, bit, expected) => {
    const present = presentIn(...fatal(status, bit));

    expect(present).toContain(expected);
    expect(present).not.toContain('pcie-link-quality');
  });
});

describe('the link of a network port', () => {
  const change = (minute: number, state: string) => `Sep 14 01:${10 + minute}:41 web4 kernel: mlx5_core 0000:5e:00.0 ens1f0: Link ${state}`;

  it.each([
    [2, false],
    [3, true],
  ])('that goes down %d times flaps: %s', (times, expected) => {
    const rows = Array.from({ length: times }, (_, minute) => [change(minute, 'down'), change(minute, 'up')]).flat();

    expect(presentIn(...rows).includes('nic-link-flapping@ens1f0')).toBe(expected);
  });

  it('shows errors of the line where its module reports them', () => {
    const row = 'mlx5_core 0000:5e:00.0: Port module event[error]: module 0, Cable error, Bus stuck (I2C or data shorted)';

    expect(presentIn(row)).toContain('nic-crc-errors@0000:5e:00.0');
  });
});

describe('GPUs', () => {
  const lost = (bus: string) => `NVRM: Xid (PCI:0000:${bus}:00): 79, pid=1, name=a, GPU has fallen off the bus.`;

  it.each([
    [['4d', '4e'], true],
    [['4d', '4d'], false],
  ])('%s lost are several: %s', (buses, expected) => {
    expect(presentIn(...buses.map(lost)).includes('gpu-many-lost')).toBe(expected);
  });
});
