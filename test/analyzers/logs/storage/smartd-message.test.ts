import { describe, expect, it } from 'vitest';
import { smartdMessage } from '#analyzers/logs/storage/smartd-message.js';
import { partsIn } from './reported-of.js';

const read = (message: string) => {
  const draft = smartdMessage(message);
  return draft && [draft.key, draft.meaning, draft.components?.[0]?.locator];
};

describe('a message of smartd', () => {
  it.each([
    ['Device: /dev/sg2 [megaraid_disk_21], SMART Failure: FAILURE PREDICTION THRESHOLD EXCEEDED', ['smart/health', 'fault', 'megaraid,21']],
    ['Device: /dev/sda [SAT], FAILED SMART self-check. BACK UP DATA NOW!', ['smart/health', 'fault', '/dev/sda']],
    ['Device: /dev/sda [SAT], 8 Currently unreadable (pending) sectors (changed +1)', ['smart/ata/197', 'fault', '/dev/sda']],
    ['Device: /dev/sda [SAT], Failed SMART usage Attribute: 9 Power_On_Hours.', ['smart/ata/9', 'state', '/dev/sda']],
    ['Device: /dev/sda [SAT], Failed SMART prefailure Attribute: 5 Reallocated_Sector_Ct.', ['smart/ata/5', 'fault', '/dev/sda']],
    [
      'Device: /dev/sda [SAT], SMART Usage Attribute: 194 Temperature_Celsius changed from 110 to 112',
      ['smart/ata/194', 'state', '/dev/sda'],
    ],
    [
      'Device: /dev/sda [SAT], SMART Usage Attribute: 199 UDMA_CRC_Error_Count changed from 200 to 199',
      ['smart/ata/199', 'fault', '/dev/sda'],
    ],
    ['Device: /dev/sg1 [cciss_disk_05] [SCSI], Self-Test Log error count increased from 3 to 4', ['smart/self-test', 'fault', 'cciss,5']],
    ['Device: /dev/sg2 [areca_disk#06_enc#01], ATA error count increased from 3 to 4', ['smart/error-log', 'unknown', 'areca,6/1']],
    ['Device: /dev/nvme0, Critical Warning (0x08): Media in read-only mode', ['nvme/read_only', 'fault', '/dev/nvme0']],
    ['Device: /dev/sda [SAT], unable to open device', ['smart/unreachable', 'fault', '/dev/sda']],
    ['Device: /dev/sda [SAT], starting scheduled Short Self-Test.', ['smart/activity', 'activity', '/dev/sda']],
    ['Configuration file /etc/smartd.conf was parsed', null],
  ])('%s', (message, expected) => {
    expect(read(message)).toEqual(expected);
  });

  it('says the bay where the controller numbers drives by bays, and none where it does not', () => {
    const bayOf = (device: string) =>
      smartdMessage(`Device: /dev/sg1 [${device}], 1 Offline uncorrectable sectors`)?.components?.[0]?.place?.bay;

    expect(bayOf('areca_disk#06_enc#01')).toBe('06');
    expect(bayOf('megaraid_disk_21')).toBeUndefined();
  });
});

describe('a mail of smartd', () => {
  it('adds the numbers of the drive that it is about', () => {
    const parts = partsIn(
      'Device: /dev/sg1 [cciss_disk_06] [SCSI], Self-Test Log error count increased from 3 to 4',
      '',
      'Device info:',
      '[EX       SAS146     EXPA], lu id: 0x5000000000000000, S/N: EX0000000146, 146 GB',
    );

    expect(parts).toEqual([{ model: 'EX SAS146 EXPA', serialNumber: 'EX0000000146', capacity: '146 GB', locator: 'cciss,6', bay: '06' }]);
  });
});
