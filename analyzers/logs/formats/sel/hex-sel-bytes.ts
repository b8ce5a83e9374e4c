import { looksLikeSelRecord, selRecordBytes } from '../../ipmi/sel-record.js';

/** A reply to Get SEL Entry: the id of the next record, then the record (IPMI 2.0 §31.5). */
export const replyBytes = selRecordBytes + 2;

/** Bytes that a line prints. `isDump` = it is a line of a dump of anything, so that a record type of vendors does not prove a record. */
export type HexLine = { readonly bytes: Uint8Array; readonly isDump: boolean };

const byteList = /^[{[(]? ?(?:(?:0x)?[0-9a-f]{2}h?[ ,:]{0,2}){16}(?:(?:[ ,:]{0,4}(?:0x)?[0-9a-f]{2}h?){2})?(?: ?,)? ?(?:[}\])][,;]?)?$/i;
/** `ipmi-sel --hex-dump`: every byte in brackets. */
const bracketDump = /^RID:\[[0-9a-f]{2}\]\[[0-9a-f]{2}\] RT:\[[0-9a-f]{2}\]/i;
/** Add SEL Entry as typed: the record is in the command. */
const addCommand = /\braw (?:0x0a 0x44|10 68)(?<bytes>(?: 0x[0-9a-f]{2}){16})$/i;
/** Reply of FreeIPMI's `ipmi-raw`: command and completion code come first. */
const rawReply = /^rcvd: 43 00(?<bytes>(?: [0-9a-f]{2}){18})$/i;
/** `xxd`, `hexdump -C`, `od -t x1`: an offset, sixteen bytes in groups, perhaps their characters. */
const dumpLine = /^(?:0x)?[0-9a-f]{4,16}(?<colon>:?) {1,2}(?<bytes>[0-9a-f]{2} ?(?:[0-9a-f]{2} {0,2}){15})(?:[ |].{0,24})?$/i;
/** `hexdump` without options: words of two bytes, the low one last. */
const dumpOfWords = /^[0-9a-f]{4}(?: [0-9a-f]{4}){7}$/i;

/** The bytes of a line that is a record (16) or a whole reply (18) in one of the forms in which tools print them; null for any other line. */
export function readHexLine(printed: string): HexLine | null {
  const line = printed.trim();
  if (byteList.test(line)) return { bytes: parseHex(line), isDump: false };
  const dump = dumpLine.exec(line)?.groups;
  if (dump) return { bytes: bytesOfDump(dump.bytes ?? '', dump.colon === ''), isDump: true };
  if (bracketDump.test(line)) return whole(parseHex((line.match(/\[[0-9a-f]{2}\]/gi) ?? []).join(' ')), selRecordBytes);
  const command = addCommand.exec(line)?.groups?.bytes;
  if (command !== undefined) return whole(parseHex(command), selRecordBytes);
  const reply = rawReply.exec(line)?.groups?.bytes;
  return reply === undefined ? null : whole(parseHex(reply), replyBytes);
}

/** The bytes of a piece of text, hex digits with or without `0x` and separators. */
export function parseHex(text: string): Uint8Array {
  const pairs = text.replace(/0x/gi, ' ').match(/[0-9a-f]{2}/gi) ?? [];
  return Uint8Array.from(pairs, (digits) => Number.parseInt(digits, 16));
}

function whole(bytes: Uint8Array, length: number): HexLine | null {
  return bytes.length === length ? { bytes, isDump: false } : null;
}

function bytesOfDump(text: string, mayBeWords: boolean): Uint8Array {
  const bytes = parseHex(text);
  if (!mayBeWords || !dumpOfWords.test(text.trimEnd())) return bytes;
  const swapped = bytes.map((_, index) => bytes[index ^ 1] ?? 0);
  return looksLikeSelRecord(bytes) && !looksLikeSelRecord(swapped) ? bytes : swapped;
}
