import { describe, expect, it } from 'vitest';
import { readText } from '../read-text.js';

const eventsOf = (...messages: readonly string[]) => readText(messages.map((message) => `[  812.100000] ${message}`).join('\n')).events;

describe('a line of a system log', () => {
  it('that says nothing of the hardware is an event of an unknown kind', () => {
    const [event] = eventsOf('usb 1-2: new high-speed USB device number 3 using xhci_hcd');

    expect(event).toMatchObject({
      event: { key: 'unknown', meaning: 'unknown', text: 'usb 1-2: new high-speed USB device number 3 using xhci_hcd' },
      severity: { derived: 'ok' },
      components: [],
    });
  });

  it.each([
    ['nvme nvme0: I/O tag 12 (500c) opcode 0x2 (I/O Cmd) QID 12 timeout, aborting req_op:READ(0) size:4096', 'linux/nvme/timeout', 'nvme0'],
    ['nvme0n1: Read(0x2) @ LBA 1024, 8 blocks, Unrecovered Read Error (sct 0x2 / sc 0x81) DNR ', 'linux/nvme/media-error', 'nvme0'],
    ['end_request: I/O error, dev sda, sector 99', 'linux/block/io-error', '/dev/sda'],
    ['Buffer I/O error on device sdc1, logical block 4', 'linux/block/io-error', '/dev/sdc'],
    ['sd 0:0:0:0: rejecting I/O to offline device', 'linux/scsi/offline', '0:0:0:0'],
    ['md/raid1:md0: Disk failure on sdb1, disabling device.', 'linux/md/disk-failure', '/dev/sdb'],
    ['mpt3sas_cm0: fault_state(0x5854)!', 'linux/raid/controller-fault', 'mpt3sas_cm0'],
    ['ixgbe 0000:04:00.0 eth0: NIC Link is Down', 'linux/nic/link-down', 'eth0'],
    ['igb 0000:01:00.0 eno1: igb: eno1 NIC Link is Up 1000 Mbps Full Duplex', 'linux/nic/link-down', 'eno1'],
    ['NETDEV WATCHDOG: eth0 (ixgbe): transmit queue 3 timed out', 'linux/nic/transmit-timeout', 'eth0'],
    ['NVRM: Xid (PCI:0000:3b:00): 48, pid=77, DBE', 'gpu/xid/48', '0000:3b:00'],
    ['NVRM: GPU 0000:3b:00.0: GPU has fallen off the bus.', 'gpu/xid/79', '0000:3b:00'],
  ])('"%s" is %s', (message, key, locator) => {
    const [event] = eventsOf(message);

    expect([event?.event.key, event?.components[0]?.locator]).toEqual([key, locator]);
  });

  it('about the heat of a logical CPU names no socket', () => {
    const [hot, cool] = eventsOf(
      'mce: CPU3: Package temperature above threshold, cpu clock throttled (total events = 17)',
      'mce: CPU3: Package temperature/speed normal',
    );

    expect(hot?.components).toEqual([expect.objectContaining({ class: 'cpu', locator: null })]);
    expect([hot?.event.meaning, cool?.event.meaning]).toEqual(['fault', 'recovery']);
  });
});

