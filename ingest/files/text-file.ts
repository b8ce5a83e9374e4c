import { detectionLimitBytes } from '#domain/source-block.js';
import { unpack } from '../archives/containers.js';
import { type ByteSource, collectBytes, type PeekedSource, readFileBytes } from '../bytes/byte-source.js';
import { InputRejected } from '../bytes/input-rejected.js';
import { splitLines } from './line-splitting.js';
import { decodeText, detectEncoding, isBinary, type TextEncoding } from './text-decoding.js';

/** A text file, unpacked: its first 64 KB decoded, and all of it as lines or as one text. Read one of the two, once. */
export type TextFile = {
  readonly head: string;
  /** A line of more than `limitCharacters` comes cut to one more. */
  readonly lines: (limitCharacters: number) => AsyncIterable<readonly string[]>;
  readonly text: (limitBytes: number) => Promise<string>;
};

/** Opens a text file, plain or packed by gzip or xz. Throws {@link InputRejected} where it is empty, no text, or cannot be opened. */
export async function openTextFile(path: string): Promise<TextFile> {
  const source = await unpack(readFileBytes(path));
  const encoding = detectEncoding(source.head);
  const problem = problemOf(source, encoding);
  if (problem === null) return asText(source.head, source.rest, encoding);
  await source.close();
  throw problem;
}

/** The whole text of a file; refuses one of more than `limitBytes` unpacked. */
export async function readTextFile(path: string, limitBytes: number): Promise<string> {
  return (await openTextFile(path)).text(limitBytes);
}

function problemOf({ head, complete }: PeekedSource, encoding: TextEncoding): InputRejected | null {
  if (complete && head.length === 0) return new InputRejected('emptyFile', 'the file is empty');
  if (encoding === 'utf-8' && isBinary(head)) return new InputRejected('noFormat', 'the file is no text');
  return null;
}

function asText(head: Uint8Array, rest: ByteSource, encoding: TextEncoding): TextFile {
  return {
    head: decodeText(head.subarray(0, detectionLimitBytes), encoding),
    lines: (limitCharacters) => splitLines(rest, encoding, { limit: limitCharacters }),
    text: async (limitBytes) => decodeText(await collectBytes(rest, limitBytes), encoding),
  };
}
