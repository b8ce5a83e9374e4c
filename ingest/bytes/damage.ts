import type { ByteSource } from './byte-source.js';
import { InputRejected } from './input-rejected.js';

/** What a reader of packed bytes threw: our own refusals and errors of the file system stay; all else a library throws is damage of the input. */
export function damageOf(error: unknown, detail = 'damaged or cut off: read up to there'): unknown {
  if (error instanceof InputRejected || (error instanceof Error && 'syscall' in error)) return error;
  return new InputRejected('damagedContainer', detail);
}

/** Passes bytes on; what the reader of packed bytes throws becomes {@link damageOf} it. */
export async function* rethrowDamage(unpacked: ByteSource): AsyncGenerator<Uint8Array> {
  try {
    yield* unpacked;
  } catch (error) {
    throw damageOf(error);
  }
}
