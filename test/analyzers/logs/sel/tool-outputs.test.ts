import { describe, expect, it } from 'vitest';
import { readText } from '../read-text.js';

describe('inventories of FRU devices', () => {
  it('give the numbers of board, machine and supplies', () => {
    const rows = [
      'FRU Device Description : Builtin FRU Device (ID 0)',
      ' Board Mfg             : Example Boards',
      ' Board Serial          : BSN0001',
      ' Board Part Number     : BPN-1',
      ' Product Name          : Server 9000',
      ' Product Serial        : PSN0001',
      'FRU Device Description : PSU1 (ID 1)',
      ' Board Product         : PS-750',
      ' Board Serial          : PS0001',
      ' Board Part Number     : PPN-750',
    ];

    const { events } = readText(rows.join('\n'));

    expect(events.map((event) => [event.components[0]?.class, event.components[0]?.locator, event.event.details])).toEqual([
      ['board', null, { manufacturer: 'Example Boards', partNumber: 'BPN-1', serialNumber: 'BSN0001' }],
      ['chassis', null, { model: 'Server 9000', serialNumber: 'PSN0001' }],
      ['psu', 'PSU1', { model: 'PS-750', partNumber: 'PPN-750', serialNumber: 'PS0001' }],
    ]);
  });

  it('say nothing of a device that cannot be read', () => {
    const { events, unread } = readText('FRU Device Description : PSU2 (ID 2)\n Device not present (Unknown)');

    expect([events, unread]).toEqual([[], []]);
  });
});

describe('outputs about chassis, log and controller', () => {
  it('give a sign for each fault of the chassis, and one state where there is none', () => {
    const faulty = readText('System Power : on\nDrive Fault : true\nCooling/Fan Fault : true\nChassis Intrusion : inactive');
    const healthy = readText('System Power : on\nDrive Fault : false\nLast Power Event : command');

    expect(faulty.events.map((event) => [event.event.key, event.provenance])).toEqual([
      ['ipmi/0d/6f/01', 'inferred'],
      ['ipmi/04/01/02', 'inferred'],
    ]);
    expect(healthy.events).toMatchObject([{ event: { meaning: 'state', details: { power: 'on', lastPowerEvent: 'command' } } }]);
  });

  it('say that events were lost where the log has overflown', () => {
    const { events } = readText('SEL Information\nVersion : 1.5 (v1.5, v2 compliant)\nEntries : 512\nOverflow : true');

    expect(events).toMatchObject([{ event: { key: 'ipmi/10/6f/04', details: { entries: '512', version: '1.5 (v1.5, v2 compliant)' } } }]);
  });

  it('do not claim fields that tools of other makers print without a blank before the colon', () => {
    const { summary } = readText('Firmware Revision: HPD3\nProduct ID: 12');

    expect(summary.formats).toEqual([]);
    expect(summary.unread).toEqual({ noFormat: 2 });
  });
});

describe('records in hex, as other tools print them', () => {
  const key = (line: string) => readText(line, { formatId: 'hex-sel' }).events.map((event) => event.event.key);

  it.each([
    ['00000000: 0100 0200 92e3 6520 0004 0c87 6fa1 3b81  ......e ....o.;.'],
    ['00000000  01 00 02 00 92 e3 65 20  00 04 0c 87 6f a1 3b 81  |......e ....o.;.|'],
    ['0000000 01 00 02 00 92 e3 65 20 00 04 0c 87 6f a1 3b 81'],
    ['0000000 0001 0002 e392 2065 0400 870c a16f 813b'],
    ['{ 0x01, 0x00, 0x02, 0x00, 0x92, 0xe3, 0x65, 0x20, 0x00, 0x04, 0x0c, 0x87, 0x6f, 0xa1, 0x3b, 0x81 },'],
    ['01h 00h 02h 00h 92h E3h 65h 20h 00h 04h 0Ch 87h 6Fh A1h 3Bh 81h'],
    ['rcvd: 43 00 02 00 01 00 02 00 92 E3 65 20 00 04 0C 87 6F A1 3B 81'],
  ])('reads %s', (line) => {
    expect(key(line)).toEqual(['ipmi/0c/6f/01']);
  });

  it('does not take a line of any dump for a record of a vendor', () => {
    const { summary } = readText('00000000  48 89 e5 41 57 41 56 41  55 41 54 53 48 83 ec 18  |H..AWAVAUATSH...|');

    expect(summary.events).toBe(0);
  });
});

describe('rows of ipmi-sel in other columns', () => {
  it('reads a table without types by its header, and guesses them without one', () => {
    const { events } = readText('2   | Mar-02-2024 | 09:15:31 | PSU1_Status   | Power Supply Failure detected');

    expect(events[0]).toMatchObject({ sensor: { name: 'PSU1_Status' }, event: { key: 'ipmi/08/6f/01' } });
  });

  it('keeps a record whose type is not printed, with its maker', () => {
    const { events } = readText(
      '1 | Mar-02-2024 | 09:14:07 | N/A | N/A | Manufacturer ID = Dell Inc. (2A2h) ; OEM defined = 01h 02h 03h 04h 05h 06h',
    );

    expect(events[0]).toMatchObject({ oemBytes: '010203040506', event: { key: 'ipmi/oem/0002a2/--' } });
  });

  it('finds the part behind the entity that is printed before a name', () => {
    const { events } = readText('1 | Mar-02-2024 | 09:14:07 | Power Supply 2 PSU2_Status | Power Supply | Power Supply Failure detected');

    expect(events[0]?.components).toMatchObject([{ class: 'psu', locator: 'PSU2' }]);
  });
});
