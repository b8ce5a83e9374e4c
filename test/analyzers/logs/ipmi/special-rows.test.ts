import { describe, expect, it } from 'vitest';
import { freeipmiSel } from '#analyzers/logs/formats/sel/freeipmi-sel.js';
import { hexSel } from '#analyzers/logs/formats/sel/hex-sel.js';
import { ipmitoolSelCsv } from '#analyzers/logs/formats/sel/ipmitool-sel-csv.js';
import { ipmitoolSelList } from '#analyzers/logs/formats/sel/ipmitool-sel-list.js';
import { ipmitoolSelVerbose } from '#analyzers/logs/formats/sel/ipmitool-sel-verbose.js';
import { rawSel } from '#analyzers/logs/formats/sel/raw-sel.js';
import { selSave } from '#analyzers/logs/formats/sel/sel-save.js';
import { bytesOf, readBytes, readLines } from './read-sample.js';

describe('rows of ipmitool sel list', () => {
  it.each([
    ['03/02/24 | 09:14:07 UTC', '2024-03-02T09:14:07.000Z', 'known'],
    ['03/02/2024 | 09:14:07', '2024-03-02T09:14:07.000Z', 'unknown'],
    ['03/02/2024 | 09:14:07 PM UTC', '2024-03-02T21:14:07.000Z', 'known'],
    ['02.03.2024 | 09:14:07 UTC', '2024-03-02T09:14:07.000Z', 'known'],
    ['2024年03月02日 | 09时14分07秒 UTC', '2024-03-02T09:14:07.000Z', 'known'],
    ['03/02/2024 09:14:07', '2024-03-02T09:14:07.000Z', 'unknown'],
  ])('reads the time of the locale that printed %s', (time, instant, zone) => {
    const { events } = readLines(ipmitoolSelList, `   1 | ${time} | Memory #0x87 | Uncorrectable ECC | Asserted`);

    expect(events[0]).toMatchObject({ time: { instant, zone }, event: { key: 'ipmi/0c/6f/01' } });
  });

  it('keeps the hexadecimal id as printed and the place of the line', () => {
    const { events } = readLines(
      ipmitoolSelList,
      '\n 1f3 | 03/02/24 | 09:14:07 UTC | Fan Fan 3 | Lower Critical going low  | Asserted | Reading 0 < Threshold 480 RPM',
    );

    expect(events[0]).toMatchObject({
      id: 'sel.txt#2',
      recordId: '1f3',
      source: { line: 2, byte: null },
      sensor: { name: 'Fan 3' },
      event: { reading: { value: 0, unit: 'RPM' }, threshold: { value: 480, unit: 'RPM' } },
    });
  });

  it('has no instant before the clock was set', () => {
    const { events } = readLines(
      ipmitoolSelList,
      '   1 |  Pre-Init  |0000000009| System Boot Initiated #0xe0 | Initiated by power up | Asserted',
    );

    expect(events[0]).toMatchObject({ time: { instant: null, reliable: false }, sensor: { number: 0xe0 } });
  });

  it('keeps the bytes of OEM records, with and without time', () => {
    const { events } = readLines(
      ipmitoolSelList,
      '   1 | 03/02/24 | 09:17:00 UTC | OEM record c1 | 001c4c | 01020304AABB\n   2 | OEM record ef | aa1700072286108081c0010020',
    );

    expect(events.map((event) => [event.event.key, event.oemBytes])).toEqual([
      ['ipmi/oem/001c4c/c1', '01020304aabb'],
      ['ipmi/oem/--/ef', 'aa1700072286108081c0010020'],
    ]);
  });

  it('takes prompts and messages of the tool for its own, and nothing else', () => {
    const text = [
      '# ipmitool sel elist',
      'SEL has no entries',
      'Get SEL Info command failed: timeout',
      'some other line',
      'ID | Date | Time | Name | Type | Event',
    ];

    const { events, refused } = readLines(ipmitoolSelList, text.join('\n'));

    expect(events).toEqual([]);
    expect(refused).toEqual(['some other line', 'ID | Date | Time | Name | Type | Event']);
  });

  it('counts a row cut off before its sensor as malformed', () => {
    const { events, unread } = readLines(ipmitoolSelList, '  1f | 03/02/24 | 09:14:07 UTC');

    expect(events).toEqual([]);
    expect(unread).toEqual(['malformedRow']);
  });

  it('takes State Deasserted, Asserted for the absence of a fault, and State Asserted for a fault where the sensor watches one', () => {
    const rows = [
      'Fan Fan_Fault | State Deasserted | Asserted',
      'Processor CPU_CATERR | State Asserted | Asserted',
      'Processor CPU_CATERR | State Asserted | Deasserted',
    ];

    const { events } = readLines(ipmitoolSelList, rows.map((row) => `   1 | 03/02/24 | 09:14:07 UTC | ${row}`).join('\n'));

    expect(events.map((event) => [event.event.meaning, event.severity.derived])).toEqual([
      ['state', 'ok'],
      ['fault', 'critical'],
      ['recovery', 'ok'],
    ]);
  });
});

