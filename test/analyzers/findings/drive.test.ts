import { describe, expect, it } from 'vitest';
import { elist, presentIn, presentInMessage } from './findings-of.js';

const drive = (bay: string, event: string, direction = 'Asserted') => `Drive Slot / Bay ${bay}_Status | ${event} | ${direction}`;

describe('one storage row', () => {
  it.each([
    [drive('HDD1', 'Drive Fault'), ['drive-fault@HDD1']],
    [drive('HDD1', 'Predictive Failure'), ['drive-predictive-failure@HDD1']],
    [drive('HDD1', 'In Critical Array'), ['raid-array-degraded']],
    [drive('HDD1', 'In Failed Array'), ['raid-array-failed']],
    [drive('HDD1', 'Rebuild Aborted'), ['raid-rebuild-failed@HDD1']],
    ['Battery ROMB Battery | Low | Asserted', ['raid-battery-fault']],
    ['Battery ROMB Battery | Failed | Asserted', ['raid-battery-fault']],
  ])('%s shows %s', (row, expected) => {
    expect(presentIn(...elist(row))).toEqual(expected);
  });

  it.each([drive('HDD1', 'Drive Present'), drive('HDD1', 'Rebuild In Progress'), 'Battery VBAT | Low | Asserted'])(
    '%s shows no fault of storage',
    (row) => {
      expect(presentIn(...elist(row)).filter((finding) => /^(?:drive|raid)-/.test(finding))).toEqual([]);
    },
  );
});

describe('a storage message', () => {
  it.each([
    ['StorageDevice.1.1.ControllerFailure', 'The storage controller RAID.Slot.5-1 has failed.', ['raid-controller-fault@RAID.Slot.5-1']],
    ['IDRAC.2.8.VDR8', 'Virtual Disk 0 is degraded', ['raid-array-degraded']],
    ['Other.1.0.Event', 'Physical Disk 3 predictive failure', ['drive-predictive-failure@Physical Disk 3']],
    ['Other.1.0.Event', 'Drive 3 failed', ['drive-fault@Drive 3']],
    ['Other.1.0.Event', 'Disk 3 in drive bay 1 has failed behind the backplane', ['drive-fault@Disk 3 in drive bay 1']],
    ['Other.1.0.Event', 'The backplane 1 communication failed', ['backplane-fault']],
    ['Other.1.0.Event', 'RAID controller cache battery is low', ['raid-battery-fault']],
    ['Other.1.0.Event', 'RAID controller cache battery below threshold', []],
  ])('%s "%s" shows %s', (id, text, expected) => {
    expect(presentInMessage(id, text)).toEqual(expected);
  });

  it('of a removal shows it, although it ends a presence', () => {
    expect(presentInMessage('StorageDevice.1.1.DriveRemoved', 'Drive 3 was removed.')).toContain('drive-removed@Drive 3');
  });
});

describe('a fan or supply of the drive bays', () => {
  it.each(['Drive Bay 5 Fan failed', 'Drive cage 1 power supply failed'])('"%s" accuses no drive', (text) => {
    expect(presentInMessage('Other.1.0.Event', text).filter((finding) => finding.startsWith('drive-'))).toEqual([]);
  });

  it('is a fan by its sensor', () => {
    expect(presentIn(...elist('Fan HDD FAN 2 | Lower Critical going low | Asserted'))).toContain('fan-speed-low@HDD FAN 2');
  });
});

describe('drives', () => {
  it.each([
    [['HDD1', 'HDD2'], true],
    [['HDD1', 'HDD1'], false],
    [['#0x31', '#0x32'], false],
  ])('%s with a fault are many: %s', (bays, expected) => {
    const rows = bays.map((bay) => (bay.startsWith('#') ? `Drive Slot / Bay ${bay} | Drive Fault | Asserted` : drive(bay, 'Drive Fault')));

    expect(presentIn(...elist(...rows)).includes('drive-many-faults')).toBe(expected);
  });

  it('are removed where their presence went and did not come back', () => {
    const gone = drive('HDD1', 'Drive Present', 'Deasserted');

    expect(presentIn(...elist(gone))).toContain('drive-removed@HDD1');
    expect(presentIn(...elist(gone, drive('HDD1', 'Drive Present')))).not.toContain('drive-removed@HDD1');
    expect(presentIn(...elist(gone, drive('HDD2', 'Drive Present')))).toContain('drive-removed@HDD1');
  });
});

describe('drives that are lost', () => {
  const lostAt = (bay: string, clock: string) => `   1 | 03/12/2024 | ${clock} | ${drive(bay, 'Drive Fault')}`;

  it.each([
    ['08:00:00', '08:00:59', true],
    ['08:00:00', '08:01:01', false],
  ])('at %s and %s are lost at once: %s', (first, second, expected) => {
    const present = presentIn(lostAt('HDD1', first), lostAt('HDD2', second));

    expect(present.includes('drive-many-at-once')).toBe(expected);
    expect(present).toContain('drive-many-faults');
  });

  it.each([
    ['[  100.100000] ', '[  101.000000] ', true],
    ['[  100.100000] ', '[  900.000000] ', false],
    ['Mar  5 03:04:05 node1 kernel: ', 'Mar  5 03:04:35 node1 kernel: ', true],
  ])('on the clock of the kernel, %s and %s: %s', (first, second, expected) => {
    const offline = (disk: string) => `sd 0:0:${disk}:0: [sd${'abc'[Number(disk)]}] rejecting I/O to offline device`;

    expect(presentIn(`${first}${offline('1')}`, `${second}${offline('2')}`).includes('drive-many-at-once')).toBe(expected);
  });

  it('once each, long apart, are not lost at once by later rows of one of them', () => {
    const rows = [lostAt('HDD1', '08:00:00'), lostAt('HDD2', '09:00:00'), lostAt('HDD1', '09:00:01')];

    expect(presentIn(...rows)).not.toContain('drive-many-at-once');
  });
});

describe('two drives of which one foretells its failure and one has media errors', () => {
  const rows = (media: string) => [
    'Enclosure Device ID: 32',
    'Slot Number: 2',
    'Media Error Count: 0',
    'Predictive Failure Count: 7',
    '',
    'Enclosure Device ID: 32',
    'Slot Number: 4',
    `Media Error Count: ${media}`,
    'Predictive Failure Count: 0',
  ];

  it.each([
    ['58', true],
    ['0', false],
  ])('with %s media errors are both weak: %s', (media, expected) => {
    expect(presentIn(...rows(media)).includes('drive-many-weak')).toBe(expected);
  });
});

describe('hours of life', () => {
  it.each([
    [32_759, true],
    [32_467, false],
    [32_468, true],
    [40_100, true],
    [40_101, false],
    [21_877, false],
  ])('%d are at a limit that firmware is known for: %s', (hours, expected) => {
    const report = [
      '=== START OF INFORMATION SECTION ===',
      'Device Model:     EXAMPLE SSD',
      'Serial Number:    EX01',
      `Power On Hours: ${hours}`,
    ];

    expect(presentIn(...report).includes('drive-hours-at-known-limit')).toBe(expected);
  });
});
