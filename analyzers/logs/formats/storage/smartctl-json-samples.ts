/** Table of samples of `smartctl --json`, all invented. */
import type { LogSample } from '../../log-format.js';

const smartctl = (exitStatus: number, ...argv: readonly string[]) => ({
  version: [7, 3],
  argv: ['smartctl', '--json', '-a', ...argv],
  exit_status: exitStatus,
});
const attribute = (id: number, name: string, raw: string, value = 100, failed = '', prefailure = false) => ({
  id,
  name,
  value,
  worst: value,
  thresh: 10,
  when_failed: failed,
  flags: { value: 51, prefailure },
  raw: { value: Number.parseInt(raw, 10), string: raw },
});

const solidState = {
  json_format_version: [1, 0],
  smartctl: smartctl(8, '/dev/nvme2'),
  local_time: { time_t: 1_709_629_200, asctime: 'Tue Mar  5 09:00:00 2024 UTC' },
  device: { name: '/dev/nvme2', info_name: '/dev/nvme2', type: 'nvme', protocol: 'NVMe' },
  model_name: 'EXAMPLE NVME 3T2',
  serial_number: 'EX0000000021',
  firmware_version: 'EXF1',
  nvme_total_capacity: 3_200_631_791_616,
  smart_status: { passed: false, nvme: { value: 4 } },
  nvme_smart_health_information_log: {
    critical_warning: 4,
    available_spare: 100,
    available_spare_threshold: 10,
    percentage_used: 3,
    media_errors: 12,
    num_err_log_entries: 480,
    temperature: 40,
  },
};
const serial = {
  json_format_version: [1, 0],
  smartctl: smartctl(216, '-d', 'sat+megaraid,7', '/dev/bus/0'),
  device: { name: '/dev/bus/0', info_name: '/dev/bus/0 [megaraid_disk_07] [SAT]', type: 'sat+megaraid,7', protocol: 'ATA' },
  model_name: 'EXAMPLE HD4000',
  serial_number: 'EX0000000007',
  firmware_version: 'A1',
  user_capacity: { blocks: 7_814_037_168, bytes: 4_000_787_030_016 },
  smart_status: { passed: true },
  power_on_time: { hours: 30_500 },
  temperature: { current: 35 },
  ata_smart_attributes: {
    revision: 16,
    table: [
      attribute(5, 'Reallocated_Sector_Ct', '1976', 1, 'now', true),
      attribute(9, 'Power_On_Hours', '65592 (231 20 0)', 1, 'now'),
      attribute(194, 'Temperature_Celsius', '35 (Min/Max 20/45)'),
      attribute(197, 'Current_Pending_Sector', '8'),
      attribute(199, 'UDMA_CRC_Error_Count', '644'),
    ],
  },
  ata_smart_error_log: {
    summary: {
      revision: 1,
      count: 56,
      table: [{ error_number: 56, lifetime_hours: 30_498, error_description: 'Error: UNC at LBA = 0x0fffffff' }],
    },
  },
  ata_smart_self_test_log: {
    standard: {
      revision: 1,
      table: [
        {
          type: { string: 'Extended offline' },
          status: { value: 121, string: 'Completed: read failure', passed: false },
          lifetime_hours: 30_400,
        },
      ],
    },
  },
};
const scsi = {
  smartctl: smartctl(0, '/dev/sdg'),
  device: { name: '/dev/sdg', type: 'scsi', protocol: 'SCSI' },
  scsi_vendor: 'EXAMPLE',
  scsi_product: 'SAS600',
  serial_number: 'EX0000000003',
  smart_status: { passed: true },
  temperature: { current: 66, drive_trip: 65 },
  scsi_grown_defect_list: 12,
  scsi_error_counter_log: {
    read: { total_uncorrected_errors: 3, gigabytes_processed: '1234.5' },
    write: { total_uncorrected_errors: 0 },
  },
};
const healthy = {
  smartctl: smartctl(0, '/dev/sdh'),
  device: { name: '/dev/sdh', type: 'sat', protocol: 'ATA' },
  model_name: 'EXAMPLE HD4000',
  smart_status: { passed: true },
  ata_smart_attributes: { table: [attribute(199, 'UDMA_CRC_Error_Count', '1')] },
};

export const smartctlJsonSamples: readonly [LogSample, LogSample, LogSample, ...LogSample[]] = [
  {
    name: 'an NVMe drive whose reliability is degraded',
    kind: 'typical',
    content: JSON.stringify(solidState, null, 2),
    expect: { events: 4, unread: 0, keys: ['inventory/drive', 'smart/health', 'nvme/reliability', 'nvme/media_errors'] },
  },
  {
    name: 'several devices in one document: a failing disk behind RAID, a hot SAS disk, a healthy one',
    kind: 'extreme',
    content: JSON.stringify([serial, scsi, healthy]),
    expect: {
      events: 14,
      unread: 0,
      keys: [
        ...[
          'inventory/drive',
          'smart/ata/5',
          'smart/ata/9',
          'smart/ata/197',
          'smart/ata/199',
          'smart/self-test',
          'smart/error-log',
          'smart/health',
        ],
        ...['inventory/drive', 'smart/scsi/grown_defects', 'smart/scsi/uncorrected_read', 'smart/temperature'],
        ...['inventory/drive', 'smart/ata/199'],
      ],
    },
  },
  {
    name: 'a device that could not be opened',
    kind: 'broken',
    content: JSON.stringify({
      json_format_version: [1, 0],
      smartctl: {
        ...smartctl(2, '/dev/sdz'),
        messages: [{ string: 'Smartctl open device: /dev/sdz failed: No such device', severity: 'error' }],
      },
    }),
    expect: { events: 1, unread: 0, keys: ['smart/open-failed'] },
  },
  {
    name: 'the list of a scan',
    kind: 'typical',
    content: JSON.stringify({
      smartctl: { ...smartctl(0), argv: ['smartctl', '--json', '--scan'] },
      devices: [
        { name: '/dev/sda', info_name: '/dev/sda', type: 'scsi', protocol: 'SCSI' },
        { name: '/dev/bus/0', info_name: '/dev/bus/0 [megaraid_disk_00]', type: 'megaraid,0', protocol: 'SCSI' },
      ],
    }),
    expect: { events: 2, unread: 0, keys: ['inventory/drive', 'inventory/drive'] },
  },
];
