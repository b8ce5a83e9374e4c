import { describe, expect, it } from 'vitest';
import { readText } from '../read-text.js';

describe('sensors as they are now', () => {
  it('tell a state where they are well, with their reading and no time', () => {
    const { events } = readText('Inlet Temp       | 30h | ok  | 55.1 | 24 degrees C');

    expect(events[0]).toMatchObject({
      direction: null,
      time: { text: null },
      sensor: { name: 'Inlet Temp', number: 0x30, entity: 'air inlet 1', typeCode: 1 },
      severity: { derived: 'ok' },
      event: { meaning: 'state', class: 'threshold', reading: { value: 24, unit: 'degrees C' } },
    });
  });

  it('tell nothing where they cannot be read', () => {
    const rows = [
      'CPU2 Temp        | 02h | ns  |  3.2 | No Reading',
      'CPU2 Temp        | no reading        | ns',
      'CPU2 Temp        | na         | degrees C  | na    | na | na | na | na | na | na',
      'CPU2 Temp,02h,ns,3.2,No Reading',
      'ID | Name | Type | Reading | Units | Event',
      '4  | CPU2 Temp | Temperature | N/A | C | N/A',
    ];

    const { events, unread } = readText(rows.join('\n'));

    expect([events, unread]).toEqual([[], []]);
  });

  it('find the side of a crossing in the thresholds of sensor list', () => {
    const { events } = readText('P3V3 | 3.900 | Volts | cr | 2.000 | 2.900 | 3.000 | 3.500 | 3.700 | 4.200');

    expect(events[0]).toMatchObject({
      provenance: 'standard',
      event: { key: 'ipmi/02/01/09', threshold: { value: 3.7, unit: 'Volts' }, meaning: 'fault' },
    });
  });

  it('infer the side only where a quantity has a usual one', () => {
    const { events } = readText(['FAN1 | 0 RPM | cr', 'P12V | 9.10 Volts | cr'].join('\n'));

    expect(events.map((event) => [event.event.key, event.provenance, event.severity.derived])).toEqual([
      ['ipmi/04/01/02', 'inferred', 'critical'],
      ['ipmi/02/01/--', 'unknown', 'critical'],
    ]);
  });

  it('make an event of each sign of a discrete sensor, and none of its presence', () => {
    const { events } = readText('PSU2,52h,ok,10.2,Presence detected, Failure detected, Power Supply AC lost');

    expect(events.map((event) => [event.id, event.event.key])).toEqual([
      ['log.txt#1.0', 'ipmi/08/6f/01'],
      ['log.txt#1.1', 'ipmi/08/6f/03'],
    ]);
  });

  it('decode the bits of a status sensor whose part is in place, and of no other', () => {
    const thresholds = Array.from({ length: 6 }, () => 'na').join(' | ');
    const rows = [
      `PSU2_Status | 0x0 | discrete | 0x0b80| ${thresholds}`,
      `PSU3_Status | 0x0 | discrete | 0x0280| ${thresholds}`,
      `Riser_State | 0x0 | discrete | 0x0280| ${thresholds}`,
    ];

    const { events } = readText(rows.join('\n'));

    expect(events.map((event) => [event.event.key, event.event.meaning, event.provenance])).toEqual([
      ['ipmi/08/6f/01', 'fault', 'inferred'],
      ['ipmi/08/6f/03', 'fault', 'inferred'],
      ['ipmi/--/--/--', 'state', 'unknown'],
      ['ipmi/--/--/--', 'state', 'unknown'],
    ]);
  });

  it('name the worst of the thresholds that FreeIPMI lists', () => {
    const { events } = readText(
      "7 | FAN1 | Fan | Critical | 300.00 | RPM | 'At or Below (<=) Lower Non-Critical Threshold' 'At or Below (<=) Lower Critical Threshold'",
    );

    expect(events[0]).toMatchObject({
      event: { key: 'ipmi/04/01/02', reading: { value: 300, unit: 'RPM' } },
      severity: { reported: 'Critical' },
    });
  });

  it('leave a row of a SEL behind their table to the log', () => {
    const rows = [
      'ID | Name | Type | Reading | Units | Event',
      "1 | P12V | Voltage | 12.10 | V | 'OK'",
      '2 | Mar-02-2024 | 09:14:07 | PSU1 | Power Supply | Power Supply Failure detected',
    ];

    const { events } = readText(rows.join('\n'));

    expect(events.map((event) => [event.source.format, event.event.key])).toEqual([
      ['freeipmi-sensors', 'ipmi/02/01/--'],
      ['freeipmi-sel', 'ipmi/08/6f/01'],
    ]);
  });

  it('behind a record of sel get name its sensor and are read by themselves', () => {
    const rows = [
      'SEL Record ID          : 008a',
      ' Sensor Type           : Power Supply',
      ' Sensor Number         : 48',
      ' Event Type            : Sensor-specific Discrete',
      ' Event Direction       : Assertion Event',
      ' Event Data (RAW)      : 01ffff',
      ' Description           : Failure detected',
      '',
      'Sensor ID              : PSU1_Status (0x48)',
      ' Entity ID             : 10.1',
      ' Sensor Type (Discrete): Power Supply',
      ' States Asserted       : Power Supply',
      '                         [Presence detected]',
    ];

    const { events } = readText(rows.join('\n'));

    expect(events.map((event) => [event.source.format, event.sensor?.name, event.event.key])).toEqual([
      ['ipmitool-sel-verbose', 'PSU1_Status', 'ipmi/08/6f/01'],
      ['sensor-get', 'PSU1_Status', 'ipmi/08/6f/00'],
    ]);
  });
});