describe('rows of ipmitool -c', () => {
  it('finds the direction from the right, because nothing quotes the commas of an event', () => {
    const { events } = readLines(ipmitoolSelCsv, '5,03/02/24,09:14:07 UTC,Power Supply PS1,AC out-of-range, but present,Deasserted');

    expect(events[0]).toMatchObject({ direction: 'deassertion', event: { key: 'ipmi/08/6f/05', text: 'AC out-of-range, but present' } });
  });
});

describe('records of ipmitool -v', () => {
  const record = (lines: readonly string[]) => ['SEL Record ID          : 001a', ...lines].join('\n');

  it('decodes the event data again, the generator and the number of the sensor', () => {
    const { events } = readLines(
      ipmitoolSelVerbose,
      record([
        ' Record Type           : 02',
        ' Timestamp             : 03/02/2024 09:15:31',
        ' Generator ID          : 0001',
        ' Sensor Type           : Power Supply',
        ' Sensor Number         : 48',
        ' Event Type            : Sensor-specific Discrete',
        ' Event Direction       : Assertion Event',
        ' Event Data            : 36ff01',
        ' Description           : Config Error',
      ]),
    );

    expect(events[0]).toMatchObject({
      id: 'sel.txt#1',
      recordId: '1a',
      time: { instant: '2024-03-02T09:15:31.000Z' },
      generator: { id: 1, by: 'bios' },
      sensor: { number: 0x48 },
      event: { key: 'ipmi/08/6f/06', details: { mismatch: 'revision mismatch' } },
    });
  });

  it('makes up no time where the tool printed the date twice', () => {
    const { events } = readLines(
      ipmitoolSelVerbose,
      record([' Timestamp : 03/02/24 03/02/24', ' Sensor Type : Memory', ' Event Type : Sensor-specific Discrete', ' Event Data : 01ffff']),
    );

    expect(events[0]!.time).toMatchObject({ text: '03/02/24', instant: null });
  });

  it('does not take the state of the sensor now, which sel get adds, for the event', () => {
    const lines = [
      ' Sensor Type : Memory',
      ' Event Type : Sensor-specific Discrete',
      ' Event Data (RAW) : 01ffff',
      '',
      ' Sensor ID : DIMM A1 (0x87)',
      ' Entity ID : 32.4',
      ' Sensor Type : Fan',
    ];

    const { events } = readLines(ipmitoolSelVerbose, record(lines));

    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      sensor: { typeCode: 0x0c, name: 'DIMM A1', entity: 'memory device 4' },
      event: { key: 'ipmi/0c/6f/01' },
    });
  });
});

