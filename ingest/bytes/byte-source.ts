import { createReadStream } from 'node:fs';
import { InputRejected } from './input-rejected.js';

/** Bytes as they come, in pieces of any size. */
export type ByteSource = AsyncIterable<Uint8Array>;

/** A named input whose bytes can be read from the start; `path` or `bytes` say where they are at hand for reading at any place. */
export type InputFile = {
  readonly name: string;
  readonly open: () => ByteSource;
  readonly path?: string;
  readonly bytes?: Uint8Array;
};

/** The first bytes of a source and the whole source (`rest` starts with `head` again). Call `close` where `rest` is not read. */
export type PeekedSource = {
  readonly head: Uint8Array;
  /** True where `head` is all there is. */
  readonly complete: boolean;
  readonly rest: ByteSource;
  readonly close: () => Promise<void>;
};

const chunkBytes = 64 * 1024;

/** Bytes of a file on disk, 64 KB a chunk. The file is opened when the first chunk is asked for. */
export async function* readFileBytes(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { highWaterMark: chunkBytes });
}

/** Bytes in memory, 64 KB a chunk. */
export async function* readMemoryBytes(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += chunkBytes) yield bytes.subarray(start, start + chunkBytes);
}

/** Reads at least `wantedBytes` (or all there is). An error on the way is kept for `rest`, so that the bytes before it are not lost. */
export async function peekBytes(source: ByteSource, wantedBytes: number): Promise<PeekedSource> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  const end = await fill(iterator, chunks, wantedBytes);
  return {
    head: Buffer.concat(chunks),
    complete: end.kind === 'end',
    rest: resume(chunks, iterator, end),
    close: async () => void (await iterator.return?.()),
  };
}

type Stop = { readonly kind: 'end' | 'more' } | { readonly kind: 'failure'; readonly error: unknown };

async function fill(iterator: AsyncIterator<Uint8Array>, chunks: Uint8Array[], wantedBytes: number): Promise<Stop> {
  let size = 0;
  try {
    while (size < wantedBytes) {
      const next = await iterator.next();
      if (next.done) return { kind: 'end' };
      chunks.push(next.value);
      size += next.value.length;
    }
  } catch (error) {
    return { kind: 'failure', error };
  }
  return { kind: 'more' };
}

async function* resume(chunks: readonly Uint8Array[], iterator: AsyncIterator<Uint8Array>, stop: Stop): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
    if (stop.kind === 'failure') throw stop.error;
    if (stop.kind === 'end') return;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

/** All bytes of a source; refuses with `fileTooLarge` where there are more than `limitBytes`. */
export async function collectBytes(source: ByteSource, limitBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limitBytes) throw new InputRejected('fileTooLarge', `larger than ${limitBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
