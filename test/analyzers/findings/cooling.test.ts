import { describe, expect, it } from 'vitest';
import { elist, presentIn, presentInMessage } from './findings-of.js';

const slow = (fan: string, direction = 'Asserted') => `Fan ${fan} | Lower Critical going low | ${direction}`;
const hot = (sensor: string) => `Temperature ${sensor} | Upper Critical going high | Asserted`;

describe('one row of a fan or a temperature', () => {
  it.each([
    [slow('FAN1'), ['fan-speed-low@FAN1']],
    [slow('FAN1', 'Deasserted'), ['fan-speed-low@FAN1']],
    ['Fan FAN1 | Transition to Critical from less severe | Asserted', ['fan-failed@FAN1']],
    ['Fan FAN1 | Device Absent | Asserted', ['fan-presence-lost@FAN1']],
    ['Fan #0x30 | Redundancy Lost | Asserted', ['fan-redundancy-lost']],
    [hot('Inlet_Temp'), ['inlet-over-temperature']],
    [hot('MB Temp'), ['board-over-temperature']],
    [hot('CPU1_Temp'), ['cpu-over-temperature@CPU1']],
  ])('%s shows %s', (row, expected) => {
    expect(presentIn(...elist(row))).toEqual(expected);
  });

  it.each(['Fan FAN1 | Device Present | Asserted', 'Fan FAN1 | State Asserted | Asserted', 'Fan #0x30 | Fully Redundant | Asserted'])(
    '%s shows no fault of a fan',
    (row) => {
      expect(presentIn(...elist(row)).filter((finding) => finding.startsWith('fan-'))).toEqual([]);
    },
  );
});

describe('fans', () => {
  it('flap where one comes and goes', () => {
    const comesAndGoes = [slow('FAN1'), slow('FAN1', 'Deasserted'), slow('FAN1'), slow('FAN1', 'Deasserted')];

    expect(presentIn(...elist(...comesAndGoes))).toContain('fan-flapping@FAN1');
    expect(presentIn(...elist(...comesAndGoes.slice(0, 3)))).not.toContain('fan-flapping@FAN1');
    expect(presentIn(...elist(slow('FAN1'), slow('FAN1'), slow('FAN1'), slow('FAN1')))).not.toContain('fan-flapping@FAN1');
  });

  it.each([
    [['FAN1', 'FAN2'], false],
    [['FAN1', 'FAN2', 'FAN3'], true],
    [['FAN1', 'FAN1', 'FAN1'], false],
    [['#0x30', '#0x31', '#0x32'], false],
  ])('%s slow are all affected: %s', (fans, expected) => {
    expect(presentIn(...elist(...fans.map((fan) => slow(fan)))).includes('fan-all-affected')).toBe(expected);
  });
});

describe('a fan controller', () => {
  it('that is off-line is told as such', () => {
    expect(presentInMessage('Other.1.0.Event', 'Fan controller is offline')).toContain('fan-controller-fault');
    expect(presentInMessage('Other.1.0.Event', 'Fan 3 has failed')).not.toContain('fan-controller-fault');
  });
});

describe('fans at full speed', () => {
  const fast = (fan: string) => `Fan ${fan} | Upper Non-critical going high | Asserted`;

  it('are three or more above their upper limit', () => {
    expect(presentIn(...elist(fast('FAN1'), fast('FAN2'), fast('FAN3')))).toContain('fans-full-speed');
    expect(presentIn(...elist(fast('FAN1'), fast('FAN2')))).not.toContain('fans-full-speed');
  });

  it.each([
    ['All fans running at full speed', true],
    ['Fan speed set to 100%', true],
    ['风扇全速运转', true],
    ['Fan 3 speed is normal', false],
  ])('"%s" says so: %s', (text, expected) => {
    expect(presentInMessage('Other.1.0.Event', text, 'Warning').includes('fans-full-speed')).toBe(expected);
  });
});

describe('hot sensors', () => {
  it('are the air where three or more are hot, and the part where one is', () => {
    expect(presentIn(...elist(hot('CPU1_Temp'), hot('CPU2_Temp'), hot('DIMM_A1 Temp')))).toContain('temperature-many-sensors');
    expect(presentIn(...elist(hot('CPU1_Temp'), hot('CPU1_Temp'), hot('CPU2_Temp')))).not.toContain('temperature-many-sensors');
  });

  it('that only cool down say nothing of now', () => {
    expect(presentIn(...elist(hot('MB Temp').replace('Asserted', 'Deasserted')))).not.toContain('board-over-temperature');
  });

  it('of a part are not the board', () => {
    expect(presentIn(...elist(hot('DIMM_A1 Temp')))).toEqual(['memory-over-temperature@DIMM_A1']);
  });
});
