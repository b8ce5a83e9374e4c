/** What the bits of one SEL record say by themselves, without any table of names. */
export type ExpectedRecord = {
  readonly key: string;
  readonly offset: number | null;
  readonly direction: 'assertion' | 'deassertion' | null;
};

/**
 * Reads the bit fields of a record of 16 bytes in hex (IPMI 2.0 §32.1–32.3), written apart from the decoder that it is compared with.
 * Type 02h: byte 10 sensor type, byte 12 direction (bit 7) and event type (bits 6:0), byte 13 offset (bits 3:0); a Linux panic is such a
 * record too. Types C0h–DFh carry the manufacturer in bytes 7–9, low byte first; E0h–FFh carry none; F0h of Linux are pieces of a panic text.
 * The standard reserves all other types: nothing may be read from their bytes.
 */
export function expectRecord(hex: string): ExpectedRecord {
  const digits = (byte: number, count = 1) => hex.slice(byte * 2, (byte + count) * 2).toLowerCase();
  const bits = (byte: number) => Number.parseInt(digits(byte), 16);
  const recordType = bits(2);
  if (recordType === 0x02) {
    const offset = bits(13) % 16;
    const direction = bits(12) >= 0x80 ? 'deassertion' : 'assertion';
    return { key: `ipmi/${digits(10)}/${twoDigits(bits(12) % 0x80)}/${twoDigits(offset)}`, offset, direction };
  }
  if (recordType < 0xc0) return { key: 'unknown', offset: null, direction: null };
  if (recordType === 0xf0 && isPanicText(hex)) return { key: 'linux/kernel/panic', offset: null, direction: null };
  const maker = recordType < 0xe0 ? `${digits(9)}${digits(8)}${digits(7)}` : '--';
  return { key: `ipmi/oem/${maker}/${digits(2)}`, offset: null, direction: null };
}

/** Slave address, sequence number, then up to 11 printable characters and zeros. */
function isPanicText(hex: string): boolean {
  return /^(?:[2-6][0-9a-f]|7[0-9a-e]){1,11}(?:00)*$/i.test(hex.slice(10));
}

function twoDigits(value: number): string {
  return value.toString(16).padStart(2, '0');
}
