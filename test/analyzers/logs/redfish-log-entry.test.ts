import { describe, expect, it } from 'vitest';
import { readBlock, readDocument } from './read-text.js';

const entry = {
  '@odata.type': '#LogEntry.v1_9_0.LogEntry',
  Id: '7',
  EntryType: 'Event',
  Created: '2024-02-03T04:05:06Z',
  Severity: 'OK',
  Message: 'x',
};

function readEntry(fields: Readonly<Record<string, unknown>>) {
  const [event] = readDocument({ ...entry, ...fields }).events;
  return event!;
}

describe('shapes of Redfish logs', () => {
  it.each([
    ['a single entry', entry],
    ['an array of entries', [entry]],
    ['a collection', { '@odata.type': '#LogEntryCollection.LogEntryCollection', Members: [entry] }],
    ['a list named value', { value: [entry] }],
    [
      'an event payload',
      {
        '@odata.type': '#Event.v1_7_0.Event',
        Events: [
          { EventId: '7', EventTimestamp: '2024-02-03T04:05:06Z', MessageId: 'Power.1.0.PowerSupplyFailed', MessageSeverity: 'Critical' },
        ],
      },
    ],
    ['pages of a collection', [{ '@odata.type': '#LogEntryCollection.LogEntryCollection', Members: [entry] }]],
  ])('reads %s', (_, document) => {
    const { events, unread } = readDocument(document);

    expect(events.map((event) => [event.recordId, event.time.instant])).toEqual([['7', '2024-02-03T04:05:06.000Z']]);
    expect(unread).toEqual([]);
  });

  it('points each event to the line its member begins on', () => {
    const text =
      '{\n "Members": [\n  {"Id": "1", "Message": "a { brace", "Created": "2024-02-03T04:05:06Z", "Severity": "OK"},\n  {"Id": "2", "Message": "b", "Created": "2024-02-03T04:05:06Z", "Severity": "OK"}\n ]\n}';

    const { events } = readBlock({ kind: 'json', file: 'log.json', document: JSON.parse(text), text });

    expect(events.map((event) => event.id)).toEqual(['log.json#3', 'log.json#4']);
  });

  it('tells entries of one line apart', () => {
    const text = JSON.stringify([entry, entry]);

    const { events } = readBlock({ kind: 'json', file: 'log.json', document: JSON.parse(text), text });

    expect(events.map((event) => event.id)).toEqual(['log.json#1.0', 'log.json#1.1']);
  });

  it('reports members that are only linked, the next page, and members that are no entries', () => {
    const { events, unread } = readDocument({
      '@odata.type': '#LogEntryCollection.LogEntryCollection',
      Members: [{ '@odata.id': '/redfish/v1/Systems/1/LogServices/Sel/Entries/1' }, 'nonsense'],
      'Members@odata.nextLink': '/redfish/v1/Systems/1/LogServices/Sel/Entries?$skip=2',
    });

    expect(events).toEqual([]);
    expect(unread.map((piece) => piece.reason)).toEqual(['malformedRecord', 'partialCollection']);
    expect(unread[1]?.raw).toContain('?$skip=2');
  });

  it('claims no other document', () => {
    const { summary } = readDocument({ Weather: [{ 'Status of today': { Status: 'Sunny' } }] });

    expect(summary.unread).toEqual({ noFormat: 1 });
  });
});

describe('hostile documents', () => {
  it('are read or refused, and never throw', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const values = [deep, null, 7, {}, [], [[]], [{ Member: null }], 'x'.repeat(10_000), { '@odata.id': 5 }];
    const fields = [
      'Created',
      'Message',
      'MessageId',
      'MessageArgs',
      'SensorType',
      'SensorNumber',
      'EntryCode',
      'Severity',
      'Links',
      'Oem',
      'Resolved',
    ];
    const members = fields.flatMap((field) => values.map((value) => ({ ...entry, [field]: value })));

    const { summary } = readBlock({ kind: 'json', file: 'log.json', document: members, text: '' });

    expect(summary.events).toBe(members.length);
  });

  it('may be long', () => {
    const members = Array.from({ length: 200_000 }, () => null);

    const { summary } = readBlock({ kind: 'json', file: 'log.json', document: { Members: [entry, ...members] }, text: '' });

    expect(summary).toMatchObject({ events: 1, unread: { malformedRecord: 200_000 } });
  });
});

