/** Table of samples of storcli's JSON, all invented. */
import type { LogSample } from '../../log-format.js';

const status = (controller: number) => ({
  'CLI Version': '007.2000.0000.0000',
  Controller: controller,
  Status: 'Success',
  Description: 'None',
});
const drive = (place: string, state: string, group: number | string = 0) => ({
  'EID:Slt': place,
  DID: 4,
  State: state,
  DG: group,
  Size: '1.090 TB',
  Intf: 'SAS',
  Med: 'HDD',
  SED: 'N',
  PI: 'N',
  SeSz: '512B',
  Model: 'SAS1200        ',
  Sp: 'U',
});
const driveDetail = (path: string, fields: Readonly<Record<string, string | number>>) => ({
  [`Drive ${path}`]: [drive('252:3', 'Onln')],
  [`Drive ${path} - Detailed Information`]: {
    [`Drive ${path} State`]: {
      'Shield Counter': 0,
      'Media Error Count': 0,
      'Other Error Count': 0,
      'Drive Temperature': ' 33C (91.40 F)',
      'Predictive Failure Count': 0,
      'S.M.A.R.T alert flagged by drive': 'No',
      ...fields,
    },
    [`Drive ${path} Device attributes`]: {
      SN: '        EX0000000033',
      'Manufacturer Id': 'EXAMPLE ',
      'Model Number': 'SAS1200',
      'Firmware Revision': 'LS0A',
    },
  },
});

export const storcliJsonSamples: readonly [LogSample, LogSample, LogSample, ...LogSample[]] = [
  {
    name: 'a controller with a failed member, a degraded array and a worn capacitor',
    kind: 'typical',
    content: JSON.stringify(
      {
        Controllers: [
          {
            'Command Status': status(0),
            'Response Data': {
              Basics: {
                Controller: 0,
                Model: 'MegaRAID Example',
                'Serial Number': 'EX0000000099',
                'Current System Date/time': '03/05/2024, 09:00:00',
              },
              Version: { 'Firmware Version': '4.680' },
              Status: { 'Controller Status': 'Needs Attention', 'Memory Correctable Errors': 0, 'Memory Uncorrectable Errors': 2 },
              'VD LIST': [{ 'DG/VD': '0/0', TYPE: 'RAID5', State: 'Dgrd', Access: 'RW', Size: '3.270 TB', Name: '' }],
              'PD LIST': [drive('252:0', 'Onln'), drive('252:3', 'Failed')],
              Cachevault_Info: [{ Model: 'CVPM02', State: 'Replace', Temp: '29C', Mode: '-', RetentionTime: '0 hours' }],
            },
          },
        ],
      },
      null,
      1,
    ),
    expect: {
      events: 9,
      unread: 0,
      keys: [
        ...['inventory/raid-controller', 'raid/controller-attention', 'raid/controller-memory-uncorrectable'],
        ...[
          'inventory/raid-battery',
          'raid/battery-replace',
          'inventory/drive',
          'inventory/drive',
          'raid/drive-failed',
          'raid/array-degraded',
        ],
      ],
    },
  },
  {
    name: 'drive details, a battery by properties, an overview, a second controller',
    kind: 'extreme',
    content: JSON.stringify({
      Controllers: [
        {
          'Command Status': status(0),
          'Response Data': driveDetail('/c0/e252/s3', {
            'Media Error Count': '14',
            'Predictive Failure Count': 2,
            'S.M.A.R.T alert flagged by drive': 'Yes',
          }),
        },
        {
          'Command Status': status(1),
          'Response Data': {
            'Drive Information': [drive('8:1', 'UBad', '-')],
            BBU_Firmware_Status: [
              { Property: 'Battery Pack Missing', Value: 'No' },
              { Property: 'Replacement required', Value: 'Yes' },
            ],
            'Enclosure Information': [{ EID: 8, State: 'OK', Slots: 12, PD: 6 }],
          },
        },
        {
          'Command Status': { ...status(0), Controller: undefined },
          'Response Data': { 'System Overview': [{ Ctl: 0, Model: 'Example', VDs: 1, VNOpt: 0, BBU: 'Opt', Hlth: 'Opt' }] },
        },
      ],
    }),
    expect: {
      events: 9,
      unread: 0,
      keys: [
        ...['inventory/drive', 'raid/media-error', 'raid/predictive-failure', 'raid/smart-alert'],
        ...[
          'inventory/raid-battery',
          'raid/battery-replace',
          'inventory/drive',
          'raid/drive-unconfigured-bad',
          'inventory/raid-controller',
        ],
      ],
    },
  },
  {
    name: 'no controller',
    kind: 'broken',
    content: JSON.stringify({
      Controllers: [{ 'Command Status': { 'CLI Version': '007.2000', Status: 'Failure', Description: 'No Controller found' } }],
    }),
    expect: { events: 1, unread: 0, keys: ['raid/controller-state'] },
  },
];
