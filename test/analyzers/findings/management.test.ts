import { describe, expect, it } from 'vitest';
import { elist, presentIn, presentInMessage } from './findings-of.js';

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
    [
      'System Firmware Progress #0x1f | Firmware (BIOS) ROM corruption detected | Asserted',
      ['firmware-post-error', 'firmware-rom-corrupt'],
    ],
    ['Version Change #0x80 | Hardware incompatibility detected | Asserted', ['hardware-incompatible']],
    ['Version Change #0x80 | Firmware or software incompatibility detected | Asserted', ['firmware-incompatible']],
    ['Physical Security Intrusion | General Chassis intrusion | Asserted', ['chassis-intrusion']],
    ['Physical Security Intrusion | LAN Leash Lost | Asserted', ['lan-leash-lost']],
    ['Platform Security #0x80 | Pre-boot password violation - user password | Asserted', ['platform-security-violation']],
    ['System Event #0x80 | Undetermined system hardware failure | Asserted', ['system-failure-undetermined']],
    ['Chip Set #0x80 | Thermal Trip | Asserted', ['board-fault']],
    ['Microcontroller BMC_Boot_Up | State Asserted | Asserted', ['bmc-reset']],
    ['System Firmware Progress #0x1f | Unrecoverable system-board failure | Asserted', ['firmware-board-failure', 'firmware-post-error']],
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

describe('a management controller', () => {
  const boot = 'Microcontroller BMC_Boot_Up | State Asserted | Asserted';

  it('that starts three times restarts again and again', () => {
    expect(presentIn(...elist(boot, boot, boot))).toContain('bmc-reset-repeated');
    expect(presentIn(...elist(boot, boot))).not.toContain('bmc-reset-repeated');
  });

  it('reports errors of its buses', () => {
    expect(presentInMessage('Other.1.0.Event', 'I2C bus 3 read timed out, 10 consecutive errors')).toContain('bmc-bus-errors');
    expect(presentInMessage('Other.1.0.Event', 'I2C bus 3 initialised', 'OK')).not.toContain('bmc-bus-errors');
  });
});

describe('a log that was cleared', () => {
  const cleared = 'Event Logging Disabled SEL | Log area reset/cleared | Asserted';
  const fault = 'Memory DIMM_A1 | Uncorrectable ECC | Asserted';

  it('was so before the fault only where the fault comes after', () => {
    expect(presentIn(...elist(cleared, fault))).toContain('sel-cleared-before-fault');
    expect(presentIn(...elist(fault, cleared))).not.toContain('sel-cleared-before-fault');
  });
});

describe('the identity of a board', () => {
  const fru = (serial: string) => [
    'FRU Device Description : Builtin FRU Device (ID 0)',
    ' Board Product         : S2600WFT',
    ` Board Serial          : ${serial}`,
  ];

  it.each(['', '....................', 'To be filled by O.E.M.', 'Not Specified', 'Default string', '0123456789'])(
    'is blank as "%s"',
    (serial) => {
      expect(presentIn(...fru(serial))).toContain('fru-serial-blank');
    },
  );

  it.each(['BQWL01234567', '210305831K10'])('is written as "%s"', (serial) => {
    expect(presentIn(...fru(serial))).not.toContain('fru-serial-blank');
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