describe('rows of ipmi-sel', () => {
  it('knows no direction where the table has no column for it', () => {
    const { events } = readLines(
      freeipmiSel,
      'ID  | Date        | Time     | Name      | Type         | Event\n25  | Mar-02-2024 | 09:40:00 | PSU2      | Power Supply | Power Supply Failure detected',
    );

    expect(events[0]).toMatchObject({
      recordId: '25',
      direction: null,
      severity: { reported: null, derived: 'critical' },
      event: { meaning: 'fault' },
    });
  });

  it('keeps the state the tool gives and judges by the direction itself', () => {
    const { events } = readLines(
      freeipmiSel,
      'ID,Date,Time,Name,Type,State,Event Direction,Event\n9,Mar-02-2024,09:40:00,DIMM_A1,Memory,Critical,Deassertion Event,Uncorrectable memory error',
    );

    expect(events[0]).toMatchObject({ severity: { reported: 'Critical', derived: 'ok' }, event: { meaning: 'recovery' } });
  });

  it('reads the parts behind the event as quantities and details', () => {
    const head = 'ID,Date,Time,Name,Type,Event\n';
    const rows = [
      '1,Mar-02-2024,09:40:00,Inlet,Temperature,Upper Critical - going high ; Sensor Reading = 96.00 C ; Threshold = 95.00 C',
      '2,Mar-02-2024,09:40:01,Riser1,Slot/Connector,Slot is Disabled ; Slot/Connector Type = FAN ; Slot/Connector #9',
      '3,Mar-02-2024,09:40:02,Sensor #9,Memory,Event Offset = 0Eh (Event Type Code = 6Fh) ; OEM Event Data2 code = 12h',
    ];

    const { events } = readLines(freeipmiSel, head + rows.join('\n'));

    expect(events.map((event) => event.event)).toMatchObject([
      { text: 'Upper Critical - going high', reading: { value: 96, unit: 'degrees C' }, threshold: { value: 95, unit: 'degrees C' } },
      { key: 'ipmi/21/6f/08', details: { slotType: 'FAN', slotNumber: 9 } },
      { key: 'ipmi/0c/6f/0e', details: { oemData2: 0x12 } },
    ]);
  });
});

describe('records in hex and in bytes', () => {
  const memoryError = '01 00 02 00 92 e3 65 20 00 04 0c 87 6f a1 3b 81';

  it('joins a reply of ipmitool raw that goes over two lines', () => {
    const { events } = readLines(hexSel, ' ff ff 01 00 02 00 92 e3 65 20 00 04 0c 87 6f a1\n 3b 81');

    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ id: 'sel.txt#1', recordId: '1', event: { key: 'ipmi/0c/6f/01', details: { oemData2: 0x3b } } });
  });

  it('counts half a reply as malformed instead of reading it one field off', () => {
    const { events, unread } = readLines(hexSel, ' ff ff 01 00 02 00 92 e3 65 20 00 04 0c 87 6f a1');

    expect(events).toEqual([]);
    expect(unread).toEqual(['malformedRecord']);
  });

  it.each([['d41d8cd98f00b204e9800998ecf8427e'], ['ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff'], ['00 11 22 33']])(
    'does not claim %s, which is hex but no record',
    (line) => {
      expect(hexSel.claims(line)).toBe(false);
    },
  );

  it('gives a record of a file the offset of its bytes', () => {
    const { events } = readBytes(rawSel, `${memoryError} ${memoryError}`);

    expect(events.map((event) => [event.id, event.source.byte])).toEqual([
      ['sel.txt@0', 0],
      ['sel.txt@16', 16],
    ]);
  });

  it('claims bytes that are records and no others', () => {
    const text = new TextEncoder().encode('a text of exactly thirty-two byt');

    expect(rawSel.claims(bytesOf(`${memoryError} ${memoryError}`))).toBe(true);
    expect(rawSel.claims(text)).toBe(false);
    expect(rawSel.claims(new Uint8Array())).toBe(false);
  });

  it('reads the bytes of sel save, whatever the remark says', () => {
    const { events } = readLines(selSave, '0x04 0x0c 0x87 0xef 0x01 0xff 0xff # Memory #0x87 Correctable ECC');

    expect(events[0]).toMatchObject({
      direction: 'deassertion',
      sensor: { number: 0x87 },
      event: { key: 'ipmi/0c/6f/01' },
      time: { text: null },
    });
  });
});
