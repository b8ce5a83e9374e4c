import { describe, expect, it } from 'vitest';
import { draftOfMegaraidEvent } from '#analyzers/logs/storage/megaraid-event.js';
import { readText } from '../read-text.js';
import { partsIn, signsIn, signsOf } from './reported-of.js';

const answer = (data: object, controller = 0) => ({
  Controllers: [{ 'Command Status': { Controller: controller, Status: 'Success' }, 'Response Data': data }],
});
const drive = (state: string) => ({ 'EID:Slt': '252:3', DID: 5, State: state, DG: 0, Size: '1 TB', Model: 'EX' });

describe('storcli', () => {
  it.each([
    ['Onln', []],
    ['JBOD', []],
    ['DHS', []],
    ['Failed', ['raid/drive-failed@252:3 fault']],
    ['UBad', ['raid/drive-unconfigured-bad@252:3 fault']],
    ['Offln', ['raid/drive-offline@252:3 fault']],
    ['Msng', ['raid/drive-missing@252:3 fault']],
    ['Rbld', ['raid/rebuild@252:3 activity']],
  ])('a drive %s shows %j', (state, expected) => {
    expect(signsOf(answer({ 'PD LIST': [drive(state)] }))).toEqual(expected);
  });

  it.each([
    ['Optl', ['raid/array-state state']],
    ['Dgrd', ['raid/array-degraded fault']],
    ['Pdgd', ['raid/array-partially-degraded fault']],
    ['OfLn', ['raid/array-failed fault']],
  ])('a virtual drive %s shows %j', (State, expected) => {
    expect(signsOf(answer({ 'VD LIST': [{ 'DG/VD': '0/0', TYPE: 'RAID5', State }] }))).toEqual(expected);
  });

  it('tells drives of a second controller from those of the first', () => {
    expect(signsOf(answer({ 'PD LIST': [drive('Failed')] }, 1))).toEqual(['raid/drive-failed@/c1 252:3 fault']);
  });

  it('accuses no part where a controller needs attention', () => {
    expect(signsOf(answer({ Status: { 'Controller Status': 'Needs Attention' } }))).toEqual(['raid/controller-attention@c0 unknown']);
  });

  it('reads keys in any case, numbers as texts and flags', () => {
    const detail = {
      'Drive /c0/e252/s3 State': { 'MEDIA ERROR COUNT': '14', 'Temperature(C)': '31', 'S.M.A.R.T Alert Flagged By Drive': 'Yes' },
    };

    expect(signsOf(answer({ 'Drive /c0/e252/s3 - Detailed Information': detail }))).toEqual([
      'raid/media-error@252:3 fault',
      'raid/smart-alert@252:3 fault',
    ]);
  });

  it('cuts the battery table of its text by the header, for its cells hold blanks', () => {
    const rule = '-'.repeat(60);
    const table = (state: string) => [
      'BBU_Info :',
      '========',
      '',
      rule,
      'Model  State   RetentionTime Temp Mode MfgDate    Next Learn',
      rule,
      `iBBU08 ${state} 48 hours +    35C  -    2020/01/01 2024/07/22`,
      rule,
    ];

    expect(signsIn(...table('Failed '))).toEqual(['raid/battery-failed fault']);
    expect(signsIn(...table('Optimal'))).toEqual([]);
  });
});

