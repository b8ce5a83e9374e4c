import { describe, expect, it } from 'vitest';
import { meanErrorIntervalMinutes } from '#usecases/diagnose/error-interval.js';
import { elist } from '../../analyzers/findings/findings-of.js';
import { readText } from '../../analyzers/logs/read-text.js';

const error = (slot: string) => `Memory DIMM_${slot} | Correctable ECC | Asserted`;
const boot = 'System Boot Initiated #0x80 | Initiated by power up | Asserted';
/** Rows a minute apart. */
const eventsOf = (...rows: readonly string[]) => ({ citedEvents: readText(elist(...rows).join('\n')).events });
const dimm = (locator: string | null) => ({ class: 'memory' as const, locator });

describe('the mean interval between errors', () => {
  it('is that of the part in question', () => {
    const events = eventsOf(error('A1'), error('B1'), error('B1'), error('A1'), error('B1'));

    expect(meanErrorIntervalMinutes(events, dimm('DIMM_A1'))).toBe(3);
    expect(meanErrorIntervalMinutes(events, dimm('DIMM_B1'))).toBe(1.5);
  });

  it('is that of all errors where no part is named, or none of its errors is there', () => {
    const events = eventsOf(error('A1'), boot, error('B1'));

    expect([null, dimm(null), dimm('DIMM_C1')].map((component) => meanErrorIntervalMinutes(events, component))).toEqual([2, 2, 2]);
  });

  it('is not known of a single error, nor of none', () => {
    expect(meanErrorIntervalMinutes(eventsOf(error('A1'), boot), null)).toBeNull();
    expect(meanErrorIntervalMinutes(eventsOf(boot, boot), null)).toBeNull();
  });
});
