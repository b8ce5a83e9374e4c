import { TextDecoder } from 'node:util';

/** How a text is stored. `utf-8` includes lines of GB18030: logs of several tools are often joined in one file. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const lenientUtf8 = new TextDecoder('utf-8');
const strictGb18030 = new TextDecoder('gb18030', { fatal: true });

const newline = 0x0a;
/** Enough of a file to know its encoding by. */
const sampleBytes = 4096;

/** The encoding by byte order mark, else by the zero half of UTF-16 text without one. */
export function detectEncoding(head: Uint8Array): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const sample = head.subarray(0, sampleBytes);
  const pairs = Math.floor(sample.length / 2);
  const zerosAtOdd = countZeros(sample, 1);
  const zerosAtEven = countZeros(sample, 0);
  if (zerosAtEven === 0 && zerosAtOdd > 0.8 * pairs) return 'utf-16le';
  if (zerosAtOdd === 0 && zerosAtEven > 0.8 * pairs) return 'utf-16be';
  return 'utf-8';
}

function countZeros(bytes: Uint8Array, start: 0 | 1): number {
  let zeros = 0;
  for (let index = start; index < bytes.length; index += 2) if (bytes[index] === 0) zeros += 1;
  return zeros;
}

/**
 * True where bytes are no text: they hold NUL and other control characters.
 * NUL alone is not enough: a system log has holes of NUL where the power failed.
 */
export function isBinary(head: Uint8Array): boolean {
  let zeros = 0;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) zeros += 1;
    else if (isControl(byte)) controls += 1;
  }
  return zeros > 0 && (zeros === head.length || controls > (head.length - zeros) / 1000);
}

/** C0 control characters that no text holds: all but backspace to carriage return, and escape. */
function isControl(byte: number): boolean {
  return byte < 0x08 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b);
}

/** Decodes whole text. Lines that are no valid UTF-8 are taken as GB18030, else bad bytes become U+FFFD. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding): string {
  if (encoding !== 'utf-8') return new TextDecoder(encoding).decode(bytes);
  return tryDecode(strictUtf8, bytes) ?? decodeEachLine(bytes);
}

function decodeEachLine(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found;
    lines.push(decodeLine(bytes.subarray(start, end)));
    start = end + 1;
  }
  return lines.join('\n');
}

function decodeLine(bytes: Uint8Array): string {
  return tryDecode(strictUtf8, bytes) ?? tryDecode(strictGb18030, bytes) ?? lenientUtf8.decode(bytes);
}

function tryDecode(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
