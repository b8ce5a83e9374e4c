import { describe, expect, it } from 'vitest';
import { readDocument, readText } from '../read-text.js';

describe('Inspur logs', () => {
  it('reads a row of the diagnosis log with its code as alias, its part and the server of the prefix', () => {
    const { events } = readText(
      '<162>  2023-02-03T04:05:06.120032+08:00 FX0A1B2C3 InspurDiagnose:   |2023-02-03T04:05:06+08:00|PSU|Assert|Warning|0803AA01|PSU1_Supply  PSU    Power Supply input lost (AC/DC)|',
    );

    expect(events[0]).toMatchObject({ direction: 'assertion', severity: { reported: 'Warning' } });
    expect(events[0]?.event).toMatchObject({ key: 'ipmi/08/6f/03', aliases: ['inspur/0803AA01'] });
    expect(events[0]?.event.details).toMatchObject({ server: 'FX0A1B2C3', part: 'PSU' });
    expect(events[0]?.components).toMatchObject([{ class: 'psu', locator: 'PSU1' }]);
    expect(events[0]?.time.instant).toBe('2023-02-02T20:05:06.000Z');
  });

  it('finds the valid banks of a register dump with processor and channel', () => {
    const { events, unread } = readDocument({
      Time: '2023-02-03 04:05:06',
      CPU: [
        {
          CPUID: 1,
          MCBank: [
            { BankID: 0, STATUS: '0x0' },
            { BankID: 13, STATUS: '0xbd80000000100091' },
          ],
        },
      ],
    });

    expect(unread).toEqual([]);
    expect(events.map((event) => event.event.key)).toEqual(['ipmi/0c/6f/01']);
    expect(events[0]?.components).toMatchObject([{ class: 'memory', place: { cpu: 1, channel: '1' } }]);
    expect(events[0]?.time.text).toBe('2023-02-03 04:05:06');
  });

  it('reads the kind of error from the analysis where part and degree stand apart', () => {
    const { events } = readDocument([{ Time: '2023-02-03 04:05:06', DeviceType: 'Memory', Location: 'CPU1_C2D0', ErrorType: 'UCE' }]);

    expect(events[0]?.event.key).toBe('ipmi/0c/6f/01');
    expect(events[0]?.components).toMatchObject([{ class: 'memory', locator: 'CPU1_C2D0' }]);
  });

  it('takes the severity of a message from its priority', () => {
    const { events } = readText('<130> 2023-02-03T04:05:06+08:00 FX0A1B2C3 IPMIMain: [12 : 12 CRITICAL]PSU0 AC Lost');

    expect(events[0]?.severity.reported).toBe('Critical');
    expect(events[0]?.event.key).toBe('ipmi/08/6f/03');
  });

  it('reads the bits of a PMBus status word, the input before what follows from it', () => {
    const { events } = readText('PSU1 STATUS_WORD: 0x2848');

    expect(events[0]?.event.key).toBe('ipmi/08/6f/04');
    expect(events[0]?.event.text).toContain('input under-voltage');
  });
});
