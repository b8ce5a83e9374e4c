import { TextDecoder } from 'node:util';
import { InputRejected } from '../bytes/input-rejected.js';

/** How a text is stored. `utf-8` includes lines of GB18030: logs of several tools are often joined in one file. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const lenientUtf8 = new TextDecoder('utf-8');
const strictGb18030 = new TextDecoder('gb18030', { fatal: true });

const newline = 0x0a;
/** Enough of a file to know its encoding by. */
const sampleBytes = 4096;

/** The encoding by byte order mark, else by the zero bytes of UTF-16 without one. Throws `invalidEncoding` for UTF-32, which no tool writes logs in. */
export function detectEncoding(head: Uint8Array): TextEncoding {
  if (isUtf32(head)) throw new InputRejected('invalidEncoding', 'text in UTF-32: save it as UTF-8');
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const sample = head.subarray(0, sampleBytes - (sampleBytes % 2));
  if (countZeros(sample, 0) === 0 && looksLikeUtf16(sample, 'utf-16le', countZeros(sample, 1))) return 'utf-16le';
  if (countZeros(sample, 1) === 0 && looksLikeUtf16(sample, 'utf-16be', countZeros(sample, 0))) return 'utf-16be';
  return 'utf-8';
}

/** Byte order marks of the Unicode Standard §2.6; FF FE 00 00 as UTF-16 would be a text that starts with NUL. */
function isUtf32([first, second, third, fourth]: Uint8Array): boolean {
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0;
  return first === 0 && second === 0 && third === 0xfe && fourth === 0xff;
}

function countZeros(bytes: Uint8Array, start: 0 | 1): number {
  let zeros = 0;
  for (let index = start; index < bytes.length; index += 2) if (bytes[index] === 0) zeros += 1;
  return zeros;
}

/** Letters, marks and line ends of Western and Chinese text. */
const everydayCharacter = /[\t\r\n\u0020-\u007e\u2010-\u2026\u3000-\u301f\u4e00-\u9fff\uff00-\uff5e]/g;

/** Half of the bytes are zero in Western text; in Chinese text its line ends and digits have one, and all characters are everyday ones. */
function looksLikeUtf16(sample: Uint8Array, encoding: 'utf-16le' | 'utf-16be', zeros: number): boolean {
  const pairs = Math.floor(sample.length / 2);
  if (zeros > 0.8 * pairs) return true;
  if (zeros < 0.02 * pairs || zeros === 0) return false;
  const text = new TextDecoder(encoding).decode(sample);
  return (text.match(everydayCharacter)?.length ?? 0) > 0.97 * text.length;
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
