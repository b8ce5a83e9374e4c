import { describe, expect, it } from 'vitest';
import { isDuplicate, markDuplicates } from '#analyzers/logs/event/duplicates.js';
import { readDocument, readText } from './read-text.js';

const selRow = (clock: string, id = '1') => `   ${id} | 03/02/24 | ${clock} UTC | Memory #0x87 | Uncorrectable ECC | Asserted`;

function entry(clock: string, slot = 'A1') {
  return {
    EntryType: 'Oem',
    Id: clock,
    Severity: 'Critical',
    Created: `2024-03-02T${clock}Z`,
    MessageId: 'MEM0001',
    Message: `Multi-bit memory errors detected on a memory device at location(s) DIMM_${slot}.`,
  };
}

function duplicates(sel: readonly string[], entries: readonly object[]) {
  const events = [...readText(sel.join('\n')).events, ...readDocument(entries).events];
  return markDuplicates(events).map((event) => event.event.details.duplicateOf ?? null);
}

describe('the same event in two logs', () => {
  it('counts once: the one that names its part', () => {
    const [sel, message] = duplicates([selRow('09:00:00')], [entry('09:00:02')]);

    expect([sel, message]).toEqual([expect.stringMatching(/^log\.json#/), null]);
  });

  it('is two events more than three seconds apart', () => {
    expect(duplicates([selRow('09:00:00')], [entry('09:00:04')])).toEqual([null, null]);
  });

  it('is paired one for one', () => {
    const found = duplicates([selRow('09:00:00')], [entry('09:00:01'), entry('09:00:02')]);

    expect(found.filter((each) => each !== null)).toHaveLength(1);
  });

  it('is two events where both name different parts', () => {
    const first = readDocument([entry('09:00:00', 'A1')]).events;
    const second = readDocument([entry('09:00:00', 'B1')]).events.map((event) => ({
      ...event,
      source: { ...event.source, file: 'other.json' },
    }));

    expect(markDuplicates([...first, ...second]).some(isDuplicate)).toBe(false);
  });

  it('counts once where a file holds a row twice', () => {
    expect(duplicates([selRow('09:00:00'), selRow('09:00:00')], [])).toEqual([null, 'log.txt#1']);
  });

  it('is not guessed within one listing', () => {
    expect(duplicates([selRow('09:00:00', '1'), selRow('09:00:00', '2')], [])).toEqual([null, null]);
  });
});
