import { TextDecoder } from 'node:util';
import { lineLimitCharacters } from '#domain/source-block.js';
import type { ByteSource } from './byte-source.js';
import { decodeText, type TextEncoding } from './text-decoding.js';

const newline = 0x0a;
/** Most that UTF-8 needs for one UTF-16 unit. */
const bytesPerCharacter = 3;

/**
 * Lines of a text, without their ends, as many at a time as a chunk of bytes completes. Memory is bounded by the chunk and one line:
 * a longer line comes cut to `limit` + 1 characters, so that its reader sees the excess. A last line without an end counts.
 */
export async function* splitLines(
  source: ByteSource,
  encoding: TextEncoding,
  limit: number = lineLimitCharacters,
): AsyncGenerator<readonly string[]> {
  const unfinished = createCarry(bytesPerCharacter * (limit + 1));
  for await (const chunk of toUtf8(source, encoding)) {
    const first = chunk.indexOf(newline);
    unfinished.add(first < 0 ? chunk : chunk.subarray(0, first));
    if (first < 0) continue;
    const last = chunk.lastIndexOf(newline);
    yield [unfinished.take(), ...decodeLines(chunk.subarray(first, last))].map((line) => tidyLine(line, limit));
    unfinished.add(chunk.subarray(last + 1));
  }
  if (unfinished.bytes() > 0) yield [tidyLine(unfinished.take(), limit)];
}

/** UTF-16 is turned into UTF-8 on the way: one splitter serves all. */
async function* toUtf8(source: ByteSource, encoding: TextEncoding): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') return yield* source;
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

type Carry = { readonly add: (bytes: Uint8Array) => void; readonly bytes: () => number; readonly take: () => string };

/** The line that no chunk has ended yet; keeps its first `limitBytes`. */
function createCarry(limitBytes: number): Carry {
  let chunks: Uint8Array[] = [];
  let size = 0;
  return {
    add: (bytes) => {
      const kept = bytes.subarray(0, limitBytes - size);
      if (kept.length > 0) chunks.push(kept);
      size += kept.length;
    },
    bytes: () => size,
    take: () => {
      const bytes = Buffer.concat(chunks);
      chunks = [];
      size = 0;
      return bytes.length < limitBytes ? decodeText(bytes, 'utf-8') : decodeCut(bytes);
    },
  };
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