describe('MessageId in its variants', () => {
  it.each([
    ['IDRAC.2.8.PSU0003', 'dell/PSU0003', ['redfish/IDRAC/PSU0003']],
    ['IDRAC.TMP0120', 'dell/TMP0120', []],
    ['USR0030', 'dell/USR0030', []],
    ['iLOEvents.3.7.FanFailed', 'hpe/FanFailed', ['redfish/iLOEvents/FanFailed', 'ipmi/04/01/02']],
    ['17.10', 'hpe/17.10', []],
    ['OpenBMC.0.1.MemoryECCUncorrectable', 'redfish/OpenBMC/MemoryECCUncorrectable', ['ipmi/0c/6f/01']],
    [
      'Environmental.1.0.TemperatureAboveUpperCriticalThreshold',
      'redfish/Environmental/TemperatureAboveUpperCriticalThreshold',
      ['ipmi/01/01/09'],
    ],
    ['ExtendedError.1.0.1.FQXSPMA0008N', 'lenovo/FQXSPMA0008N', []],
    ['NULL', 'unknown', []],
  ])('%s is %s', (MessageId, key, aliases) => {
    const { event } = readEntry({ MessageId });

    expect([event.key, event.aliases]).toEqual([key, aliases]);
  });

  it('fills a message from its arguments and leaves out placeholders', () => {
    const filled = readEntry({ Message: 'Fan %1 below %2 RPM.', MessageArgs: ['3A', ' 900 '] });
    const absent = readEntry({ Message: undefined, MessageId: 'Power.1.0.PowerSupplyFailed', MessageArgs: ['PSU2'] });
    const placeholder = readEntry({ MessageArgs: ['ArrayOfMessageArgs'], MessageId: 'A.1.0.B' });

    expect(filled.event.text).toBe('Fan 3A below 900 RPM.');
    expect(absent.event.text).toBe('PowerSupplyFailed PSU2');
    expect(placeholder.message).toEqual({ id: 'A.1.0.B', args: [] });
  });
});

describe('SEL entries', () => {
  it('reads event data out of a hex MessageId and the state out of EntryCode', () => {
    const event = readEntry({
      EntryType: 'SEL',
      EntryCode: 'Upper Critical - going high',
      SensorType: 'Temperature',
      SensorNumber: 1,
      MessageId: '0x592A28',
    });

    expect(event.event.key).toBe('ipmi/01/01/09');
    expect(event.sensor).toMatchObject({ type: 'Temperature', typeCode: 1, number: 1 });
    expect(event.direction).toBeNull();
  });

  it('unwraps the arrays of old iDRACs and knows 999 for no sensor', () => {
    const event = readEntry({
      EntryType: 'SEL',
      EntryCode: [{ Member: 'Assert' }],
      SensorType: [{ Member: 'Battery' }],
      SensorNumber: 999,
      MessageId: 'ffff',
      Message: 'The PERC1 battery is low.',
    });

    expect([event.event.key, event.direction, event.sensor?.number, event.provenance]).toEqual([
      'ipmi/29/6f/00',
      'assertion',
      null,
      'inferred',
    ]);
    expect(event.components).toMatchObject([{ class: 'raid-battery', locator: 'PERC1' }]);
  });

  it('trusts raw event bytes over the text', () => {
    const raw = {
      EventDirAndType: '0xEF',
      SensorType: '0x0C',
      SensorName: 'OEM',
      EventData1: '0xA0',
      EventData2: '0x2A',
      EventData3: '0x80',
    };

    const event = readEntry({
      Severity: undefined,
      Message: '[ OEM ] Uncorrectable ECC @DIMMB1',
      Oem: { Supermicro: { RawEventData: raw } },
    });

    expect([event.event.key, event.event.aliases, event.direction, event.severity.reported]).toEqual([
      'ipmi/0c/6f/00',
      [],
      'deassertion',
      null,
    ]);
    expect(event.components).toMatchObject([{ class: 'memory', locator: 'DIMMB1' }]);
  });
});

