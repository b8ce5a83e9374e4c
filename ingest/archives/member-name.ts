import { TextDecoder } from 'node:util';
import { InputRejected } from '../bytes/input-rejected.js';

const lengthLimit = 1024;
const partLimit = 255;
/** Names that open a device on Windows, with any ending. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?$/i;
/** Control characters, and marks that turn the order of the letters about. */
const hiddenCharacter = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/**
 * The path of a member inside its archive, with `/` between its parts. Throws `unsafeMember` for a name that could lead elsewhere or deceive:
 * nothing is ever written under such a name, but it is shown and becomes part of event ids.
 */
export function safeMemberName(printed: string): string {
  const parts = printed.split('/').filter((part) => part !== '' && part !== '.');
  const problem = problemOf(printed, parts);
  if (problem !== null) throw new InputRejected('unsafeMember', `member not read: ${problem}`);
  return parts.join('/');
}

function problemOf(printed: string, parts: readonly string[]): string | null {
  if (printed.length > lengthLimit || parts.some((part) => part.length > partLimit)) return 'its name is too long';
  if (parts.length === 0) return 'it has no name';
  if (hiddenCharacter.test(printed)) return 'its name holds control characters';
  if (printed.startsWith('/')) return 'its name is an absolute path';
  if (/^[a-z]:/i.test(printed)) return 'its name has a drive letter';
  if (parts.includes('..')) return 'its name leads out of the archive';
  if (printed.includes('\\')) return 'its name holds a backslash';
  if (parts.some((part) => deviceName.test(part))) return 'its name is that of a device';
  return null;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const strictGb18030 = new TextDecoder('gb18030', { fatal: true });

/** Code page 437, 80h to FFh. */
const upperHalf437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** A name that does not say its encoding: UTF-8, else GB18030 where most of it is everyday Chinese, else code page 437 (APPNOTE 6.3 §D.1). */
export function decodeMemberName(bytes: Uint8Array): string {
  const utf8 = tryDecode(strictUtf8, bytes);
  if (utf8 !== null) return utf8;
  const chinese = isMostlyGb2312(bytes) ? tryDecode(strictGb18030, bytes) : null;
  return chinese ?? Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : upperHalf437[byte - 0x80])).join('');
}

function tryDecode(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Two bytes from A1h on each, the first of a row that GB 2312 fills: symbols 1–3, characters 16–87. */
function isMostlyGb2312(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const first = bytes[index] ?? 0;
    if (first < 0x80) continue;
    const second = bytes[index + 1] ?? 0;
    pairs += 1;
    if (second >= 0xa1 && ((first >= 0xb0 && first <= 0xf7) || (first >= 0xa1 && first <= 0xa3))) common += 1;
    index += 1;
  }
  return common > pairs / 2;
}
