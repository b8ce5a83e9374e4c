import { describe, expect, it } from 'vitest';
import { elist, presentIn, presentInMessage } from './findings-of.js';

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

describe('an order', () => {
  it.each([
    ['Other.1.0.Event', 'Server power off requested by user admin.', true],
    ['IDRAC.2.8.RAC0704', 'Requested system powerdown.', true],
    ['Other.1.0.Event', 'Reset requested by watchdog', false],
    ['Other.1.0.Event', 'System is turning off.', false],
  ])('%s "%s" is of a person: %s', (id, text, expected) => {
    expect(presentInMessage(id, text, 'OK').includes('person-reset')).toBe(expected);
  });
});

describe('a start', () => {
  const start = 'System Boot Initiated #0x80 | Initiated by power up | Asserted';

  it('without a sign of a fault is told as such', () => {
    expect(presentIn(...elist(start))).toEqual(['only-state-events', 'restart-without-hardware-event', 'server-restarted']);
  });

  it('after a log that was full is told as such', () => {
    expect(presentIn(...elist('Event Logging Disabled SEL | Log full | Asserted', start))).toContain('restart-without-hardware-event');
  });

  it('beside a fault is not', () => {
    expect(presentIn(...elist(start, 'Memory DIMM_A1 | Correctable ECC | Asserted'))).not.toContain('restart-without-hardware-event');
  });
});

describe('a watchdog', () => {
  /** A row of `ipmi-sel` of a watchdog that was armed for `use`. */
  const expired = (use: string) =>
    `1   | Oct-03-2025 | 09:30:41 | IPMI Watchdog | Watchdog 2 | Assertion Event | Hard Reset ; Interrupt type = none ; Timer use at expiration = ${use}`;
  const head = 'ID  | Date        | Time     | Name          | Type       | Event Direction | Event';

  it.each([
    ['SMS/OS', ['watchdog-of-system', 'watchdog-reset']],
    ['OS Load', ['watchdog-of-system', 'watchdog-reset']],
    ['BIOS FRB2', ['watchdog-in-post']],
    ['BIOS/POST', ['watchdog-in-post']],
    ['OEM', ['watchdog-reset']],
  ])('armed for %s shows %s', (use, expected) => {
    expect(presentIn(head, expired(use))).toEqual(expected);
  });

  it('beside a hang in POST is the one of the self-test', () => {
    const rows = elist('Watchdog 2 #0x80 | Hard reset | Asserted', 'Processor CPU1_Status | FRB2/Hang in POST failure | Asserted');

    expect(presentIn(...rows)).toEqual(['cpu-post-hang@CPU1', 'watchdog-in-post']);
  });

  it('that deasserts alone says nothing', () => {
    expect(presentIn(...elist('Watchdog 2 #0x80 | Hard reset | Deasserted'))).not.toContain('watchdog-reset');
  });
});
