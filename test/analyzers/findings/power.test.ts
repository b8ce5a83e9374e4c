import { describe, expect, it } from 'vitest';
import { absentIn, elist, findingsOf, presentIn, presentInMessage } from './findings-of.js';

const lost = (supply: string) => `Power Supply ${supply}_Status | Power Supply AC lost | Asserted`;
const failed = (supply: string, direction = 'Asserted') => `Power Supply ${supply}_Status | Failure detected | ${direction}`;
const low = (rail: string) => `Voltage ${rail} | Lower Critical going low | Asserted`;

describe('one power row', () => {
  it.each([
    [lost('PS1'), ['psu-input-lost@PS1']],
    [failed('PS1'), ['psu-failure@PS1']],
    ['Power Supply #0x51 | Failure detected | Asserted', ['psu-failure']],
    ['Power Supply PS1_Status | Predictive failure | Asserted', ['psu-predictive-failure@PS1']],
    ['Power Supply PS1_Status | AC out-of-range, but present | Asserted', ['psu-input-out-of-range@PS1']],
    ['Power Supply PS1_Status | Config Error | Asserted', ['psu-configuration-error@PS1']],
    ['Power Unit PS_Redundancy | Redundancy Lost | Asserted', ['psu-redundancy-lost']],
    ['Power Unit #0x01 | AC lost | Asserted', ['power-unit-ac-lost']],
    ['Power Unit #0x01 | Soft-power control failure | Asserted', ['power-soft-control-failure']],
    ['Power Unit #0x01 | Failure detected | Asserted', ['power-unit-failure']],
    ['Power Unit #0x01 | 240VA power down | Asserted', ['power-240va-down']],
    ['Temperature PS1 Temp | Upper Critical going high | Asserted', ['psu-over-temperature@PS1']],
    [low('P3V3'), ['voltage-rail-out-of-range']],
    [low('VBAT'), ['cmos-battery-low']],
    ['Battery VBAT | Failed | Asserted', ['cmos-battery-low']],
  ])('%s shows %s', (row, expected) => {
    expect(presentIn(...elist(row))).toEqual(expected);
  });

  it.each([
    'Power Supply PS1_Status | Presence detected | Asserted',
    'Power Unit PS_Redundancy | Fully Redundant | Asserted',
    'Voltage P3V3 | Lower Critical going low | Deasserted',
    'Power Unit #0x01 | Power off/down | Deasserted',
  ])('%s shows no power fault', (row) => {
    expect(presentIn(...elist(row)).filter((finding) => /^(?:psu|power|voltage)-/.test(finding))).toEqual([]);
  });
});

describe('a power message', () => {
  it.each([
    ['Power.1.0.PowerSupplyRemoved', 'Power supply PSU1 was removed.', 'psu-presence-lost@PSU1'],
    ['IDRAC.2.8.PSU0003', 'The power input for power supply 1 is lost.', 'psu-input-lost@power supply 1'],
    ['Other.1.0.Event', 'Power supply 2 failure detected', 'psu-failure@Power supply 2'],
  ])('%s "%s" shows %s', (id, text, expected) => {
    expect(presentInMessage(id, text)).toContain(expected);
  });

  it('of a predicted failure is not a failure', () => {
    expect(presentInMessage('Other.1.0.Event', 'Predicted power supply 2 failure')).not.toContain('psu-failure@power supply 2');
  });
});

describe('inputs', () => {
  it('lost at every supply are one upstream', () => {
    expect(presentIn(...elist(lost('PS1'), lost('PS2')))).toContain('psu-all-inputs-lost');
  });

  it.each([
    ['one supply twice', [lost('PS1'), lost('PS1')]],
    [
      'supplies without a name',
      ['Power Supply #0x51 | Power Supply AC lost | Asserted', 'Power Supply #0x52 | Power Supply AC lost | Asserted'],
    ],
    ['supplies of which one only recovered', [lost('PS1'), lost('PS2').replace('Asserted', 'Deasserted')]],
  ])('lost at %s are not all', (_, rows) => {
    expect(presentIn(...elist(...rows))).not.toContain('psu-all-inputs-lost');
  });

  it('lost at one supply only are not lost at all of them', () => {
    expect(absentIn(...elist(lost('PS1')))).toContain('psu-all-inputs-lost');
    expect(absentIn(...elist('Event Logging Disabled SEL | Log full | Asserted', lost('PS1')))).not.toContain('psu-all-inputs-lost');
  });

  it('that come back with the supply in place are restored', () => {
    expect(presentIn(...elist(lost('PS1'), lost('PS1').replace('Asserted', 'Deasserted')))).toContain('psu-input-restored@PS1');
    expect(presentIn(...elist(lost('PS1')))).not.toContain('psu-input-restored@PS1');
    expect(presentIn(...elist(lost('PS1').replace('Asserted', 'Deasserted')))).not.toContain('psu-input-restored@PS1');
  });
});

describe('a supply that says which of its parts failed', () => {
  it.each([
    ['Power supply 1 failed: output over-voltage', 'psu-output-fault@Power supply 1'],
    ['Power supply 1 failed: over-temperature', 'psu-over-temperature@Power supply 1'],
    ['Power supply 1 failed: fan', 'psu-fan-fault@Power supply 1'],
  ])('"%s" shows %s', (text, expected) => {
    expect(presentInMessage('Other.1.0.Event', text)).toContain(expected);
  });
});

describe('a supply', () => {
  it('flaps where it fails three times', () => {
    const rows = [failed('PS1'), failed('PS1', 'Deasserted'), failed('PS1')];

    expect(presentIn(...elist(...rows))).toContain('psu-failure-flapping@PS1');
    expect(presentIn(...elist(...rows.slice(0, 2)))).not.toContain('psu-failure-flapping@PS1');
  });

  it('does not flap for the failures of another', () => {
    expect(presentIn(...elist(failed('PS1'), failed('PS1'), failed('PS2')))).not.toContain('psu-failure-flapping@PS1');
  });

  it('is gone where its presence went', () => {
    expect(presentIn(...elist('Power Supply PS1_Status | Presence detected | Deasserted'))).toContain('psu-presence-lost@PS1');
  });
});

describe('power off', () => {
  const off = 'Power Unit #0x01 | Power off/down | Asserted';

  it('is unexpected where nobody asked for it', () => {
    expect(presentIn(...elist(off))).toContain('power-off-unexpected');
  });

  it.each([
    'Button #0x80 | Power Button pressed | Asserted',
    'OS Critical Stop #0x80 | OS graceful shutdown | Asserted',
    'System Boot Initiated #0x80 | System Restart | Chassis Control command | Asserted',
  ])('is expected after %s', (row) => {
    expect(presentIn(...elist(row, off))).not.toContain('power-off-unexpected');
  });

  it('is bound to the server', () => {
    const finding = findingsOf(...elist(off)).find((one) => one.findingId === 'power-off-unexpected');

    expect(finding?.component).toBeNull();
  });
});
