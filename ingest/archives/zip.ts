import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { damageOf } from '../bytes/damage.js';
import { InputRejected } from '../bytes/input-rejected.js';
import { readRange, type Seekable } from '../bytes/seekable.js';
import { sevenZipLimitBytes } from '../bytes/seven-zip-program.js';
import type { UnpackBudget } from '../bytes/unpack-budget.js';
import { type ArchiveListing, createArchiveListing, encryptedMember, type OpenedArchive } from './archive.js';
import { decodeMemberName } from './member-name.js';
import { openSevenZip } from './seven-zip.js';
import { canUnpack, unpackMember } from './zip-member.js';
import { salvageZip } from './zip-salvage.js';

/** Unicode name of Info-ZIP (APPNOTE 6.3 §4.6.9), and the flag that a name is UTF-8 (§4.4.4). */
const unicodeName = 0x7075;
const utf8Flag = 0x0800;

/**
 * Opens a zip by its central directory: stored and deflate members, zip64, data descriptors. Where the directory is damaged or cut off,
 * the members are found by their own headers instead. Closes `bytes` when closed.
 */
export async function openZip(bytes: Seekable, budget: UnpackBudget): Promise<OpenedArchive> {
  const listing = createArchiveListing(budget);
  try {
    await listDirectory(bytes, listing, budget);
    return listing.opened(bytes.close);
  } catch (error) {
    const stop = damageOf(error, 'damaged or cut off: members found by their own headers');
    if (!(stop instanceof InputRejected)) return giveUp(listing, stop, bytes);
    if (stop.reason === 'damagedContainer') return salvage(bytes, budget, stop);
    return stop.reason === 'unsupportedContainer' ? openByProgram(bytes, budget) : giveUp(listing, stop, bytes);
  }
}

/** Deflate64, BZip2, LZMA and the like: Windows packs members beyond 2 GB so. */
async function openByProgram(bytes: Seekable, budget: UnpackBudget): Promise<OpenedArchive> {
  try {
    return await openSevenZip(await bytes.read(0, bytes.size), budget);
  } finally {
    await bytes.close();
  }
}

async function salvage(bytes: Seekable, budget: UnpackBudget, damage: InputRejected): Promise<OpenedArchive> {
  const listing = createArchiveListing(budget);
  listing.problem(damage);
  try {
    await salvageZip(bytes, listing, budget);
    return listing.opened(bytes.close);
  } catch (error) {
    return giveUp(listing, error, bytes);
  }
}

/** Keeps what was listed before a limit was reached; a defect of ours is thrown on. */
async function giveUp(listing: ArchiveListing, error: unknown, bytes: Seekable): Promise<OpenedArchive> {
  try {
    listing.problem(error);
    return listing.opened(bytes.close);
  } catch (defect) {
    await bytes.close();
    throw defect;
  }
}

async function listDirectory(bytes: Seekable, listing: ArchiveListing, budget: UnpackBudget): Promise<void> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false };
  const zip = await fromRandomAccessReaderPromise(new SeekableReader(bytes), bytes.size, options);
  for await (const entry of zip.eachEntry()) listEntry(entry, zip, bytes, listing, budget);
}

function listEntry(entry: Entry, zip: ZipFile, bytes: Seekable, listing: ArchiveListing, budget: UnpackBudget): void {
  const printed = nameOf(entry).replaceAll('\\', '/');
  const isFolder = printed.endsWith('/');
  const name = isFolder ? null : listing.name(printed);
  if (isFolder) budget.member();
  if (name === null) return;
  const method = entry.compressionMethod;
  if (entry.isEncrypted()) listing.problem(encryptedMember());
  else if (!canUnpack(method)) refuseMethod(method, bytes, listing);
  else if (isLink(entry)) listing.pass('notALog');
  else if (entry.uncompressedSize === 0) listing.pass('emptyFile');
  else listing.add({ name, open: () => readMember(entry, zip, bytes, budget) });
}

/** Throws where another reader can take the archive as a whole. */
function refuseMethod(method: number, bytes: Seekable, listing: ArchiveListing): void {
  const refusal = new InputRejected('unsupportedContainer', `member not read: zip method ${method}`);
  if (bytes.size <= sevenZipLimitBytes) throw refusal;
  listing.problem(refusal);
}

async function* readMember(entry: Entry, zip: ZipFile, bytes: Seekable, budget: UnpackBudget): AsyncGenerator<Uint8Array> {
  const start = await zip.readLocalFileHeaderPromise(entry, { minimal: true }).then(
    ({ fileDataStart }) => fileDataStart,
    (error) => {
      throw damageOf(error);
    },
  );
  const packed = readRange(bytes, start, Math.min(bytes.size, start + entry.compressedSize));
  yield* unpackMember(packed, { method: entry.compressionMethod, checksum: entry.crc32, budget });
}

/** .NET and some collection tools write `\` between parts, which APPNOTE forbids: the caller reads it as `/`. */
function nameOf(entry: Entry): string {
  const bytes = entry.fileNameRaw;
  const unicode = entry.extraFields.find(({ id, data }) => id === unicodeName && data.length > 5)?.data.subarray(5);
  if (unicode !== undefined) return decodeMemberName(unicode);
  return (entry.generalPurposeBitFlag & utf8Flag) === 0 ? decodeMemberName(bytes) : bytes.toString('utf8');
}

/** The upper half of the attributes is the mode where a Unix system made the entry; A000h = symbolic link. */
function isLink({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  return versionMadeBy >> 8 === 3 && ((externalFileAttributes >>> 16) & 0xf000) === 0xa000;
}

class SeekableReader extends RandomAccessReader {
  readonly #bytes: Seekable;

  constructor(bytes: Seekable) {
    super();
    this.#bytes = bytes;
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, done: (error: Error | null) => void): void {
    this.#bytes.read(position, length).then((read) => {
      buffer.set(read, offset);
      done(read.length === length ? null : new Error('unexpected end'));
    }, done);
  }
}
