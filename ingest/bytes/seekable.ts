import { open } from 'node:fs/promises';
import type { ByteSource, InputFile } from './byte-source.js';
import { createSpool } from './spool.js';

/** Bytes that can be read from anywhere. `read` gives fewer than asked for only at the end. */
export type Seekable = {
  readonly size: number;
  readonly read: (start: number, length: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

const chunkBytes = 64 * 1024;

/** Reads a file where it lies; bytes of a stream are put aside first. `place` = where the same bytes are at hand; `rest` is read only without it. */
export async function openSeekable(rest: ByteSource, place: Pick<InputFile, 'path' | 'bytes'>): Promise<Seekable> {
  if (place.bytes !== undefined) return ofMemory(place.bytes);
  if (place.path !== undefined) return ofFile(place.path);
  return ofStream(rest);
}

function ofMemory(bytes: Uint8Array): Seekable {
  return { size: bytes.length, read: async (start, length) => bytes.subarray(start, start + length), close: async () => undefined };
}

async function ofFile(path: string): Promise<Seekable> {
  const file = await open(path);
  const { size } = await file.stat();
  return {
    size,
    read: async (start, length) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - start)));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
      return bytes.subarray(0, bytesRead);
    },
    close: () => file.close(),
  };
}

async function ofStream(rest: ByteSource): Promise<Seekable> {
  const spool = createSpool();
  try {
    for await (const chunk of rest) spool.append(chunk);
  } catch (error) {
    spool.close();
    throw error;
  }
  return { size: spool.size(), read: async (start, length) => spool.at(start, length), close: async () => spool.close() };
}

/** The bytes from `start` to `end`. */
export async function* readRange({ read }: Pick<Seekable, 'read'>, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let position = start; position < end; ) {
    const chunk = await read(position, Math.min(chunkBytes, end - position));
    if (chunk.length === 0) return;
    yield chunk;
    position += chunk.length;
  }
}
