import { describe, expect, it } from 'vitest';
import { readText } from './read-text.js';

function keysOf(text: string) {
  return readText(text).events.map((event) => event.event.key);
}

describe('rows as tickets keep them', () => {
  it('reads sensor, event, direction and reading, HTML escapes and all', () => {
    const { events } = readText(
      ' temperature dimmg0_temp | upper critical going high | asserted | reading 91 &gt; threshold 85 degrees c.',
    );

    const [event] = events;
    expect(event?.event).toMatchObject({ key: 'ipmi/01/01/09', reading: { value: 91 }, threshold: { value: 85 } });
    expect(event).toMatchObject({ direction: 'assertion', time: { instant: null, text: null }, recordId: null });
    expect(event?.components).toMatchObject([{ class: 'memory', locator: 'dimmg0' }]);
  });

  it('finds the DIMM behind the direction', () => {
    const { events } = readText('memory | correctable ecc | asserted | cpu 0 dimm 8');

    expect(events[0]?.components).toMatchObject([{ class: 'memory', locator: 'cpu 0 dimm 8', place: { cpu: 0, slot: '8' } }]);
  });

  it('keeps a row that was printed without direction or event', () => {
    const { events } = readText('processor cpu_caterr | state asserted\nunknown #0x17 |');

    expect(events.map((event) => [event.event.key, event.direction, event.event.role])).toEqual([
      ['ipmi/07/03/01', null, 'caterr'],
      ['ipmi/--/--/--', null, null],
    ]);
  });

  it('takes rows joined to sentences apart, and leaves a full stop inside a row alone', () => {
    const { events } = readText(
      'memory #0x1 | correctable ecc | asserted. unknown #0xff |  | asserted. oem record c2 | 0002a2 | 0102. 2f | oem record ef | 0a0b.',
    );

    expect(events.map((event) => [event.id, event.event.key])).toEqual([
      ['log.txt#1.0', 'ipmi/0c/6f/00'],
      ['log.txt#1.1', 'ipmi/--/--/--'],
      ['log.txt#1.2', 'ipmi/oem/0002a2/c2'],
      ['log.txt#1.3', 'ipmi/oem/--/ef'],
    ]);
    expect(keysOf('memory #0x1 | Correctable ECC. Old text | asserted')).toEqual(['ipmi/0c/6f/00']);
  });

  it.each([
    '| name | value |',
    'Inlet Temp | 24 degrees C | ok',
    'FAN1 | 30h | ok | 29.1 | 4200 RPM',
    'a | b',
    'memory was replaced | twice',
  ])('does not take %s for an event', (line) => {
    const { events, summary } = readText(line, { formatId: 'sensor-rows' });

    expect(events).toEqual([]);
    expect(summary.unread).toEqual({ noFormat: 1 });
  });
});
