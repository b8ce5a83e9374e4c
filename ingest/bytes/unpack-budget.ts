import type { ByteSource } from './byte-source.js';
import { InputRejected } from './input-rejected.js';

/**
 * Limits against decompression bombs, over all that one file holds. `unpackedBytes` sums what every layer of packing gives; a ratio counts only
 * above `ratioFreeBytes`: a small log of equal lines packs 1,000 : 1. `depth` = layers of packing around a file, `tar.gz` counts two.
 */
export type UnpackLimits = {
  readonly unpackedBytes: number;
  readonly memberBytes: number;
  readonly members: number;
  readonly depth: number;
  readonly ratio: number;
  readonly ratioFreeBytes: number;
};

/** Limits of the product: a collection of one server stays far below them, an archive made to fill a disk does not. */
export const unpackLimits: UnpackLimits = {
  unpackedBytes: 4 * 1024 ** 3,
  memberBytes: 2 * 1024 ** 3,
  members: 50_000,
  depth: 8,
  ratio: 200,
  ratioFreeBytes: 64 * 1024 ** 2,
};

/** What one file may still unpack to. `unpacked`, `member` and `layer` throw {@link InputRejected} where a limit is reached. */
export type UnpackBudget = {
  readonly limits: UnpackLimits;
  /** Bytes of the outermost file, as they are read. */
  readonly packed: (bytes: number) => void;
  readonly unpacked: (bytes: number) => void;
  /** One more member of an archive, whatever it is. */
  readonly member: () => void;
  /** One more layer around a file that has `depth` of them. */
  readonly layer: (depth: number) => void;
};

/** Makes the budget of one outermost file. */
export function createUnpackBudget(limits: UnpackLimits = unpackLimits): UnpackBudget {
  const count = { packed: 0, unpacked: 0, members: 0 };
  return {
    limits,
    packed: (bytes) => {
      count.packed += bytes;
    },
    unpacked: (bytes) => {
      count.unpacked += bytes;
      if (isBomb(count, limits))
        throw new InputRejected('fileTooLarge', `unpacks to more than ${limits.unpackedBytes} bytes or ${limits.ratio} : 1`);
    },
    member: () => {
      count.members += 1;
      if (count.members > limits.members) throw new InputRejected('bundleLimit', `holds more than ${limits.members} members`);
    },
    layer: (depth) => {
      if (depth >= limits.depth) throw new InputRejected('bundleLimit', `packed more than ${limits.depth} times`);
    },
  };
}

function isBomb(count: { readonly packed: number; readonly unpacked: number }, limits: UnpackLimits): boolean {
  if (count.unpacked > limits.unpackedBytes) return true;
  return count.unpacked > limits.ratioFreeBytes && count.unpacked > count.packed * limits.ratio;
}

/** Passes bytes on and counts them. */
export async function* counted(source: ByteSource, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    count(chunk.length);
    yield chunk;
  }
}

/** Passes on at most `limitBytes`; then throws `fileTooLarge`. */
export async function* limited(source: ByteSource, limitBytes: number): AsyncGenerator<Uint8Array> {
  let left = limitBytes;
  for await (const chunk of source) {
    if (chunk.length > left) {
      if (left > 0) yield chunk.subarray(0, left);
      throw new InputRejected('fileTooLarge', `larger than ${limitBytes} bytes: read up to there`);
    }
    left -= chunk.length;
    yield chunk;
  }
}
