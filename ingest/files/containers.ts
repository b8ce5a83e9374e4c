import { pipeline, Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { createGunzip } from 'node:zlib';
import xz from 'xz-decompress';
import { detectionLimitBytes } from '#domain/source-block.js';
import { type ByteSource, type PeekedSource, peekBytes } from './byte-source.js';
import { InputRejected } from './input-rejected.js';

/** Limits against decompression bombs. A ratio counts only above `ratioFreeBytes`: a small log of equal lines packs 1,000 : 1. */
export type UnpackLimits = { readonly unpackedBytes: number; readonly ratio: number; readonly ratioFreeBytes: number };

export const unpackLimits: UnpackLimits = { unpackedBytes: 2 * 1024 ** 3, ratio: 200, ratioFreeBytes: 64 * 1024 ** 2 };

/** How often a packed file may hold another one. */
const depthLimit = 3;

type Container = {
  readonly title: string;
  readonly magic: readonly number[];
  readonly offset: number;
  /** null = recognised, not opened. */
  readonly unpack: ((packed: ByteSource) => ByteSource) | null;
};

/** Magic numbers: RFC 1952 §2.3.1, xz file format 1.2 §2.1.1, APPNOTE 6.3 §4.3, POSIX ustar, and the published formats of the others. */
const containers: readonly Container[] = [
  { title: 'gzip', magic: [0x1f, 0x8b, 0x08], offset: 0, unpack: gunzip },
  { title: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], offset: 0, unpack: unxz },
  { title: 'zip archive', magic: [0x50, 0x4b, 0x03, 0x04], offset: 0, unpack: null },
  { title: 'empty zip archive', magic: [0x50, 0x4b, 0x05, 0x06], offset: 0, unpack: null },
  { title: 'tar archive', magic: [0x75, 0x73, 0x74, 0x61, 0x72], offset: 257, unpack: null },
  { title: '7z archive', magic: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], offset: 0, unpack: null },
  { title: 'bzip2', magic: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], offset: 4, unpack: null },
  { title: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd], offset: 0, unpack: null },
];

/** Looks at the first 64 KB and opens what is packed, by magic number and never by name. Refuses bombs, damage and archives it cannot open. */
export async function unpack(source: ByteSource, limits: UnpackLimits = unpackLimits): Promise<PeekedSource> {
  let peeked = await peekBytes(source, detectionLimitBytes);
  for (let depth = 0; depth <= depthLimit; depth += 1) {
    const container = containers.find((each) => startsWith(peeked.head, each));
    if (container === undefined) return peeked;
    if (container.unpack === null) return await refuse(peeked, `${container.title}: not opened yet, unpack it first`);
    peeked = await peekBytes(unpackGuarded(peeked.rest, container.unpack, limits), detectionLimitBytes);
  }
  return await refuse(peeked, `packed more than ${depthLimit} times`);
}

function startsWith(head: Uint8Array, { magic, offset }: Container): boolean {
  return magic.every((byte, index) => head[offset + index] === byte);
}

async function refuse(peeked: PeekedSource, detail: string): Promise<never> {
  await peeked.close();
  throw new InputRejected('unsupportedContainer', detail);
}

async function* unpackGuarded(
  packed: ByteSource,
  open: (packed: ByteSource) => ByteSource,
  limits: UnpackLimits,
): AsyncGenerator<Uint8Array> {
  const count = { packed: 0, unpacked: 0 };
  for await (const chunk of open(counted(packed, count))) {
    count.unpacked += chunk.length;
    if (isBomb(count, limits))
      throw new InputRejected('fileTooLarge', `unpacks to more than ${limits.unpackedBytes} bytes or ${limits.ratio} : 1`);
    yield chunk;
  }
}

function isBomb(count: { readonly packed: number; readonly unpacked: number }, limits: UnpackLimits): boolean {
  if (count.unpacked > limits.unpackedBytes) return true;
  return count.unpacked > limits.ratioFreeBytes && count.unpacked > count.packed * limits.ratio;
}

async function* counted(source: ByteSource, count: { packed: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    count.packed += chunk.length;
    yield chunk;
  }
}

async function* gunzip(packed: ByteSource): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip();
  // The error of the pipeline is the error that reading `unpacked` throws.
  pipeline(Readable.from(packed), unpacked, () => {});
  yield* rethrowDamage(unpacked);
}

async function* unxz(packed: ByteSource): AsyncGenerator<Uint8Array> {
  yield* rethrowDamage(new xz.XzReadableStream(toWebStream(packed)) as unknown as ByteSource);
}

function toWebStream(source: ByteSource): globalThis.ReadableStream<Uint8Array> {
  return ReadableStream.from(source) as unknown as globalThis.ReadableStream<Uint8Array>;
}

async function* rethrowDamage(unpacked: ByteSource): AsyncGenerator<Uint8Array> {
  try {
    yield* unpacked;
  } catch (error) {
    if (error instanceof InputRejected || (error instanceof Error && 'syscall' in error)) throw error;
    throw new InputRejected('damagedContainer', 'damaged or cut off: read up to there');
  }
}
