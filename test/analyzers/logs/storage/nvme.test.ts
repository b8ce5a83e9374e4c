import { describe, expect, it } from 'vitest';
import { partsIn, signsIn, signsOf } from './reported-of.js';

const healthy = { critical_warning: 0, temperature: 311, avail_spare: 100, spare_thresh: 10, percent_used: 1, media_errors: 0 };

describe('nvme smart-log', () => {
  it.each([
    [{ critical_warning: 2 }, ['nvme/temperature fault']],
    [{ critical_warning: 16 }, ['nvme/volatile_backup fault']],
    [{ critical_warning: { value: 0, ro: 0 } }, []],
    [{ critical_warning: { value: 9 } }, ['nvme/available_spare fault', 'nvme/read_only fault']],
    [{ avail_spare: '5' }, ['nvme/available_spare fault']],
    [{ percent_used: 104 }, ['nvme/percentage_used fault']],
    [{ media_errors: 7.0 }, ['nvme/media_errors fault']],
    [{ num_err_log_entries: 8382, unsafe_shutdowns: 12 }, []],
  ])('%j shows %j', (fields, expected) => {
    expect(signsOf({ ...healthy, ...fields })).toEqual(expected);
  });

  it('reads the same from text with hexadecimal bytes and thousands', () => {
    const lines = ['Smart Log for NVME device:nvme0n1 namespace-id:ffffffff', 'critical_warning : 0x4', 'media_errors : 1,204'];

    expect(signsIn(...lines)).toEqual(['nvme/reliability@/dev/nvme0n1 fault', 'nvme/media_errors@/dev/nvme0n1 fault']);
  });
});

describe('nvme error-log', () => {
  it.each([
    ['0x281(Unrecovered Read Error: the data could not be read)', 'fault'],
    ['0x2002(Invalid Field in Command: the field is reserved)', 'unknown'],
  ])('an entry with status %s is %s', (status, meaning) => {
    const lines = ['Error Log Entries for device:nvme0 entries:1', 'error_count     : 21', `status_field    : ${status}`];

    expect(signsIn(...lines)).toEqual([`nvme/error-log@/dev/nvme0 ${meaning}`]);
  });
});

describe('nvme list', () => {
  it('of version 2 has a further column and is cut by its rule', () => {
    const widths = [21, 21, 20, 24, 10, 26, 16, 8];
    const line = (...cells: string[]) => cells.map((cell, index) => cell.padEnd(widths[index]!)).join(' ');
    const parts = partsIn(
      line('Node', 'Generic', 'SN', 'Model', 'Namespace', 'Usage', 'Format', 'FW Rev'),
      widths.map((width) => '-'.repeat(width)).join(' '),
      line('/dev/nvme0n1', '/dev/ng0n1', 'EX0000000021', 'EXAMPLE NVME 1T6', '0x1', '  1.60  TB /   1.60  TB', '512   B +  0 B', 'EXF1'),
    );

    expect(parts).toEqual([
      { model: 'EXAMPLE NVME 1T6', serialNumber: 'EX0000000021', firmware: 'EXF1', capacity: '1.60 TB', locator: '/dev/nvme0n1' },
    ]);
  });
});
