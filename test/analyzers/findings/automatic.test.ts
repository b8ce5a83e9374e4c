import { describe, expect, it } from 'vitest';
import { automaticFindings } from '#analyzers/findings/automatic.js';
import { extractFindings } from '#analyzers/findings/extract-findings.js';
import type { LogEvent } from '#domain/log-event.js';
import { readText } from '../logs/read-text.js';

const crash = [
  '1 | 01/05/2025 | 10:00:00 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted',
  '2 | 01/05/2025 | 10:00:01 | Processor CPU1_Status | IERR | Asserted',
  '3 | 01/05/2025 | 10:00:02 | Processor CPU1_Status | IERR | Deasserted',
];

function automaticOf(lines: readonly string[]) {
  const { events } = readText(lines.join('\n'));
  return automaticFindings(events, extractFindings(events));
}
const idsOf = (lines: readonly string[]) => automaticOf(lines).map(({ findingId }) => findingId);

describe('automatic findings', () => {
  it('tell an event by its key and the role of its sensor, each with the direction', () => {
    const ids = idsOf(crash);

    expect(ids).toContain('auto/key/ipmi/0c/6f/01/assertion');
    expect(ids).toContain('auto/key/ipmi/07/6f/00/assertion');
    expect(ids).toContain('auto/key/ipmi/07/6f/00/deassertion');
    expect(ids.filter((id) => id.startsWith('auto/key-role/ipmi/07/6f/00/'))).toHaveLength(2);
  });

  it('pair the kinds of events, each pair once and in the order of their names', () => {
    const pairs = idsOf(crash).filter((id) => id.startsWith('auto/together/'));

    const kinds = pairs.map((id) => id.slice('auto/together/'.length).split('+'));
    expect(kinds).toHaveLength(1);
    expect(kinds[0]?.[0]).toMatch(/^ipmi\/07\/6f\/00/);
    expect(kinds[0]?.[1]).toMatch(/^ipmi\/0c\/6f\/01/);
  });

  it('tell an expert finding by what else reports faults', () => {
    const alone = idsOf(crash.slice(1, 2));

    expect(idsOf(crash)).toContain('auto/context/cpu-ierr/memory-and-cpu');
    expect(alone).toContain('auto/context/cpu-ierr/cpu');
  });

  it('say how many components report faults, up to many, and whether processor and memory share a socket', () => {
    const dimms = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'].map((slot) => `Memory CPU1_DIMM_${slot} | Uncorrectable ECC | Asserted`);
    const elsewhere = ['Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted', 'Processor CPU0_Status | IERR | Asserted'];

    expect(idsOf(crash)).toEqual(expect.arrayContaining(['auto/spread/memory/1', 'auto/socket/same']));
    expect(idsOf(dimms)).toEqual(expect.arrayContaining(['auto/spread/memory/4', 'auto/spread/channel/3', 'auto/spread/socket/1']));
    expect(idsOf(elsewhere)).toContain('auto/socket/other');
  });

  it('tell uncorrectable and corrected errors of one module from those of two', () => {
    const corrected = (slot: string) => `Memory CPU1_DIMM_${slot} | Correctable ECC | Asserted`;
    const first = crash[0] ?? '';

    expect(idsOf([first, corrected('A3')])).toContain('auto/ecc/true-true/same-module');
    expect(idsOf([first, corrected('B3')])).toContain('auto/ecc/true-true/other-module');
    expect(idsOf([first])).toContain('auto/ecc/true-false/one-kind');
  });

  it('say how much was logged: rows, kinds of faults, kinds of states', () => {
    expect(idsOf(crash)).toEqual(expect.arrayContaining(['auto/extent/rows/2', 'auto/extent/faults/2', 'auto/extent/states/0']));
  });

  it('are about the server, each once, and cite a few events that show them', () => {
    const many = automaticOf(Array.from({ length: 40 }, () => crash[0] ?? ''));

    expect(new Set(many.map(({ findingId }) => findingId)).size).toBe(many.length);
    expect(many.every(({ state, component, origin }) => state === 'present' && component === null && origin === 'log')).toBe(true);
    expect(many.find(({ findingId }) => findingId === 'auto/key/ipmi/0c/6f/01/assertion')?.eventIds).toHaveLength(5);
  });

  it('keep the general ones of a log with more kinds of events than anybody reads', () => {
    const [event] = readText(crash[0] ?? '').events as [LogEvent];
    const kinds = Array.from({ length: 3000 }, (_, index) => ({
      ...event,
      id: `x#${index}`,
      event: { ...event.event, key: `oem/${index}` },
    }));

    const found = automaticFindings(kinds, []);

    expect(found).toHaveLength(1000);
    expect(found.some(({ findingId }) => findingId.startsWith('auto/together/'))).toBe(false);
  });

  it('are none of an empty log', () => {
    expect(automaticFindings([], [])).toEqual([]);
  });
});
