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
