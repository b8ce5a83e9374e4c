import type { JsonFormat } from '../../log-format.js';

const memory = {
  '@odata.type': '#Memory.v1_9_0.Memory',
  Id: 'DIMM_A3',
  Name: 'Memory module',
  DeviceLocator: 'DIMM_A3',
  Manufacturer: 'Example',
  PartNumber: 'EX32G-2933',
  SerialNumber: '00EXMPL3',
  CapacityMiB: 32768,
  Status: { State: 'Enabled', Health: 'Warning' },
};

const dump = {
  '/redfish/v1/Chassis/1/Power': {
    '@odata.type': '#Power.v1_5_0.Power',
    PowerSupplies: [
      {
        MemberId: '0',
        Name: 'PSU1',
        Model: 'EXP-1100',
        SerialNumber: 'EXP0000001',
        Status: { State: 'Enabled', Health: 'OK' },
        LineInputStatus: 'Normal',
      },
      {
        MemberId: '1',
        Name: 'PSU2',
        Model: 'EXP-1100',
        SerialNumber: 'EXP0000002',
        Status: { State: 'Enabled', Health: 'Critical' },
        LineInputStatus: 'LossOfInput',
      },
      { MemberId: '2', Name: 'PSU3', Status: { State: 'Absent' } },
    ],
  },
  '/redfish/v1/Systems/1/Storage/1/Drives/5': {
    '@odata.type': '#Drive.v1_4_0.Drive',
    Name: 'Disk 5',
    Model: 'EXD-960',
    SerialNumber: 'EXD0000005',
    FailurePredicted: true,
    Status: { State: 'Enabled', Health: 'Warning' },
  },
};

/** Samples of Redfish inventories. */
export const redfishResourceSamples: JsonFormat['samples'] = [
  {
    name: 'a memory module that is not well',
    kind: 'typical',
    content: JSON.stringify(memory, null, 2),
    expect: { events: 2, unread: 0, keys: ['inventory/memory', 'redfish/ResourceEvent/ResourceStatusChangedWarning'] },
  },
  {
    name: 'a map of paths with an older Power resource, an empty bay and a drive that predicts its failure',
    kind: 'extreme',
    content: JSON.stringify(dump, null, 2),
    expect: {
      events: 7,
      unread: 0,
      keys: [
        'inventory/psu',
        'inventory/psu',
        'redfish/ResourceEvent/ResourceStatusChangedCritical',
        'redfish/Power/LossOfInputPower',
        'inventory/drive',
        'redfish/ResourceEvent/ResourceStatusChangedWarning',
        'redfish/StorageDevice/DrivePredictiveFailure',
      ],
    },
  },
  {
    name: 'a resource without any number',
    kind: 'broken',
    content: JSON.stringify([{ '@odata.type': '#Memory.v1_9_0.Memory', Status: null, PartNumber: null }]),
    expect: { events: 0, unread: 0, keys: [] },
  },
];
