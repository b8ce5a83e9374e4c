/** Table of samples of nvme-cli's JSON, all invented. */
import type { LogSample } from '../../log-format.js';

export const nvmeJsonSamples: readonly [LogSample, LogSample, LogSample, ...LogSample[]] = [
  {
    name: 'a smart log with a warning byte',
    kind: 'typical',
    content: JSON.stringify(
      {
        critical_warning: 1,
        temperature: 311,
        avail_spare: 4,
        spare_thresh: 10,
        percent_used: 97,
        media_errors: 0,
        num_err_log_entries: 480,
        unsafe_shutdowns: 12,
      },
      null,
      2,
    ),
    expect: { events: 3, unread: 0, keys: ['inventory/drive', 'nvme/available_spare', 'nvme/percentage_used'] },
  },
  {
    name: 'warnings as an object, numbers as texts, keyed by device',
    kind: 'extreme',
    content: JSON.stringify({
      nvme0n1: {
        critical_warning: { value: 12, available_spare: 0, temp_threshold: 0, reliability_degraded: 1, ro: 1 },
        temperature: 330.5,
        avail_spare: '100',
        spare_thresh: '10',
        percent_used: '120',
        media_errors: '34',
      },
      nvme1n1: { critical_warning: 0, avail_spare: 100, spare_thresh: 10, percent_used: 0, media_errors: 0 },
    }),
    expect: {
      events: 6,
      unread: 0,
      keys: ['inventory/drive', 'nvme/reliability', 'nvme/read_only', 'nvme/media_errors', 'nvme/percentage_used', 'inventory/drive'],
    },
  },
  {
    name: 'lists of devices, old and new',
    kind: 'extreme',
    content: JSON.stringify([
      {
        Devices: [
          { DevicePath: '/dev/nvme0n1', Firmware: 'EXF1', ModelNumber: 'EXAMPLE NVME', SerialNumber: 'EX21', PhysicalSize: 1600321314816 },
        ],
      },
      { Devices: [{ Subsystems: [{ Controllers: [{ Controller: 'nvme1', SerialNumber: 'EX22', ModelNumber: 'EXAMPLE NVME' }] }] }] },
    ]),
    expect: { events: 2, unread: 0, keys: ['inventory/drive', 'inventory/drive'] },
  },
  {
    name: 'an error log with an unused entry',
    kind: 'broken',
    content: JSON.stringify({
      errors: [
        { error_count: 21, sqid: 3, cmdid: 8, status_field: 641, lba: 4711 },
        { error_count: 20, sqid: 0, cmdid: 9, status_field: '0x2(Invalid Field in Command)' },
        { error_count: 0, sqid: 0, cmdid: 0, status_field: 0 },
      ],
    }),
    expect: { events: 3, unread: 0, keys: ['inventory/drive', 'nvme/error-log', 'nvme/error-log'] },
  },
];
