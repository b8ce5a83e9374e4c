import { randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ByteSource } from './byte-source.js';

/**
 * Bytes put aside to be read again in another order: in memory while they are few, then in a temporary file with a name of chance in a
 * private folder. Whoever makes one must `close` it, also after an error.
 */
export type Spool = {
  readonly append: (bytes: Uint8Array) => void;
  readonly size: () => number;
  /** At most `length` bytes from `start` on. */
  readonly at: (start: number, length: number) => Uint8Array;
  readonly read: (start: number, length: number) => ByteSource;
  readonly close: () => void;
};

const memoryBytes = 32 * 1024 * 1024;
const chunkBytes = 64 * 1024;

/** Makes an empty spool; more than `limitBytes` go to disk. */
export function createSpool(limitBytes: number = memoryBytes): Spool {
  let memory = Buffer.alloc(0);
  let size = 0;
  let file: SpoolFile | null = null;
  const at = (start: number, length: number): Uint8Array => {
    const end = Math.min(start + length, size);
    return file === null ? memory.subarray(start, end) : file.read(start, Math.max(0, end - start));
  };
  return {
    append: (bytes) => {
      if (file === null && size + bytes.length > limitBytes) {
        file = openSpoolFile();
        file.append(memory.subarray(0, size));
        memory = Buffer.alloc(0);
      }
      if (file === null) memory = appendTo(memory, size, bytes);
      else file.append(bytes);
      size += bytes.length;
    },
    size: () => size,
    at,
    read: async function* (start, length) {
      for (let done = 0; done < length; done += chunkBytes) yield at(start + done, Math.min(chunkBytes, length - done));
    },
    close: () => file?.close(),
  };
}

/** Grows by doubling; bytes given out before stay as they were. */
function appendTo(memory: Buffer<ArrayBuffer>, size: number, bytes: Uint8Array): Buffer<ArrayBuffer> {
  const wanted = size + bytes.length;
  const grown = wanted <= memory.length ? memory : Buffer.alloc(Math.max(wanted, 2 * memory.length));
  if (grown !== memory) memory.copy(grown, 0, 0, size);
  grown.set(bytes, size);
  return grown;
}

type SpoolFile = Pick<Spool, 'append' | 'close'> & { readonly read: (start: number, length: number) => Uint8Array };

function openSpoolFile(): SpoolFile {
  const folder = mkdtempSync(join(tmpdir(), 'faultbook-spool-'));
  const descriptor = openSync(join(folder, randomUUID()), 'wx+', 0o600);
  // Where the system allows it the name goes at once: then nothing stays behind even after a crash.
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 2 });
  tryTo(remove);
  return {
    append: (bytes) => {
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
    },
    read: (start, length) => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(descriptor, bytes, 0, length, start));
    },
    close: () => {
      closeSync(descriptor);
      tryTo(remove);
    },
  };
}

function tryTo(action: () => void): void {
  try {
    action();
  } catch {
    // Windows keeps an open file: `close` removes it.
  }
}
