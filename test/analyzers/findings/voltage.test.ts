import { describe, expect, it } from 'vitest';
import { elist, presentIn } from './findings-of.js';

const low = (rail: string, reading = '') => `Voltage ${rail} | Lower Critical going low | Asserted${reading}`;
const farOff = ' | Reading 0.40 < Threshold 2.97 Volts';
const nearly = ' | Reading 2.95 < Threshold 2.97 Volts';
const off = 'Power Unit #0x01 | Power off/down | Asserted';

describe('one rail', () => {
  it.each([
    ['P1V05_PCH', []],
    ['P5V', []],
    ['PVCCIN_CPU1', ['voltage-cpu-rail']],
    ['CPU1_VCORE', ['voltage-cpu-rail']],
    ['PVDDQ_ABC', ['voltage-memory-rail']],
    ['VDIMM_AB', ['voltage-memory-rail']],
    ['P5V_AUX', ['voltage-standby-rail']],
    ['3.3VSB', ['voltage-standby-rail']],
    ['P3V3_STBY', ['voltage-standby-rail']],
  ])('%s is of %s', (rail, owners) => {
    expect(presentIn(...elist(low(rail)))).toEqual([...owners, 'voltage-rail-out-of-range'].sort());
  });

  it('of 12 V is told as such', () => {
    expect(presentIn(...elist(low('P12V')))).toEqual(['voltage-12v-out-of-range', 'voltage-rail-out-of-range']);
  });

  it('and another of another owner are of neither', () => {
    expect(presentIn(...elist(low('PVCCIN_CPU1'), low('PVDDQ_ABC')))).toEqual(['voltage-rail-out-of-range']);
  });
});

describe('many rails', () => {
  const many = (reading: string) => [low('P1V05', reading), low('P3V3', reading), low('P5V', reading)];

  it('far off on a server that nothing happened to are wrong readings', () => {
    expect(presentIn(...elist(...many(farOff)))).toEqual(['readings-without-effect']);
  });

  it('without a printed reading may be either', () => {
    expect(presentIn(...elist(...many('')))).toEqual(['readings-without-effect', 'voltage-many-rails']);
  });

  it.each([
    ['near their limits', elist(...many(nearly))],
    ['that the server goes off with', elist(...many(farOff), off)],
    ['in a log that was full', elist('Event Logging Disabled SEL | Log full | Asserted', ...many(farOff))],
  ])('%s are rails', (_, rows) => {
    expect(presentIn(...rows)).toContain('voltage-many-rails');
    expect(presentIn(...rows)).not.toContain('readings-without-effect');
  });
});
