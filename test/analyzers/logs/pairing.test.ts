import { describe, expect, it } from 'vitest';
import { pairEvents } from '#analyzers/logs/event/pairing.js';
import { readDocument, readText } from './read-text.js';

const states = (text: string) => pairEvents(readText(text).events).map(({ event }) => [event.state.open, event.state.pairedWith]);

function elist(...rows: readonly string[]) {
  return rows.map((row, index) => `   ${(index + 1).toString(16)} | 03/02/24 | 09:${String(10 + index)}:00 UTC | ${row}`).join('\n');
}

describe('pairing of assertions and deassertions', () => {
  it('closes the condition of the same sensor and offset', () => {
    const log = elist(
      'Power Supply PS1_Status | Power Supply AC lost | Asserted',
      'Power Supply PS2_Status | Power Supply AC lost | Asserted',
      'Power Supply PS1_Status | Power Supply AC lost | Deasserted',
    );

    expect(states(log)).toEqual([
      [false, 'log.txt#3'],
      [true, null],
      [false, 'log.txt#1'],
    ]);
  });

  it('closes every open assertion and names the latest', () => {
    const log = elist(
      'Memory #0x87 | Correctable ECC | Asserted',
      'Memory #0x87 | Correctable ECC | Asserted',
      'Memory #0x87 | Correctable ECC | Deasserted',
    );

    expect(states(log)).toEqual([
      [false, 'log.txt#3'],
      [false, 'log.txt#3'],
      [false, 'log.txt#2'],
    ]);
  });

  it.each([
    ['Temperature CPU1_Temp | Upper Critical going high | Asserted', 'Temperature CPU1_Temp | Upper Critical going low  | Asserted'],
    ['Power Supply PS_RED | Redundancy Lost | Asserted', 'Power Supply PS_RED | Fully Redundant | Asserted'],
    ['Processor CPU0_PROCHOT | State Asserted | Asserted', 'Processor CPU0_PROCHOT | State Deasserted | Asserted'],
  ])('closes "%s" by "%s"', (fault, end) => {
    expect(states(elist(fault, end))).toEqual([
      [false, 'log.txt#2'],
      [false, 'log.txt#1'],
    ]);
  });

  it('leaves a deassertion alone whose beginning is not in the log', () => {
    expect(states(elist('Memory #0x87 | Uncorrectable ECC | Deasserted'))).toEqual([[false, null]]);
  });

  it('reads listings that begin with the newest row backwards', () => {
    const newestFirst = elist('Power Supply PS1 | Power Supply AC lost | Asserted', 'Power Supply PS1 | Power Supply AC lost | Deasserted')
      .split('\n')
      .toReversed()
      .join('\n');

    expect(states(newestFirst)).toEqual([
      [false, 'log.txt#2'],
      [false, 'log.txt#1'],
    ]);
  });

  it('pairs two messages of one maker by what they mean', () => {
    const entry = { EntryType: 'Oem', Severity: 'Critical' };
    const { events } = readDocument([
      { ...entry, Id: '1', Created: '2024-01-01T00:00:00Z', MessageId: 'PSU0003', Message: 'The power input for power supply 1 is lost.' },
      {
        ...entry,
        Id: '2',
        Created: '2024-01-01T00:09:00Z',
        MessageId: 'PSU0017',
        Message: 'The power input for power supply 1 has been restored.',
      },
    ]);

    const [lost, restored] = pairEvents(events);

    expect([lost?.event.state.pairedWith, restored?.event.state.pairedWith]).toEqual([restored?.id, lost?.id]);
  });

  it('closes the worse limits with the milder one', () => {
    const log = elist(
      'Temperature CPU1_Temp | Upper Non-critical going high | Asserted',
      'Temperature CPU1_Temp | Upper Critical going high | Asserted',
      'Temperature CPU1_Temp | Upper Non-critical going high | Deasserted',
    );

    expect(states(log)).toEqual([
      [false, 'log.txt#3'],
      [false, 'log.txt#3'],
      [false, 'log.txt#1'],
    ]);
  });

  it('closes every condition of a sensor that a service calls OK', () => {
    const entry = { EntryType: 'SEL', SensorType: 'Power Supply / Converter', SensorNumber: 7 };
    const { events } = readDocument([
      { ...entry, Id: '1', Created: '2024-01-01T00:00:00Z', Severity: 'Critical', EntryCode: 'Assert', Message: 'Power supply 1 failed.' },
      { ...entry, Id: '2', Created: '2024-01-01T00:09:00Z', Severity: 'OK', Message: 'All is well.' },
    ]);

    const [failed, well] = pairEvents(events);

    expect([failed?.event.state, well?.event.state]).toEqual([
      { open: false, pairedWith: well?.id },
      { open: false, pairedWith: failed?.id },
    ]);
  });

  it('pairs an alarm with its repeated text (Huawei)', () => {
    const entry = { EntryType: 'Event', Severity: 'Critical', Message: 'Fan module 3 lost.', Oem: { Huawei: { Level: 'Major' } } };
    const { events } = readDocument([
      { ...entry, Id: '1', Created: '2024-01-01T00:00:00Z', MessageId: 'iBMCEvents.2.0.FanLostMajorAlarm' },
      { ...entry, Id: '2', Created: '2024-01-01T00:09:00Z' },
    ]);

    const [lost, back] = pairEvents(events);

    expect([lost?.event.state.pairedWith, back?.event.state.pairedWith]).toEqual([back?.id, lost?.id]);
  });

  it('says which end is the third within an hour, and which fault the tenth', () => {
    const flapping = Array.from({ length: 3 }, () => [
      'Fan FAN1 | Lower Critical going low | Asserted',
      'Fan FAN1 | Lower Critical going low | Deasserted',
    ]);
    const storm = Array.from({ length: 11 }, () => 'Memory #0x87 | Correctable ECC | Asserted');

    const clears = pairEvents(readText(elist(...flapping.flat())).events).map(({ event }) => event.details.flapping ?? 0);
    const faults = pairEvents(readText(elist(...storm)).events).map(({ event }) => event.details.storm ?? 0);

    expect(clears).toEqual([0, 0, 0, 0, 0, 3]);
    expect(faults).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 11]);
  });

  it('pairs 60,000 rows of one sensor within seconds, since each is looked at once', () => {
    const row = (index: number) => `   ${(index + 1).toString(16)} | 03/02/24 | 09:00:00 UTC | Memory #0x87 | Correctable ECC | Asserted`;
    const events = readText(Array.from({ length: 60_000 }, (_, index) => row(index)).join('\n')).events;

    const startedMs = performance.now();
    pairEvents(events);

    expect(performance.now() - startedMs).toBeLessThan(3000);
  });

  it('changes no event it was given', () => {
    const { events } = readText(elist('Memory #0x87 | Correctable ECC | Asserted', 'Memory #0x87 | Correctable ECC | Deasserted'));
    const before = structuredClone(events);

    pairEvents(events);

    expect(events).toEqual(before);
  });
});

describe('boot epochs', () => {
  it('rise with each start, however many rows it writes', () => {
    const log = elist(
      'Memory #0x87 | Correctable ECC | Asserted',
      'System Boot Initiated #0xe0 | Initiated by power up | Asserted',
      'System Boot Initiated #0xe0 | System Restart | Asserted',
      'Memory #0x87 | Correctable ECC | Asserted',
      'System ACPI Power State #0x2a | S4/S5: soft-off | Asserted',
      'System ACPI Power State #0x2a | S0/G0: working | Asserted',
    );

    const epochs = pairEvents(readText(log).events).map((event) => event.bootEpoch);

    expect(epochs).toEqual([0, 1, 1, 1, 1, 2]);
  });
});