describe('MegaCli', () => {
  it('places a drive by enclosure and slot, also where grep left little', () => {
    const lines = [
      'Enclosure Device ID: 32',
      'Slot Number: 4',
      'Firmware state: Online, Spun Up',
      'Enclosure Device ID: 32',
      'Slot Number: 5',
      'Firmware state: Failed',
    ];

    expect(signsIn(...lines)).toEqual(['raid/drive-failed@32:5 fault']);
  });

  it('reads inquiry data of SATA and SAS drives', () => {
    const parts = partsIn(
      ...['Enclosure Device ID: 32', 'Slot Number: 0', 'PD Type: SAS', 'Inquiry Data: EXAMPLE SAS600          LS08EX000001'],
      ...['Enclosure Device ID: 32', 'Slot Number: 1', 'PD Type: SATA', 'Inquiry Data: EX000002      EXAMPLE SSD 960          EXF1003Q'],
    );

    expect(parts).toEqual([
      { manufacturer: 'EXAMPLE', model: 'SAS600', firmware: 'LS08', serialNumber: 'EX000001', locator: '32:0', bay: '0' },
      { model: 'EXAMPLE SSD 960', firmware: 'EXF1003Q', serialNumber: 'EX000002', locator: '32:1', bay: '1' },
    ]);
  });

  it('takes a running learn cycle for no fault of the battery', () => {
    expect(signsIn('BBU status for Adapter: 0', '', 'Battery State: Learning', '', '  Battery Pack Missing   : No')).toEqual([
      'raid/battery-learning activity',
    ]);
  });
});

describe('an event of a MegaRAID controller', () => {
  it.each([
    ['Unexpected sense: PD 05(e0xfc/s5) Path 4433221105000000, CDB: 28 00, Sense: 3/11/00', 'raid/media-error', '252:5'],
    ['Unexpected sense: PD 05(e0xfc/s5) Path 4433221105000000, CDB: 28 00, Sense: b/47/03', 'raid/link-error', '252:5'],
    ['Unexpected sense: PD 05(e0xfc/s5) Path 4433221105000000, CDB: 1a 00, Sense: 5/24/00', 'raid/sense', '252:5'],
    ['Unexpected sense: PD 05(e0xfc/s5), CDB: 03 00, Sense: 1/5d/10', 'raid/predictive-failure', '252:5'],
    ['Predictive failure: PD 08(e0x20/s8)', 'raid/predictive-failure', '32:8'],
    ['State change on PD 05(e0xfc/s5) from ONLINE(18) to FAILED(11)', 'raid/drive-failed', '252:5'],
    ['State change on PD 05(e0xfc/s5) from UNCONFIGURED_GOOD(0) to ONLINE(18)', 'raid/drive-inserted', '252:5'],
    ['Removed: PD 05(e0xfc/s5)', 'raid/drive-missing', '252:5'],
    ['Command timeout on PD 05(e0xfc/s5) Path 4433221105000000, CDB: 2a 00', 'raid/drive-timeout', '252:5'],
    ['Rebuild failed on PD 05(e0xfc/s5) due to source drive error', 'raid/rebuild-failed', '252:5'],
    ['VD 00/0 is now DEGRADED', 'raid/array-degraded', undefined],
    ['Battery has failed and cannot support data retention. Please replace the battery', 'raid/battery-replace', null],
    ['Battery temperature is normal', 'raid/battery-state', null],
    ['Fatal firmware error: Line 123 in ../../raid/1078main.c', 'raid/controller-firmware', null],
    ['Time established as 03/05/24  9:00:00; (35 seconds since power on)', 'raid/controller-activity', null],
  ])('%s', (description, key, locator) => {
    const draft = draftOfMegaraidEvent({ description, code: null, classNumber: null });

    expect([draft.key, draft.components?.[0]?.locator]).toEqual([key, locator]);
  });

  it('has the order alone where it counts from the last reboot', () => {
    const { events } = readText(
      [
        'seqNum: 0x00000001',
        'Seconds since last reboot: 12',
        'Code: 0x00000000',
        'Event Description: Firmware initialization started',
      ].join('\n'),
    );

    expect(events[0]).toMatchObject({ recordId: '1', time: { instant: null } });
  });
});