describe('what makers add', () => {
  it('counts repeats and dates the last of an HPE entry, and takes a repaired one for history', () => {
    const event = readEntry({
      Created: '0000-00-00T00:00:00Z',
      EventTimestamp: '2024-02-03T04:05:06Z',
      Oem: { Hpe: { Class: 17, Code: 10, Count: 12, Severity: 'Repaired', Repaired: true, Updated: '2024-03-01T00:00:00Z' } },
    });

    expect(event.event).toMatchObject({ key: 'hpe/17.10', meaning: 'recovery' });
    expect(event.count).toBe(12);
    expect(event.time).toMatchObject({ instant: '2024-02-03T04:05:06.000Z', last: '2024-03-01T00:00:00.000Z' });
  });

  it('takes the same text without a MessageId for the end of a Huawei alarm, wherever it stands', () => {
    const alarm = { ...entry, Severity: 'Critical', Message: 'PSU 2 input is lost.', Oem: { Huawei: { Level: 'Major' } } };

    const { events } = readDocument([
      { ...alarm, Id: '2' },
      { ...alarm, Id: '1', MessageId: 'iBMCEvents.1.0.PowerInputLost' },
    ]);

    expect(events.map((event) => [event.event.key, event.direction, event.event.meaning])).toEqual([
      ['redfish/iBMCEvents/PowerInputLost', 'deassertion', 'recovery'],
      ['redfish/iBMCEvents/PowerInputLost', 'assertion', 'fault'],
    ]);
  });

  it('takes a resolved entry for history', () => {
    expect(readEntry({ MessageId: 'Power.1.0.PowerSupplyFailed', Severity: 'Critical', Resolved: true }).event.meaning).toBe('recovery');
  });

  it.each([
    ['Memory/DIMM_A1', [{ class: 'memory', locator: 'DIMM_A1' }]],
    ['Processors/CPU2', [{ class: 'cpu', locator: 'CPU2' }]],
    [
      'Storage/RAID.Slot.3-1/Drives/Disk.Bay.5:Enclosure.Internal.0-1:RAID.Slot.3-1',
      [{ class: 'drive', locator: 'Disk.Bay.5:Enclosure.Internal.0-1:RAID.Slot.3-1' }],
    ],
    ['Power#/PowerSupplies/0', [{ class: 'psu', locator: null }]],
    ['Thermal', []],
  ])('takes the component from the origin %s', (path, components) => {
    const event = readEntry({ Links: { OriginOfCondition: { '@odata.id': `/redfish/v1/Systems/1/${path}` } } });

    expect(event.components).toMatchObject(components);
    expect(event.components).toHaveLength(components.length);
  });

  it.each([
    ['The power input for power supply 1 is lost.', 'ipmi/08/6f/03', 'assertion', 'fault'],
    ['The power input for power supply 1 has been restored.', 'ipmi/08/6f/03', 'deassertion', 'recovery'],
    ['Multi-bit memory errors on DIMM_A1.', 'ipmi/0c/6f/01', 'assertion', 'fault'],
    ['Fan redundancy is lost.', 'ipmi/04/0b/01', 'assertion', 'fault'],
  ])('knows the wording: %s', (Message, alias, direction, meaning) => {
    const event = readEntry({ MessageId: 'IDRAC.2.8.SYS1234', Severity: 'Critical', Message });

    expect(event.event.aliases).toContain(alias);
    expect([event.direction, event.event.meaning]).toEqual([direction, meaning]);
  });

  it('takes a warning about users for an activity', () => {
    expect(readEntry({ MessageId: 'USR0031', Severity: 'Warning', Message: 'Login failed.' }).event.meaning).toBe('activity');
  });
});
