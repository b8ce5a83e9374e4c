import { describe, expect, it } from 'vitest';
import { maskedTokens } from '#analyzers/templates/masked-tokens.js';

describe('masking the values of a line', () => {
  it.each([
    ['numbers', 'fan 3 runs at 4200 rpm, -12.5 %', 'fan <number> runs at <number> rpm, -<number> %'],
    ['numbers behind names', 'eth0 CPU1 sda3 node-246 DIMM_A1', 'eth<number> CPU<number> sda<number> node-<number> DIMM_A<number>'],
    ['fields', 'state=2 (HWID=1973) retry:3', 'state=<number> (HWID=<number>) retry:<number>'],
    ['hex', 'at 0x0b85eee0 iar 003a90fc 00106570 mask=0xFF', 'at <hex> iar <hex> <hex> mask=<hex>'],
    ['IP addresses', 'to 10.0.0.7:5001 and fe80::42:acff:fe11:2', 'to <ip> and <ip>'],
    ['MAC and SAS addresses', 'port 52:54:00:ab:cd:ef wwn 50:00:c5:00:a1:b2:c3:d4', 'port <address> wwn <address>'],
    ['PCI addresses', 'slot 0000:3b:00.0 behind 16:02.0', 'slot <pci> behind <pci>'],
    ['UUIDs', 'id 123e4567-e89b-12d3-a456-426614174000 gone', 'id <uuid> gone'],
    ['paths with numbers, not those without', 'open /sys/block/nvme0n1/stat or /dev/kmsg', 'open <path> or /dev/kmsg'],
    ['times', 'at 15:16:01.250 or 2024-03-01T08:00:01Z or 2005-06-03-15.42.50', 'at <time> or <time> or <time>'],
    ['dates', 'on 2024/03/01 or 03/01/24 or Nov-14-2023', 'on <date> or <date> or <date>'],
    ['serial numbers and other mixtures', 'disk ZA1B2C3D is S3Z9NX0M', 'disk <id> is <id>'],
    ['Chinese', '风扇3转速过低：900转', '风扇<number>转速过低：<number>转'],
  ])('masks %s', (_kind, line, masked) => {
    const tokens = maskedTokens(line);

    expect(tokens.join(' ')).toBe(masked);
  });

  it.each(['MEM0804', 'FQXSPMA0027I', 'SEL0012:'])('keeps %s, a code that names the message', (code) => {
    const tokens = maskedTokens(`${code} something happened`);

    expect(tokens[0]).toBe(code);
  });

  it('cuts rows of tables that print no blanks', () => {
    const tokens = maskedTokens('7,psu|ok;12 V');

    expect(tokens).toEqual(['<number>,', 'psu|', 'ok;', '<number>', 'V']);
  });

  it('leaves a line of words as it is', () => {
    const tokens = maskedTokens('  the quick   controller gave up ');

    expect(tokens).toEqual(['the', 'quick', 'controller', 'gave', 'up']);
  });
});
