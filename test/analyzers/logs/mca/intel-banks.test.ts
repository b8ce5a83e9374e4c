import { describe, expect, it } from 'vitest';
import { intelUnitOf, isRegulatorCode } from '#analyzers/logs/mca/intel-banks.js';

describe('banks of scalable Intel processors', () => {
  it.each([
    ['50657', '13', 'memory'],
    ['50657', '5', 'interconnect'],
    ['606a6', '12', 'mesh-to-memory'],
    ['606a6', '7', 'interconnect'],
    ['806f8', '20', 'memory'],
    ['0xc06f2', '4', 'control'],
    ['50657', '1', 'core'],
    ['50657', '10', null],
    ['306f2', '7', null],
    [undefined, '7', null],
    ['50657', undefined, null],
  ])('processor %s bank %s is %s', (cpuid, bank, expected) => {
    expect(intelUnitOf(cpuid, bank)).toBe(expected);
  });

  it('tells codes of the voltage regulator from others of the control unit', () => {
    expect([0x3f, 0x40, 0x4e, 0x4f].map(isRegulatorCode)).toEqual([false, true, true, false]);
  });
});
