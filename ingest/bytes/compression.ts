import { pipeline, Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { createGunzip, createInflateRaw } from 'node:zlib';
import { Decompress } from 'fzstd';
import xz from 'xz-decompress';
import type { ByteSource } from './byte-source.js';
import { rethrowDamage } from './damage.js';

/** Unpacks gzip (RFC 1952), also several members one after another. */
export async function* gunzip(packed: ByteSource): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip();
  // The error of the pipeline is the error that reading `unpacked` throws.
  pipeline(Readable.from(packed), unpacked, () => {});
  yield* rethrowDamage(unpacked);
}

/** Unpacks a bare deflate stream (RFC 1951); what follows its end is not looked at. */
export async function* inflateRaw(packed: ByteSource): AsyncGenerator<Uint8Array> {
  const unpacked = createInflateRaw();
  pipeline(Readable.from(packed), unpacked, () => {});
  yield* rethrowDamage(unpacked);
}

/** Unpacks xz. */
export async function* unxz(packed: ByteSource): AsyncGenerator<Uint8Array> {
  yield* rethrowDamage(new xz.XzReadableStream(toWebStream(packed)) as unknown as ByteSource);
}

function toWebStream(source: ByteSource): globalThis.ReadableStream<Uint8Array> {
  return ReadableStream.from(source) as unknown as globalThis.ReadableStream<Uint8Array>;
}

/** Unpacks zstd, also several frames one after another; its checksum is not compared. */
export async function* unzstd(packed: ByteSource): AsyncGenerator<Uint8Array> {
  yield* rethrowDamage(decompressZstd(packed));
}

async function* decompressZstd(packed: ByteSource): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const decompress = new Decompress((chunk) => void ready.push(chunk));
  for await (const chunk of packed) {
    decompress.push(chunk);
    yield* ready.splice(0);
  }
  decompress.push(new Uint8Array(0), true);
  yield* ready.splice(0);
}
