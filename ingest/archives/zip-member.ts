import { crc32 } from 'node:zlib';
import type { ByteSource } from '../bytes/byte-source.js';
import { inflateRaw } from '../bytes/compression.js';
import { InputRejected } from '../bytes/input-rejected.js';
import { counted, type UnpackBudget } from '../bytes/unpack-budget.js';

/** Methods of APPNOTE 6.3 §4.4.5. */
const stored = 0;
const deflated = 8;

/** True for the methods that {@link unpackMember} knows: stored and deflate. */
export function canUnpack(method: number): boolean {
  return method === stored || method === deflated;
}

/** The bytes of a member; throws `damagedContainer` at the end where they do not fit the `checksum` (null = not known). */
export async function* unpackMember(
  packed: ByteSource,
  { method, checksum, budget }: { readonly method: number; readonly checksum: number | null; readonly budget: UnpackBudget },
): AsyncGenerator<Uint8Array> {
  let found = 0;
  for await (const chunk of counted(method === stored ? packed : inflateRaw(packed), budget.unpacked)) {
    found = crc32(chunk, found);
    yield chunk;
  }
  if (checksum !== null && found !== checksum) throw new InputRejected('damagedContainer', 'damaged: its checksum is wrong');
}