describe('messages over several lines', () => {
  it('of a failed SCSI command are one event', () => {
    const events = eventsOf(
      'sd 0:0:3:0: [sdb] tag#12 FAILED Result: hostbyte=DID_OK driverbyte=DRIVER_SENSE',
      'sd 0:0:3:0: [sdb] tag#12 Sense Key : Medium Error [current]',
      'sd 0:0:3:0: [sdb] tag#12 Add. Sense: Unrecovered read error',
      'sd 0:0:3:0: [sdb] tag#12 CDB: Read(10) 28 00 01 2a 44 80 00 00 08 00',
      'sd 0:0:3:0: [sdb] tag#13 Sense Key : Medium Error [current]',
    );

    expect(events.map(({ event }) => event.text)).toEqual(['Medium Error: Unrecovered read error', 'Medium Error']);
  });

  it('of a SATA port tell a bad link from a bad medium', () => {
    const events = eventsOf(
      'ata3.00: exception Emask 0x10 SAct 0x400 SErr 0x280100 action 0x6 frozen',
      'ata3: SError: { UnrecovData 10B8B BadCRC }',
      'ata3: EH complete',
      'ata4.00: exception Emask 0x0 SAct 0x0 SErr 0x0 action 0x0',
      'ata4.00: failed command: READ DMA EXT',
      'ata4.00: error: { UNC }',
      'ata4: EH complete',
    );

    expect(events.map(({ event, components }) => [event.key, components[0]?.locator])).toEqual([
      ['linux/ata/link-error', 'ata3'],
      ['linux/ata/medium-error', 'ata4'],
    ]);
  });

  it('of a lost GPU are one event, also without an Xid', () => {
    const events = eventsOf(
      'NVRM: The NVIDIA GPU 0000:d8:00.0',
      'NVRM: (PCI ID: 10de:20b2) installed in this system has',
      'NVRM: fallen off the bus and is not responding to commands.',
    );

    expect(events.map(({ event, components }) => [event.key, components[0]?.locator])).toEqual([['gpu/xid/79', '0000:d8:00']]);
  });

  it('keep their place among the lines around them', () => {
    const events = eventsOf(
      'sd 0:0:3:0: [sdb] tag#12 Sense Key : Medium Error [current]',
      'usb 1-2: USB disconnect',
      'sd 0:0:3:0: [sdb] tag#12 Add. Sense: Unrecovered read error',
      'usb 1-3: USB disconnect',
    );

    expect(events.map(({ source }) => source.line)).toEqual([1, 2, 4]);
  });
});

describe('an error of PCI Express', () => {
  const port = 'pcieport 0000:3a:00.0: ';

  it('names the device with the error, and the port that reported it as such', () => {
    const [event, ...others] = eventsOf(
      `${port}AER: Uncorrected (Fatal) error received: 0000:3b:00.0`,
      'nvme 0000:3b:00.0: PCIe Bus Error: severity=Uncorrected (Fatal), type=Transaction Layer, (Receiver ID)',
      'nvme 0000:3b:00.0:   device [144d:a80a] error status/mask=00040000/00400000',
      'nvme 0000:3b:00.0:    [18] MalfTLP                (First)',
      `${port}AER: device recovery failed`,
    );

    expect(others).toEqual([]);
    expect(event).toMatchObject({
      event: { key: 'linux/aer/fatal', details: { reportedBy: '0000:3a:00.0', bits: 'MalfTLP', outcome: 'device recovery failed' } },
      components: [{ class: 'pcie-card', locator: '0000:3b:00.0' }],
    });
  });

  it('of a port names the only device behind it where the log lists the buses', () => {
    const events = eventsOf(
      'pci 0000:3a:00.0: PCI bridge to [bus 3b]',
      'pci 0000:3b:00.0: [144d:a80a] type 00 class 0x010802',
      `${port}AER: Corrected error received: id=3a00`,
      `${port}PCIe Bus Error: severity=Corrected, type=Physical Layer, id=3a00(Receiver ID)`,
      `${port}  device [8086:2030] error status/mask=00000001/00002000`,
    );

    expect(events.at(-1)?.components).toEqual([
      { class: 'pcie-card', locator: '0000:3b:00.0', place: { pci: '0000:3b:00.0' }, provenance: 'documentedRule' },
    ]);
  });

  it('of a port accuses no address where nothing tells what sits behind it', () => {
    const [event] = eventsOf(
      `${port}PCIe Bus Error: severity=Corrected, type=Data Link Layer, (Transmitter ID)`,
      `${port}  device [8086:2030] error status/mask=00001000/00002000`,
    );

    expect(event?.components[0]?.locator).toBeNull();
    expect(event?.event.aliases).toEqual(['ipmi/13/6f/07', 'linux/aer/link-quality']);
  });
});
