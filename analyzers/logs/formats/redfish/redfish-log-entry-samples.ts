import type { JsonFormat } from '../../log-format.js';

const collection = {
  '@odata.type': '#LogEntryCollection.LogEntryCollection',
  'Members@odata.count': 3,
  Members: [
    {
      '@odata.type': '#LogEntry.v1_9_0.LogEntry',
      Id: '11',
      EntryType: 'SEL',
      Created: '2024-02-03T04:05:06+08:00',
      EntryCode: 'Assert',
      SensorType: 'Memory',
      SensorNumber: 17,
      Severity: 'Critical',
      Message: 'Uncorrectable ECC',
      MessageId: '0x71a0c1',
    },
    {
      '@odata.type': '#LogEntry.v1_9_0.LogEntry',
      Id: '12',
      EntryType: 'Event',
      Created: '2024-02-03T04:05:09+08:00',
      Severity: 'Critical',
      Message: 'Power supply PSU2 has failed.',
      MessageId: 'Power.1.2.PowerSupplyFailed',
      MessageArgs: ['PSU2'],
      Links: { OriginOfCondition: { '@odata.id': '/redfish/v1/Chassis/1/PowerSubsystem/PowerSupplies/PSU2' } },
    },
    {
      '@odata.type': '#LogEntry.v1_9_0.LogEntry',
      Id: '13',
      EntryType: 'Oem',
      OemRecordFormat: 'Dell',
      Created: '2024-02-02T20:06:00Z',
      Severity: 'Warning',
      Message: 'Correctable memory error rate exceeded for DIMM_B4.',
      MessageId: 'IDRAC.2.8.MEM0701',
      MessageArgs: ['DIMM_B4'],
    },
  ],
};

const traps = [
  {
    Id: '1',
    EntryType: 'SEL',
    Created: '2016-05-06T07:08:09-05:00',
    EntryCode: [{ Member: 'Deassert' }],
    SensorType: [{ Member: 'Battery' }],
    SensorNumber: 999,
    Message: 'The storage battery has failed.',
    MessageId: '1ffff',
  },
  {
    Id: '2',
    EntryType: 'Event',
    Created: '2017-05-06T07:08:09+00:00',
    EntryCode: 'Assert',
    SensorType: 'Memory',
    Message: '[ OEM ] Uncorrectable ECC @P2-DIMMC1',
    MessageArgs: ['ArrayOfMessageArgs'],
    Oem: {
      Supermicro: {
        RawEventData: { EventDirAndType: '0x6F', SensorType: '0x0C', EventData1: '0xA1', EventData2: '0x3A', EventData3: '0x81' },
      },
    },
  },
  {
    Id: '3',
    EntryType: 'Oem',
    OemRecordFormat: 'Hpe-IML',
    Created: '0000-00-00T00:00:00Z',
    Severity: 'OK',
    Message: 'System Fan 4 has been repaired',
    MessageId: 'NULL',
    Oem: { Hpe: { Class: 3, Code: 20, Count: 5, Repaired: true, Severity: 'Repaired', Updated: '2021-01-02T03:04:05Z' } },
  },
];

const broken = {
  '@odata.type': '#LogEntryCollection.LogEntryCollection',
  'Members@odata.count': 40,
  'Members@odata.nextLink': '/redfish/v1/Systems/1/LogServices/Sel/Entries?$skip=3',
  Members: [
    null,
    { '@odata.id': '/redfish/v1/Systems/1/LogServices/Sel/Entries/2' },
    { Id: '3', Message: '', Created: 'never', Severity: null },
  ],
};

/** Samples of Redfish log entries: a collection, the traps of three makers, and a page of a broken collection. */
export const redfishSamples: JsonFormat['samples'] = [
  {
    name: 'a collection of a SEL, a registry and a Dell entry',
    kind: 'typical',
    content: JSON.stringify(collection, null, 2),
    expect: { events: 3, unread: 0, keys: ['ipmi/0c/6f/01', 'redfish/Power/PowerSupplyFailed', 'dell/MEM0701'] },
  },
  {
    name: 'arrays for texts, raw event bytes, repaired history without a date',
    kind: 'extreme',
    content: JSON.stringify(traps),
    expect: { events: 3, unread: 0, keys: ['ipmi/29/6f/01', 'ipmi/0c/6f/01', 'hpe/3.20'] },
  },
  {
    name: 'a page with links and a member that is no entry',
    kind: 'broken',
    content: JSON.stringify(broken, null, 1),
    expect: { events: 1, unread: 2, keys: ['unknown'] },
  },
];
