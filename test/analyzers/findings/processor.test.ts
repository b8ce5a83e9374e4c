import { describe, expect, it } from 'vitest';
import { elist, findingsOf, presentIn, presentInMessage } from './findings-of.js';

const crashPair = 'cpu-error-without-memory-event';

describe('one processor row', () => {
  it.each([
    ['Processor CPU1_Status | IERR | Asserted', [crashPair, 'cpu-ierr@CPU1']],
    ['Processor #0x1c | IERR | Asserted', [crashPair, 'cpu-ierr']],
    ['Processor CPU1_Status | Thermal Trip | Asserted', ['cpu-thermal-trip@CPU1']],
    ['Processor CPU1_THERMTRIP | State Asserted | Asserted', ['cpu-thermal-trip@CPU1']],
    ['Processor CPU1_Status | FRB1/BIST failure | Asserted', ['cpu-bist-failure@CPU1']],
    ['Processor CPU1_Status | FRB2/Hang in POST failure | Asserted', ['cpu-post-hang@CPU1']],
    ['Processor CPU1_Status | FRB3/Processor startup/init failure | Asserted', ['cpu-startup-failure@CPU1']],
    ['Processor CPU1_Status | Configuration Error | Asserted', ['cpu-configuration-error@CPU1']],
    ['Processor CPU1_Status | Disabled | Asserted', ['cpu-disabled@CPU1']],
    ['Processor CPU1_Status | Throttled | Asserted', ['cpu-throttled@CPU1']],
    ['Processor CPU1_PROCHOT | State Asserted | Asserted', ['cpu-throttled@CPU1']],
    ['Processor CPU1_Status | Correctable machine check error | Asserted', ['cpu-correctable-machine-check@CPU1']],
    ['Processor CPU1_Status | Uncorrectable machine check exception | Asserted', [crashPair, 'cpu-uncorrectable-machine-check@CPU1']],
    ['Processor CPU_CATERR | State Asserted | Asserted', ['cpu-caterr', crashPair]],
    ['Processor CPU0 CATERR |  | Asserted', ['cpu-caterr@CPU0', crashPair]],
    ['Processor CPU1_MSMI | State Asserted | Asserted', [crashPair, 'cpu-msmi@CPU1']],
    ['Temperature CPU1_Temp | Upper Critical going high | Asserted', ['cpu-over-temperature@CPU1']],
  ])('%s shows %s', (row, expected) => {
    expect(presentIn(...elist(row))).toEqual(expected);
  });

  it.each([
    'Processor CPU1_Status | Presence detected | Asserted',
    'Processor CPU1_Status | Disabled | Deasserted',
    'Processor CPU_CATERR | State Deasserted | Asserted',
    'Processor CPU1_PROCHOT | State Deasserted | Asserted',
    'Chip Set #0x80 | Thermal Trip | Asserted',
  ])('%s shows no processor fault', (row) => {
    expect(presentIn(...elist(row)).filter((finding) => finding.startsWith('cpu-'))).toEqual([]);
  });
});

describe('a processor message', () => {
  it.each([
    ['Machine check exception on CPU 1', [crashPair, 'cpu-uncorrectable-machine-check@CPU 1']],
    ['A correctable machine check error was detected on CPU 1', ['cpu-correctable-machine-check@CPU 1']],
    ['TOR timeout on CPU 1', ['cpu-three-strike@CPU 1']],
    ['Monitor timeout', []],
  ])('"%s" shows %s', (text, expected) => {
    expect(presentInMessage('Other.1.0.Event', text)).toEqual(expected);
  });
});

describe('a crash and what stands beside it', () => {
  const ierr = 'Processor CPU1_Status | IERR | Asserted';

  it('is one without a memory event only where a complete event log was read', () => {
    const complete = presentIn(...elist(ierr));
    const cleared = presentIn(...elist('Event Logging Disabled SEL | Log area reset/cleared | Asserted', ierr));

    expect(complete).toContain(crashPair);
    expect(cleared).not.toContain(crashPair);
  });

  it.each(['Correctable ECC', 'Uncorrectable ECC', 'Memory Device Disabled', 'Configuration Error'])(
    'has a memory event with %s',
    (event) => {
      expect(presentIn(...elist(`Memory DIMM_A1 | ${event} | Asserted`, ierr))).not.toContain(crashPair);
    },
  );

  it('is bound to the DIMM with the uncorrectable error', () => {
    const pair = findingsOf(...elist('Memory DIMM_A1 | Uncorrectable ECC | Asserted', ierr)).find(
      (finding) => finding.findingId === 'cpu-error-with-memory-uncorrectable',
    );

    expect(pair?.component).toEqual({ class: 'memory', locator: 'DIMM_A1' });
    expect([...(pair?.eventIds ?? [])].sort()).toEqual(['log.txt#1', 'log.txt#2']);
  });

  it('spans sockets where two report it', () => {
    const both = presentIn(...elist(ierr, 'Processor CPU2_Status | IERR | Asserted'));

    expect(both).toContain('cpu-errors-on-several-sockets');
    expect(presentIn(...elist(ierr))).not.toContain('cpu-errors-on-several-sockets');
  });
});
