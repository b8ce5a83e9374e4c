import { TextDecoder } from 'node:util';
import { jsonLimitBytes, lineLimitCharacters } from '#domain/source-block.js';
import type { ByteSource } from '../bytes/byte-source.js';
import { startsLikeJson } from './json-text.js';
import { decodeText, type TextEncoding } from './text-decoding.js';

const newline = 0x0a;
/** Most that UTF-8 needs for one UTF-16 unit. */
const bytesPerCharacter = 3;

/** `limit` = characters of a line; `keepsDocuments` where long lines of JSON come whole, and long lines of XML in pieces. */
export type LineOptions = { readonly limit?: number; readonly keepsDocuments?: boolean };

/**
 * Lines of a text, without their ends, as many at a time as a chunk of bytes completes. Memory is bounded by the chunk and one line:
 * a longer line comes cut to `limit` + 1 characters, so that its reader sees the excess. A last line without an end counts.
 * With `keepsDocuments` a long line that starts like JSON comes whole up to 64 MB, and one of XML broken between its tags.
 */
export async function* splitLines(
  source: ByteSource,
  encoding: TextEncoding,
  { limit = lineLimitCharacters, keepsDocuments = false }: LineOptions = {},
): AsyncGenerator<readonly string[]> {
  const unfinished = createCarry(limit, keepsDocuments);
  for await (const chunk of toUtf8(source, encoding)) {
    const first = chunk.indexOf(newline);
    unfinished.add(first < 0 ? chunk : chunk.subarray(0, first));
    if (first < 0) {
      const pieces = unfinished.takePieces();
      if (pieces.length > 0) yield pieces;
      continue;
    }
    const last = chunk.lastIndexOf(newline);
    yield [...unfinished.take(), ...decodeLines(chunk.subarray(first, last)).map((line) => tidyLine(line, limit))];
    unfinished.add(chunk.subarray(last + 1));
  }
  if (unfinished.bytes() > 0) yield unfinished.take();
}

/** UTF-16 is turned into UTF-8 on the way: one splitter serves all. */
async function* toUtf8(source: ByteSource, encoding: TextEncoding): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') return yield* source;
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

type Carry = {
  readonly add: (bytes: Uint8Array) => void;
  readonly bytes: () => number;
  /** The line, tidy; several where it was broken. */
  readonly take: () => readonly string[];
  /** What is complete of a long line of XML. */
  readonly takePieces: () => readonly string[];
};

/** The line that no chunk has ended yet. Beyond `limit` it keeps its start only, unless it is a document. */
function createCarry(limit: number, keepsDocuments: boolean): Carry {
  const plainBytes = bytesPerCharacter * (limit + 1);
  let chunks: Uint8Array[] = [];
  let size = 0;
  let kind: 'short' | 'plain' | 'json' | 'xml' = 'short';
  const keep = (rest: readonly Uint8Array[]) => {
    chunks = [...rest];
    size = rest.reduce((sum, { length }) => sum + length, 0);
  };
  const limitOf = { short: Number.POSITIVE_INFINITY, plain: plainBytes, json: jsonLimitBytes, xml: Number.POSITIVE_INFINITY };
  return {
    add: (bytes) => {
      if (kind === 'short' && size + bytes.length > limit) kind = keepsDocuments ? kindOfLine(chunks[0] ?? bytes) : 'plain';
      const kept = bytes.subarray(0, Math.max(0, limitOf[kind] - size));
      if (kept.length > 0) chunks.push(kept);
      size += kept.length;
    },
    bytes: () => size,
    take: () => {
      const bytes = Buffer.concat(chunks);
      const taken = kind;
      keep([]);
      kind = 'short';
      if (taken === 'xml') return breakAtTags(tidyLine(decodeText(bytes, 'utf-8'), bytes.length), limit);
      if (taken === 'json') return [tidyLine(decodeText(bytes, 'utf-8'), bytes.length)];
      return [tidyLine(taken === 'short' ? decodeText(bytes, 'utf-8') : decodeCut(bytes), limit)];
    },
    takePieces: () => {
      if (kind !== 'xml' || size <= limit) return [];
      const bytes = Buffer.concat(chunks);
      const end = endOfPieces(bytes);
      keep([bytes.subarray(end)]);
      return breakAtTags(tidyLine(decodeText(bytes.subarray(0, end), 'utf-8'), bytes.length), limit);
    },
  };
}

/** What a long line is, by its start. */
function kindOfLine(start: Uint8Array): 'plain' | 'json' | 'xml' {
  const head = tidyLine(decodeCut(start.subarray(0, 400))).trimStart();
  if (startsLikeJson(head)) return 'json';
  return head.startsWith('<') ? 'xml' : 'plain';
}

/** Where the last tag ends that another follows; else a place between two characters near the end. */
function endOfPieces(bytes: Buffer): number {
  const tags = bytes.lastIndexOf('><');
  if (tags >= 0) return tags + 1;
  let end = bytes.length - 1;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}

function breakAtTags(text: string, limit: number): readonly string[] {
  return text.split(/(?<=>)(?=<)/).flatMap((piece) => (piece.length <= limit ? piece : cutInPieces(piece, limit)));
}

function cutInPieces(text: string, limit: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / limit) }, (_, index) => text.slice(index * limit, (index + 1) * limit));
}

/** A line that was cut may end inside a character: `stream` leaves those bytes out. */
function decodeCut(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes, { stream: true });
}

/** Whole lines between two newlines: `bytes` starts with the first and stops before the second; empty where they are the same. */
function decodeLines(bytes: Uint8Array): readonly string[] {
  return bytes.length === 0 ? [] : decodeText(bytes.subarray(1), 'utf-8').split('\n');
}

/** Takes off carriage returns at the end, a byte order mark at the start and NUL anywhere; cuts to `limit` + 1 characters. */
export function tidyLine(line: string, limit: number = lineLimitCharacters): string {
  const text = line.includes('\0') ? line.replaceAll('\0', '') : line;
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let end = text.length;
  while (end > start && text[end - 1] === '\r') end -= 1;
  return text.slice(start, Math.min(end, start + limit + 1));
}
