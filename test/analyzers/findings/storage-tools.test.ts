import { describe, expect, it } from 'vitest';
import { extractFindings } from '#analyzers/findings/extract-findings.js';
import { readDocument } from '../logs/read-text.js';
import { presentIn } from './findings-of.js';

const smartctl = (name: string, id: number, attribute: string, raw: string) => ({
  smartctl: { version: [7, 3], exit_status: 0 },
  device: { name, type: 'sat', protocol: 'ATA' },
  model_name: 'EXAMPLE',
  smart_status: { passed: true },
  ata_smart_attributes: { table: [{ id, name: attribute, value: 100, thresh: 0, when_failed: '', raw: { string: raw } }] },
});

function presentOf(document: unknown): string[] {
  return extractFindings(readDocument(document).events)
    .filter((finding) => finding.state === 'present' && finding.findingId !== 'only-state-events')
    .map(({ findingId, component }) => (component?.locator == null ? findingId : `${findingId}@${component.locator}`));
}

describe('a counter of smartctl', () => {
  it.each([
    [197, 'Current_Pending_Sector', '8', ['drive-media-error@/dev/sda']],
    [5, 'Reallocated_Sector_Ct', '4', ['drive-reallocated-sectors@/dev/sda']],
    [5, 'Reallocated_Sector_Ct', '1976', ['drive-media-error@/dev/sda']],
    [199, 'UDMA_CRC_Error_Count', '644', ['drive-link-error@/dev/sda']],
    [199, 'UDMA_CRC_Error_Count', '1', []],
    [9, 'Power_On_Hours', '65592', []],
  ])('%i %s at %s shows %j', (id, name, raw, expected) => {
    expect(presentOf(smartctl('/dev/sda', id, name, raw))).toEqual(expected);
  });

  it('of broken transfers on two drives points at what they share', () => {
    const documents = ['/dev/sda', '/dev/sdb'].map((name) => smartctl(name, 199, 'UDMA_CRC_Error_Count', '644'));

    expect(presentOf(documents)).toContain('drive-many-link-errors');
    expect(presentOf(documents.slice(0, 1))).not.toContain('drive-many-link-errors');
  });
});

describe('a line of a storage tool', () => {
  it.each([
    ['Device: /dev/sg2 [megaraid_disk_21], 2 Currently unreadable (pending) sectors', ['drive-media-error@megaraid,21']],
    ['Device: /dev/sda [SAT], unable to open device', ['drive-removed@/dev/sda']],
    ['Device: /dev/sda [SAT], starting scheduled Short Self-Test.', []],
    ['      physicaldrive 1I:1:3 (port 1I:box 1:bay 3, SAS HDD, 300 GB, Predictive Failure)', ['drive-predictive-failure@1I:1:3']],
    ['      logicaldrive 1 (279.4 GB, RAID 1, Failed)', ['raid-array-failed']],
    ['252:1    5 Failed  0 446.625 GB SATA SSD N   N  512B EXAMPLE SSD U', ['drive-fault@252:1']],
    ['Battery State: Failed', ['raid-battery-fault']],
    ['Battery State: Learning', ['test-learn-cycle-running']],
    ['Battery State: Optimal', []],
    ['nvme nvme3: Device not ready; aborting reset, CSTS=0x1', ['nvme-not-answering@nvme3']],
    ['mpt3sas_cm0: log_info(0x31120302): originator(PL), code(0x12), sub_code(0x0302)', ['sas-transport-errors']],
  ])('"%s" shows %j', (line, expected) => {
    expect(presentIn(line).filter((finding) => finding !== 'only-state-events')).toEqual(expected);
  });
});

describe('a RAID controller', () => {
  const status = (fields: object) => ({
    Controllers: [{ 'Command Status': { Controller: 0, Status: 'Success' }, 'Response Data': { Status: fields } }],
  });

  it.each([
    [{ 'Controller Status': 'Needs Attention' }, []],
    [{ 'Controller Status': 'Failed' }, ['raid-controller-fault@c0']],
    [{ 'Memory Correctable Errors': 3 }, ['raid-controller-memory-errors@c0']],
    [{ 'Memory Uncorrectable Errors': 1 }, ['raid-controller-fault@c0']],
    [{ 'Controller Status': 'Optimal', 'Memory Uncorrectable Errors': 0 }, []],
  ])('with %j shows %j', (fields, expected) => {
    expect(presentOf(status(fields))).toEqual(expected);
  });

  it('with bad blocks in an array shows them and accuses no drive', () => {
    expect(presentIn('Virtual Drive: 0 (Target Id: 0)', 'State               : Optimal', 'Bad Blocks Exist: Yes')).toEqual([
      'raid-bad-blocks',
    ]);
  });
});

describe('an event of a MegaRAID controller', () => {
  const event = (text: string) => ['seqNum: 0x00000501', 'Code: 0x00000096', 'Class: 1', 'Locale: 0x08', `Event Description: ${text}`, ''];

  it.each([
    ['Battery relearn started', ['test-learn-cycle-running']],
    ['Battery relearn completed', []],
    ['BBU disabled; changing WB virtual disks to WT, Forced WB VDs are not affected', ['raid-write-cache-off']],
    ['Controller has preserved cache for missing or offline VDs', ['raid-cache-pinned']],
  ])('"%s" shows %j', (text, expected) => {
    expect(presentIn(...event(text)).filter((finding) => finding !== 'only-state-events')).toEqual(expected);
  });
});