describe('ssacli', () => {
  const cage = ['Smart Array P440ar in Slot 0 (Embedded)', ''];

  it.each([
    ['      physicaldrive 1I:1:3 (port 1I:box 1:bay 3, SAS HDD, 300 GB, OK)', []],
    ['      physicaldrive 1I:1:3 (port 1I:box 1:bay 3, SAS HDD, 300 GB, OK, spare)', []],
    [
      '      physicaldrive 1I:1:3 (port 1I:box 1:bay 3, SAS, 300 GB, Predictive Failure, active spare for 1I:1:1)',
      ['raid/predictive-failure@1I:1:3 fault'],
    ],
    ['      physicaldrive 1I:1:3 (port 1I:box 1:bay 3, 300 GB): Failed', ['raid/drive-failed@1I:1:3 fault']],
    ['      physicaldrive 1I:1:3 (port 1I:box 1:bay 3, SAS, 300 GB, Rebuilding)', ['raid/rebuild@1I:1:3 activity']],
    ['      logicaldrive 1 (279.4 GB, RAID 1, Interim Recovery Mode)', ['raid/array-degraded fault']],
    ['      logicaldrive 1 (279.4 GB, RAID 1, Recovering, 12% complete)', ['raid/array-degraded fault']],
    ['      logicaldrive 1 (279.4 GB, RAID 1+0, Failed)', ['raid/array-failed fault']],
    ['      logicaldrive 1 (279.4 GB, RAID 1, OK)', ['raid/array-state state']],
  ])('%s', (line, expected) => {
    expect(signsIn(...cage, line)).toEqual(expected);
  });

  it('gives a drive its bay, and the controller its slot', () => {
    const { events } = readText([...cage, '      physicaldrive 1I:1:3 (port 1I:box 1:bay 3, SAS, 300 GB, OK)'].join('\n'));

    expect(events.map((event) => [event.components[0]?.locator, event.components[0]?.place])).toEqual([
      ['Slot 0', { slot: '0' }],
      ['1I:1:3', { bay: '3' }],
    ]);
  });

  it('says a failed capacitor and the disabled cache of the battery, not of the controller', () => {
    const signs = signsIn(
      cage[0]!,
      '   Controller Status: OK',
      '   Cache Status: Permanently Disabled',
      '   Battery/Capacitor Status: Failed (Replace Batteries)',
    );

    expect(signs).toEqual(['raid/cache-lost fault', 'raid/battery-replace fault']);
  });
});

describe('other tools', () => {
  it('arcconf places a drive by its reported location', () => {
    const lines = [
      '      Device #1',
      '         Device is a Hard drive',
      '         State                     : Failed',
      '         Reported Location         : Enclosure 0, Slot 7( Connector 1 )',
    ];

    expect(signsIn(...lines)).toEqual(['raid/drive-failed@Enclosure 0, Slot 7 fault']);
    expect(partsIn(...lines)).toMatchObject([{ bay: '7' }]);
  });

  it('mdstat names the disk of a failed partition', () => {
    const signs = signsIn('md0 : active raid1 nvme1n1p2[1](F) sda1[0]', '      976630464 blocks super 1.2 [2/1] [U_]');

    expect(signs).toEqual(['raid/array-state state', 'raid/drive-failed@/dev/nvme1n1 fault', 'raid/array-degraded fault']);
  });
});

describe('a recovery below ten per cent in /proc/mdstat', () => {
  it('is read, though its number stands further right', () => {
    const { events, summary } = readText(
      [
        'md127 : active raid6 sdf1[5] sdb1[1] sda1[0]',
        '      [=>...................]  recovery =  7.4% (290123456/3906885120) finish=412.1min speed=146232K/sec',
      ].join('\n'),
    );

    expect(events.map((event) => event.event.key)).toEqual(['raid/array-state', 'raid/array-activity']);
    expect(summary.unread).toEqual({});
  });
});

describe('the overview of storcli', () => {
  it('tells a battery whose health is Fld', () => {
    const { events } = readText(
      [
        'CLI Version = 007.1910.0000.0000 Oct 08, 2021',
        'Operating system = Linux 4.18.0',
        '',
        'System Overview :',
        '===============',
        '',
        '-----------------------------------------------------------------------------------',
        'Ctl Model           Ports PDs DGs DNOpt VDs VNOpt BBU sPR DS EHS ASOs Hlth ',
        '-----------------------------------------------------------------------------------',
        '  1 PERCH840Adapter     8  24   4     1   4     1 Fld On  -  N      0 NdAtn',
        '-----------------------------------------------------------------------------------',
      ].join('\n'),
    );

    expect(events.map((event) => event.event.key)).toContain('raid/battery-failed');
  });
});
