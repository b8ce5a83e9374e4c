import { InputRejected } from '../bytes/input-rejected.js';
import { readRange, type Seekable } from '../bytes/seekable.js';
import type { UnpackBudget } from '../bytes/unpack-budget.js';
import { type ArchiveListing, encryptedMember } from './archive.js';
import { decodeMemberName } from './member-name.js';
import { canUnpack, unpackMember } from './zip-member.js';

/** Header of a member (APPNOTE 6.3 §4.3.7): its fixed part, and the flags of §4.4.4. */
const headerBytes = 30;
const localHeader = Buffer.from('PK\x03\x04', 'latin1');
const endsOfMember = [localHeader, Buffer.from('PK\x07\x08', 'latin1'), Buffer.from('PK\x01\x02', 'latin1')];
const encryptedFlag = 0x0001;
const sizeFollowsFlag = 0x0008;
const sizeInExtra = 0xffffffff;

const windowBytes = 64 * 1024;

type LocalHeader = {
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly packedBytes: number;
  readonly name: string;
  readonly dataStart: number;
};

/** Finds the members of a zip without its directory. A member whose size is not told ends where the next header begins. */
export async function salvageZip(bytes: Seekable, listing: ArchiveListing, budget: UnpackBudget): Promise<void> {
  for (let position = await find(bytes, 0, [localHeader]); position < bytes.size; ) {
    const header = await readHeader(bytes, position);
    if (header === null) return;
    const isSizeKnown = (header.flags & sizeFollowsFlag) === 0 && header.packedBytes !== sizeInExtra;
    const end = isSizeKnown ? header.dataStart + header.packedBytes : await find(bytes, header.dataStart, endsOfMember);
    list(header, Math.min(end, bytes.size), isSizeKnown, { bytes, listing, budget });
    position = await find(bytes, end, [localHeader]);
  }
}

type Salvage = { readonly bytes: Seekable; readonly listing: ArchiveListing; readonly budget: UnpackBudget };

function list(header: LocalHeader, end: number, isSizeKnown: boolean, { bytes, listing, budget }: Salvage): void {
  const printed = header.name.replaceAll('\\', '/');
  const name = printed.endsWith('/') ? null : listing.name(printed);
  if (name === null) return;
  const { method, dataStart } = header;
  const checksum = isSizeKnown ? header.checksum : null;
  if ((header.flags & encryptedFlag) !== 0) listing.problem(encryptedMember());
  else if (!canUnpack(method)) listing.problem(new InputRejected('unsupportedContainer', `member not read: zip method ${method}`));
  else if (end <= dataStart) listing.pass('emptyFile');
  else listing.add({ name, open: () => unpackMember(readRange(bytes, dataStart, end), { method, checksum, budget }) });
}

async function readHeader(bytes: Seekable, position: number): Promise<LocalHeader | null> {
  const fixed = Buffer.from(await bytes.read(position, headerBytes));
  if (fixed.length < headerBytes) return null;
  const nameBytes = fixed.readUInt16LE(26);
  const dataStart = position + headerBytes + nameBytes + fixed.readUInt16LE(28);
  return {
    flags: fixed.readUInt16LE(6),
    method: fixed.readUInt16LE(8),
    checksum: fixed.readUInt32LE(14),
    packedBytes: fixed.readUInt32LE(18),
    name: decodeMemberName(await bytes.read(position + headerBytes, nameBytes)),
    dataStart,
  };
}

/** Where the first of the marks stands at or after `from`; the size of the file where none does. */
async function find(bytes: Seekable, from: number, marks: readonly Buffer[]): Promise<number> {
  const overlap = localHeader.length - 1;
  for (let start = from; start < bytes.size; start += windowBytes - overlap) {
    const window = Buffer.from(await bytes.read(start, windowBytes));
    const found = marks.map((mark) => window.indexOf(mark)).filter((index) => index >= 0);
    if (found.length > 0) return start + Math.min(...found);
    if (window.length < windowBytes) return bytes.size;
  }
  return bytes.size;
}
