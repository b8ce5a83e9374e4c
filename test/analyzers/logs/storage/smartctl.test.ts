import { describe, expect, it } from 'vitest';
import { readDocument, readText } from '../read-text.js';
import { partsIn, signsIn, signsOf } from './reported-of.js';

const device = { name: '/dev/sda', type: 'sat', protocol: 'ATA' };
const report = (fields: object) => ({ smartctl: { version: [7, 3], exit_status: 0 }, device, model_name: 'EXAMPLE', ...fields });
const row = (id: number, name: string, raw: string, more: object = {}) => ({
  id,
  name,
  value: 100,
  worst: 100,
  thresh: 0,
  when_failed: '',
  flags: { prefailure: false },
  raw: { value: 1, string: raw },
  ...more,
});
const attribute = (...args: Parameters<typeof row>) => report({ ata_smart_attributes: { table: [row(...args)] } });

describe('an attribute of smartctl', () => {
  it.each([
    [5, 'Reallocated_Sector_Ct', '4', ['smart/ata/5@/dev/sda fault']],
    [197, 'Current_Pending_Sector', '8', ['smart/ata/197@/dev/sda fault']],
    [199, 'UDMA_CRC_Error_Count', '644', ['smart/ata/199@/dev/sda fault']],
    [199, 'UDMA_CRC_Error_Count', '1', ['smart/ata/199@/dev/sda unknown']],
    [188, 'Command_Timeout', '4295032833', ['smart/ata/188@/dev/sda unknown']],
    [194, 'Temperature_Celsius', '35 (Min/Max 20/45)', []],
    [196, 'Reallocated_Event_Count', '2111 (12437 0)', []],
    [187, 'Some_Other_Counter', '12', []],
  ])('%i %s with raw value %s is %j', (id, name, raw, expected) => {
    expect(signsOf(attribute(id, name, raw))).toEqual(expected);
  });

  it.each([
    ['a prefail one at its threshold', 3, 'Spin_Up_Time', { when_failed: 'now', flags: { prefailure: true } }, 'fault'],
    ['hours at their threshold: age', 9, 'Power_On_Hours', { when_failed: 'now' }, 'state'],
    ['a temperature of the past', 190, 'Airflow_Temperature_Cel', { when_failed: 'past' }, 'state'],
    ['life of a solid-state drive at its end', 231, 'SSD_Life_Left', { value: 3 }, 'fault'],
  ])('%s is judged by what it counts', (_name, id, name, more, meaning) => {
    const { events } = readDocument(attribute(id, name, '0', more));

    expect(events.find((event) => event.event.key === `smart/ata/${id}`)?.event.meaning).toBe(meaning);
  });
});

describe('smartctl --json', () => {
  it('takes a passed health for no clearance of the attributes', () => {
    const document = { ...attribute(198, 'Offline_Uncorrectable', '12'), smart_status: { passed: true } };

    expect(signsOf(document)).toEqual(['smart/ata/198@/dev/sda fault']);
  });

  it('names the drive behind a RAID controller, not the device it is reached through', () => {
    const behind = { ...device, name: '/dev/bus/0', type: 'sat+megaraid,21' };

    expect(signsOf(report({ device: behind, smart_status: { passed: false } }))).toEqual(['smart/health@megaraid,21 fault']);
  });

  it('tells the time from the seconds, whose zone is known', () => {
    const { events } = readDocument(report({ local_time: { time_t: 1_700_000_000, asctime: 'Wed Nov 15 06:13:20 2023 CST' } }));

    expect(events[0]?.time).toMatchObject({ instant: '2023-11-14T22:13:20.000Z', zone: 'known' });
  });

  it('keeps old entries of the error log apart from new ones', () => {
    const log = (hours: number) => ({
      power_on_time: { hours: 30_000 },
      ata_smart_error_log: { summary: { count: 1, table: [{ lifetime_hours: hours, error_description: 'Error: UNC at LBA = 0x1' }] } },
    });

    expect(signsOf(report(log(29_990)))).toEqual(['smart/error-log@/dev/sda fault']);
    expect(signsOf(report(log(1_000)))).toEqual(['smart/error-log@/dev/sda unknown']);
  });

  it('takes the exit status where the tables are not part of the output', () => {
    const document = { ...report({}), smartctl: { version: [7, 3], exit_status: 0b1000_1000 } };

    expect(signsOf(document)).toEqual(['smart/health@/dev/sda fault', 'smart/self-test@/dev/sda fault']);
  });

  it('lists many error log entries of an NVMe drive as nothing', () => {
    const log = { critical_warning: 0, available_spare: 100, available_spare_threshold: 10, percentage_used: 1, num_err_log_entries: 8382 };

    expect(signsOf(report({ nvme_smart_health_information_log: log }))).toEqual([]);
  });
});

describe('smartctl as text', () => {
  it('takes the device from the command above the report', () => {
    const parts = partsIn(
      '# smartctl -a -d cciss,5 /dev/sg1',
      'smartctl 7.1 2019',
      '',
      '=== START OF INFORMATION SECTION ===',
      'Device Model:     EXAMPLE',
    );

    expect(parts).toEqual([{ model: 'EXAMPLE', locator: 'cciss,5', bay: '5' }]);
  });

  it('takes a later good self-test for the end of a failed one', () => {
    const log = (first: string, second: string) => [
      'SMART Self-test log structure revision number 1',
      'Num  Test_Description    Status                  Remaining  LifeTime(hours)  LBA_of_first_error',
      `# 1  Extended offline    ${first.padEnd(24)}00%     30400         -`,
      `# 2  Extended offline    ${second.padEnd(24)}90%     30000         1234`,
    ];
    const severity = (...lines: string[]) => readText(lines.join('\n')).events.map((event) => event.severity.derived);

    expect(severity(...log('Completed: read failure', 'Completed without error'))).toEqual(['critical']);
    expect(severity(...log('Completed without error', 'Completed: read failure'))).toEqual(['warning']);
    expect(signsIn(...log('Aborted by host', 'Completed without error'))).toEqual([]);
  });

  it('leaves the output of another command to its reader', () => {
    const { events, unread } = readText(
      [
        'smartctl 7.1 2019',
        'SMART Health Status: OK',
        '[root@host ~]# ipmitool sel list',
        '   1 | 03/12/2024 | 08:00:00 | Memory DIMM_A1 | Uncorrectable ECC | Asserted',
      ].join('\n'),
    );

    expect(events.map((event) => event.source.format)).toContain('ipmitool-sel-list');
    expect(unread.length).toBeLessThanOrEqual(1);
  });
});

describe('the text of smartctl as people pass it on', () => {
  it('keeps attribute rows that a mail has wrapped', () => {
    const { events } = readText(
      [
        '> 187 Reported_Uncorrect      0x0032   001   001   000    Old_age   Always',
        '>     -       312',
        '> 197 Current_Pending_Sector  0x0012   100   100   000    Old_age   Always',
        '>     -       0',
      ].join('\n'),
    );

    expect(events.map((event) => event.event.key)).toEqual(['smart/ata/187']);
  });

  it('takes no name of a device from a loop of the shell', () => {
    const { events } = readText(
      [
        '# for i in sda sdb; do smartctl -a /dev/$i; done',
        '=== START OF INFORMATION SECTION ===',
        'Device Model:     Samsung SSD 860 EVO 1TB',
        'Serial Number:    S3Z8NB0K000000A',
      ].join('\n'),
    );

    expect(events.map((event) => event.components)).toMatchObject([[{ class: 'drive', locator: 'S3Z8NB0K000000A' }]]);
    expect(events[0]?.components).toHaveLength(1);
  });
});
