import { describe, expect, it } from 'vitest';
import { elist, presentIn } from './findings-of.js';

describe('one management row', () => {
  it.each([
    ['Management Subsystem Health #0x80 | Sensor access degraded or unavailable | Asserted', ['bmc-health-degraded']],
    ['Management Subsystem Health #0x80 | Management controller off-line | Asserted', ['bmc-unavailable']],
    ['Management Subsystem Health #0x80 | Management controller unavailable | Asserted', ['bmc-unavailable']],
    ['Management Subsystem Health #0x80 | Sensor failure | Asserted', ['bmc-sensor-failure']],
    ['Management Subsystem Health #0x80 | FRU failure | Asserted', ['fru-communication-lost']],
    ['FRU State #0x80 | Communication lost | Asserted', ['fru-communication-lost']],
    ['Event Logging Disabled SEL | Log full | Asserted', ['sel-full']],
    ['Watchdog 2 #0x80 | Timer expired | Asserted', ['watchdog-expired']],
    ['Watchdog 2 #0x80 | Hard reset | Asserted', ['watchdog-reset']],
    ['OS Critical Stop #0x80 | Run-time critical stop | Asserted', ['os-critical-stop']],
    ['Boot Error #0x80 | No bootable media | Asserted', ['boot-failure']],
    ['System Firmware Progress #0x1f | System Firmware Hang | Asserted', ['firmware-hang']],
    ['System Firmware Progress #0x1f | Firmware (BIOS) ROM corruption detected | Asserted', ['firmware-post-error']],
    ['Version Change #0x80 | Hardware incompatibility detected | Asserted', ['hardware-incompatible']],
    ['Version Change #0x80 | Firmware or software incompatibility detected | Asserted', ['firmware-incompatible']],
    ['Physical Security Intrusion | General Chassis intrusion | Asserted', ['chassis-intrusion']],
    ['Physical Security Intrusion | LAN Leash Lost | Asserted', ['lan-leash-lost']],
    ['Platform Security #0x80 | Pre-boot password violation - user password | Asserted', ['platform-security-violation']],
    ['System Event #0x80 | Undetermined system hardware failure | Asserted', ['system-failure-undetermined']],
    ['Chip Set #0x80 | Thermal Trip | Asserted', ['board-fault']],
    ['Module / Board #0x80 | Transition to Critical from less severe | Asserted', ['board-fault']],
  ])('%s shows %s', (row, expected) => {
    expect(presentIn(...elist(row))).toEqual(expected);
  });
});

describe('a row that reports what is or what was done', () => {
  it.each([
    ['Event Logging Disabled SEL | Log area reset/cleared | Asserted', 'sel-cleared'],
    ['OS Critical Stop #0x80 | OS graceful shutdown | Asserted', 'os-graceful-shutdown'],
    ['Version Change #0x80 | Firmware or software change detected | Asserted', 'firmware-changed'],
    ['Version Change #0x80 | Hardware change detected | Asserted', 'hardware-changed'],
    ['System Event #0x80 | Timestamp Clock Sync | Asserted', 'time-jump'],
    ['Button #0x80 | Power Button pressed | Asserted', 'person-pressed-button'],
    ['System Boot Initiated #0x80 | Initiated by power up | Asserted', 'server-restarted'],
  ])('%s shows %s, and that the log holds no sign of a fault', (row, finding) => {
    expect(presentIn(...elist(row))).toEqual([finding, 'only-state-events'].sort());
  });

  it.each([
    'Button #0x80 | Power Button pressed | Deasserted',
    'Physical Security Intrusion | General Chassis intrusion | Deasserted',
    'System ACPI Power State #0x80 | S0/G0: working | Asserted',
    'OS Boot #0x80 | C: boot completed | Asserted',
  ])('%s shows that and no more', (row) => {
    expect(presentIn(...elist(row))).toEqual(['only-state-events']);
  });

  it('is not all there is where a fault stands beside it', () => {
    const rows = elist('System Boot Initiated #0x80 | Initiated by power up | Asserted', 'Memory DIMM_A1 | Correctable ECC | Asserted');

    expect(presentIn(...rows)).toEqual(['memory-correctable-ecc@DIMM_A1', 'server-restarted']);
  });
});

describe('a restart', () => {
  /** A SEL record of type 1Dh, offset 7, whose event data 2 gives the cause. */
  const restart = (cause: string) => presentIn(`01 00 02 00 92 e3 65 20 00 04 1d 1f 6f c7 ${cause} ff`);

  it.each([
    ['01', 'a chassis command', true],
    ['02', 'the reset button', true],
    ['03', 'the power button', true],
    ['04', 'the watchdog', false],
    ['06', 'the power restore policy', false],
    ['08', 'an event filter', false],
  ])('with cause %s (%s) is a person: %s', (cause, _, expected) => {
    expect(restart(cause).includes('person-reset')).toBe(expected);
  });
});

describe('the clock', () => {
  const at = (date: string) => `   1 | ${date} | 00:00:07 | Power Supply PS1_Status | Presence detected | Asserted`;

  it('was reset where some rows stand at an epoch', () => {
    expect(presentIn(at('01/01/2000'), at('03/12/2024'))).toContain('clock-reset');
  });

  it('was not where all rows do: the log tells no other time', () => {
    expect(presentIn(at('01/01/2000'), at('01/01/2000'))).not.toContain('clock-reset');
  });
});
