import { detectionLimitBytes } from '#domain/source-block.js';
import { type ByteSource, collectBytes, type InputFile, type PeekedSource, peekBytes } from '../bytes/byte-source.js';
import { unbzip2 } from '../bytes/bzip2.js';
import { gunzip, unxz, unzstd } from '../bytes/compression.js';
import { InputRejected } from '../bytes/input-rejected.js';
import { openSeekable } from '../bytes/seekable.js';
import { sevenZipLimitBytes } from '../bytes/seven-zip-program.js';
import { counted, createUnpackBudget, limited, type UnpackBudget, type UnpackLimits, unpackLimits } from '../bytes/unpack-budget.js';
import type { OpenedArchive } from './archive.js';
import { openSevenZip } from './seven-zip.js';
import { isTar, openTar } from './tar.js';
import { openZip } from './zip.js';

/** Where the bytes of a source lie already; empty for a stream. */
export type Place = Pick<InputFile, 'path' | 'bytes'>;

/** A kind of compression. `unpack` counts what it gives. */
type Compression = {
  readonly is: (head: Uint8Array) => boolean;
  readonly unpack: (packed: ByteSource, budget: UnpackBudget) => ByteSource;
};

/** A kind of archive. `open` closes the source. */
export type ArchiveKind = {
  readonly title: string;
  readonly is: (head: Uint8Array) => boolean;
  readonly open: (source: PeekedSource, place: Place, budget: UnpackBudget) => Promise<OpenedArchive>;
};

/** Magic numbers: RFC 1952 §2.3.1, xz file format 1.2 §2.1.1, RFC 8878 §3.1.1, and the published format of bzip2. */
const compressions: readonly Compression[] = [
  { is: startsWith([0x1f, 0x8b, 0x08]), unpack: counting(gunzip) },
  { is: startsWith([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]), unpack: counting(unxz) },
  { is: startsWith([0x31, 0x41, 0x59, 0x26, 0x53, 0x59], 4), unpack: (packed, { unpacked }) => unbzip2(packed, unpacked) },
  { is: startsWith([0x28, 0xb5, 0x2f, 0xfd]), unpack: counting(unzstd) },
];

function counting(unpack: (packed: ByteSource) => ByteSource): Compression['unpack'] {
  return (packed, budget) => counted(unpack(packed), budget.unpacked);
}

/** Magic numbers: APPNOTE 6.3 §4.3, 7z and RAR as published, the header of LZMA with its usual properties, compress(1). */
const archives: readonly ArchiveKind[] = [
  { title: 'zip', is: startsWith([0x50, 0x4b, 0x03, 0x04]), open: openZipOf },
  { title: 'empty zip', is: startsWith([0x50, 0x4b, 0x05, 0x06]), open: openZipOf },
  { title: '7z', is: startsWith([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), open: openSevenZipOf },
  { title: 'rar', is: startsWith([0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]), open: openSevenZipOf },
  { title: 'LZMA', is: startsWith([0x5d, 0x00, 0x00]), open: openSevenZipOf },
  { title: 'compress', is: startsWith([0x1f, 0x9d]), open: openSevenZipOf },
  { title: 'tar', is: isTar, open: (source, _place, budget) => openTar(source.rest, budget) },
];

function startsWith(magic: readonly number[], offset = 0): (head: Uint8Array) => boolean {
  return (head) => magic.every((byte, index) => head[offset + index] === byte);
}

async function openZipOf(source: PeekedSource, place: Place, budget: UnpackBudget): Promise<OpenedArchive> {
  const isAtHand = place.bytes !== undefined || place.path !== undefined;
  if (isAtHand) await source.close();
  const bytes = await openSeekable(source.rest, place);
  if (isAtHand) budget.packed(bytes.size);
  return openZip(bytes, budget);
}

async function openSevenZipOf(source: PeekedSource, _place: Place, budget: UnpackBudget): Promise<OpenedArchive> {
  return openSevenZip(await collectBytes(source.rest, sevenZipLimitBytes), budget);
}

/** What is inside the compressions around a source: its bytes, and the archive they are (null = a file). `layers` counts what was opened. */
export type Unwrapped = { readonly content: PeekedSource; readonly archive: ArchiveKind | null; readonly layers: number };

/**
 * Looks at the first 64 KB and takes off compressions, by magic number and never by name; `layers` of packing are around it already.
 * Throws {@link InputRejected} where there are too many; reading `content` throws at damage and limits.
 */
export async function unwrap(source: ByteSource, budget: UnpackBudget, layers: number): Promise<Unwrapped> {
  let content = await peekBytes(source, detectionLimitBytes);
  for (let depth = layers; ; depth += 1) {
    const compression = compressions.find(({ is }) => is(content.head));
    const archive = compression === undefined ? (archives.find(({ is }) => is(content.head)) ?? null) : null;
    if (compression === undefined && archive === null) return { content, archive, layers: depth };
    await closeWhereRefused(content, () => budget.layer(depth));
    if (compression === undefined) return { content, archive, layers: depth + 1 };
    content = await peekBytes(compression.unpack(content.rest, budget), detectionLimitBytes);
  }
}

async function closeWhereRefused(content: PeekedSource, check: () => void): Promise<void> {
  try {
    check();
  } catch (error) {
    await content.close();
    throw error;
  }
}

/** The content of a compressed or plain file; refuses archives with `unsupportedContainer`. */
export async function unpack(source: ByteSource, limits: UnpackLimits = unpackLimits): Promise<PeekedSource> {
  const budget = createUnpackBudget(limits);
  const { content, archive } = await unwrap(counted(source, budget.packed), budget, 0);
  if (archive === null) return { ...content, rest: limited(content.rest, limits.memberBytes) };
  await content.close();
  throw new InputRejected('unsupportedContainer', `${archive.title} archive: not opened yet, unpack it first`);
}
