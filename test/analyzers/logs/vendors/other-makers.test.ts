import { describe, expect, it } from 'vitest';
import { readDocument, readText } from '../read-text.js';

describe('AMI MegaRAC', () => {
  it('reads words with underscores as the standard spells them, and seconds without a zone', () => {
    const { events } = readDocument([
      {
        id: 4,
        timestamp: 1675397106,
        sensor_type: 'power_supply',
        sensor_name: 'PSU0',
        event_description: 'power_supply_ac_lost',
        event_direction: 'deasserted',
      },
    ]);

    expect(events[0]).toMatchObject({
      recordId: '4',
      direction: 'deassertion',
      time: { instant: '2023-02-03T04:05:06.000Z', zone: 'unknown' },
    });
    expect(events[0]?.event).toMatchObject({ key: 'ipmi/08/6f/03', meaning: 'recovery' });
  });

  it('lets the bytes of an event win over its words', () => {
    const { events } = readDocument([
      {
        id: 4,
        timestamp: 1675397106,
        sensor_type: 'memory',
        event_description: 'correctable_ecc',
        event_dir_type: 111,
        event_data1: 161,
        event_data2: 1,
        event_data3: 2,
      },
    ]);

    expect(events[0]?.event.key).toBe('ipmi/0c/6f/01');
  });

  it('joins the rows below a row of the web page', () => {
    const { events, unread } = readText(
      ['12 | 02/03/2023, 04:05:06 | BIOS | Critical Interrupt | PCI PERR - Asserted', '   |   |  |  | Bus 3 Device 0 Function 1'].join(
        '\n',
      ),
    );

    expect(unread).toEqual([]);
    expect(events[0]?.event.key).toBe('ipmi/13/6f/04');
    expect(events[0]?.components).toContainEqual(expect.objectContaining({ class: 'pcie-card', place: { pci: '03:00.1' } }));
  });
});

describe('Supermicro', () => {
  it('keeps the name of a DIMM as the board prints it', () => {
    const { events } = readText('3  2023/02/03 04:05:06  Memory  Uncorrectable ECC @P1-DIMMB1(CPU1) - Assertion');

    expect(events[0]?.event.key).toBe('ipmi/0c/6f/01');
    expect(events[0]?.components).toMatchObject([{ class: 'memory', locator: 'P1-DIMMB1' }]);
  });

  it('finds type, name and event of an ipmicfg row that runs them together', () => {
    const { events } = readText('Event:4 Time:02/03/2023 04:08:06 Power Supply PS1 Status Power Supply Failure detected - Deassertion');

    expect(events[0]).toMatchObject({ recordId: '4', direction: 'deassertion', sensor: { typeCode: 8, name: 'PS1 Status' } });
    expect(events[0]?.event.key).toBe('ipmi/08/6f/01');
  });

  it('tells a supply without input from one that failed', () => {
    const table = (volts: string) =>
      ['[SlaveAddress = 78h] [Module 1]', ' Status | [STATUS FAIL](08h)', ` AC Input Voltage | ${volts} V`].join('\n');

    const keys = ['0.0', '230.0'].map((volts) => readText(table(volts)).events[0]?.event.key);

    expect(keys).toEqual(['ipmi/08/6f/03', 'ipmi/08/6f/01']);
  });
});

describe('NetApp and enclosures', () => {
  it('decodes the bytes of an EVT', () => {
    const { events } = readText('[IPMI.notice]: 1c01 | 02 | EVT: ef03ffff | PSU1_Status | Deassertion Event, "Power Supply AC lost"');

    expect(events[0]).toMatchObject({ direction: 'deassertion', sensor: { name: 'PSU1_Status' } });
    expect(events[0]?.event).toMatchObject({ key: 'ipmi/08/6f/03', meaning: 'recovery' });
  });

  it('tells a fault of an enclosure from what its processor does about it', () => {
    const { events } = readText(
      [
        '2023-02-03 04:05:06.100; ENC_MGT; env_control; 04; Setting fans to max - cause : fan 2 fault',
        '2023-02-03 04:05:06.000; ENC_MGT; env_control; 02; Fan 2 Fault ON',
      ].join('\n'),
    );

    expect(events.map((event) => event.event.meaning)).toEqual(['activity', 'fault']);
  });
});
