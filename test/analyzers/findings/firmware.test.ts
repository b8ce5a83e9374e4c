import { describe, expect, it } from 'vitest';
import { elist, presentIn, presentInMessage } from './findings-of.js';

const changed = 'Version Change BIOS | Firmware or software change success, BIOS/EFI change | Asserted';
const controllerChanged = 'Version Change FW | Firmware or software change success, Mngmt Ctrl Firm Rev | Asserted';
const hang = 'System Firmware Progress #0x1f | System Firmware Hang | Asserted';

describe('a change of firmware', () => {
  it('of the server and of its controller are two things', () => {
    expect(presentIn(...elist(changed))).toContain('firmware-changed');
    expect(presentIn(...elist(changed))).not.toContain('bmc-firmware-changed');
    expect(presentIn(...elist(controllerChanged))).toContain('bmc-firmware-changed');
    expect(presentIn(...elist(controllerChanged))).not.toContain('firmware-changed');
  });

  it.each([
    ['a fault that is new after it', [changed, hang], true],
    ['a fault that was there before', [hang, changed, hang], false],
    ['a fault before it', [hang, changed], false],
    ['a change of the controller', [controllerChanged, hang], false],
  ])('stands before the fault: %s', (_, rows, expected) => {
    expect(presentIn(...elist(...rows)).includes('firmware-changed-before-fault')).toBe(expected);
  });

  it('is not before a fault of another month', () => {
    const rows = [`   1 | 03/12/2024 | 08:00:00 | ${changed}`, `   2 | 05/12/2024 | 08:00:00 | ${hang}`];

    expect(presentIn(...rows)).not.toContain('firmware-changed-before-fault');
  });
});

describe('settings', () => {
  it.each([
    ['CMOS checksum error, default settings loaded', true],
    ['BIOS settings were reset to factory defaults', true],
    ['BIOS settings saved', false],
  ])('"%s" fell back: %s', (text, expected) => {
    expect(presentInMessage('Other.1.0.Event', text, 'Warning').includes('firmware-defaults-loaded')).toBe(expected);
  });
});
