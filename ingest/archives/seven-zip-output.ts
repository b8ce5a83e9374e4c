import { InputRejected } from '../bytes/input-rejected.js';
import type { TakeBytes } from '../bytes/seven-zip-program.js';
import type { Spool } from '../bytes/spool.js';
import type { UnpackBudget } from '../bytes/unpack-budget.js';
import { type ArchiveListing, encryptedMember } from './archive.js';
import { isNoLog } from './no-log.js';
import type { ListedMember } from './seven-zip-list.js';

/** Takes what 7-Zip writes, in the order in which it writes it, and puts the members aside. */
export type OutputSplitter = { readonly output: TakeBytes; readonly errors: TakeBytes; readonly end: () => void };

type Destination = { readonly listing: ArchiveListing; readonly spool: Spool; readonly budget: UnpackBudget };

/** A member that comes in the output. `name` = null where its bytes are not wanted. */
type ExpectedMember = { readonly path: string; readonly bytes: number; readonly name: string | null };

/** Cuts the output of `x -so` into members: each ends at the size that was listed, or where an error on it is told. */
export function createOutputSplitter(listed: readonly ListedMember[], destination: Destination): OutputSplitter {
  const members = expectMembers(listed, destination.listing);
  let index = 0;
  let current = openMember(members[0], destination);
  let complaint = '';
  const next = () => {
    current.close();
    index += 1;
    current = openMember(members[index], destination);
  };
  const heedComplaint = () => {
    const named = complaint === '' ? -1 : members.findIndex(({ path }, at) => at >= index - 1 && complaint.includes(path));
    const isWanted = members[named]?.name !== null;
    complaint = '';
    if (named < 0) return;
    if (isWanted) destination.listing.problem(new InputRejected('damagedContainer', 'member damaged: read up to there'));
    while (index <= named) next();
  };
  const output: TakeBytes = (bytes) => {
    heedComplaint();
    for (let rest = bytes; rest.length > 0 && index < members.length; ) {
      rest = rest.subarray(current.take(rest));
      if (current.isComplete()) next();
    }
  };
  const errors: TakeBytes = (bytes) => {
    const text = Buffer.from(bytes).toString('utf8');
    if (text.includes('ERROR')) heedComplaint();
    complaint += text;
  };
  const end = () => {
    heedComplaint();
    current.close();
  };
  return { output, errors, end };
}

/** Members with bytes, in the order of the archive, which is the order of the output. */
function expectMembers(listed: readonly ListedMember[], listing: ArchiveListing): readonly ExpectedMember[] {
  let isFull = false;
  const nameOf = (member: ListedMember): string | null => {
    if (isFull || member.kind === 'folder') return null;
    try {
      return wantedName(member, listing);
    } catch (error) {
      listing.problem(error);
      isFull = true;
      return null;
    }
  };
  return listed.map((member) => ({ path: member.path, bytes: member.bytes, name: nameOf(member) })).filter(({ bytes }) => bytes > 0);
}

/** 7-Zip prints `/` for every separator; a path that is missing is that of the only member of a compressed file. */
function wantedName({ path, bytes, kind, isEncrypted }: ListedMember, listing: ArchiveListing): string | null {
  const name = listing.name(path === '' ? 'content' : path.replaceAll('\\', '/'));
  if (name === null) return null;
  if (isEncrypted) listing.problem(encryptedMember());
  else if (kind === 'link') listing.pass('notALog');
  else if (bytes === 0) listing.pass('emptyFile');
  else return name;
  return null;
}

type CurrentMember = {
  /** Takes from the start of `bytes` what belongs to the member, and says how much that was. */
  readonly take: (bytes: Uint8Array) => number;
  readonly isComplete: () => boolean;
  readonly close: () => void;
};

function openMember(member: ExpectedMember | undefined, { listing, spool, budget }: Destination): CurrentMember {
  const start = spool.size();
  const limit = budget.limits.memberBytes;
  let done = 0;
  let isKept = member?.name != null;
  const keep = (part: Uint8Array) => {
    if (isKept && done === 0 && isNoLog(member?.name ?? '', part)) {
      isKept = false;
      listing.pass('notALog');
    }
    if (!isKept) return;
    spool.append(part.subarray(0, limit - done));
    if (done + part.length <= limit) return;
    isKept = false;
    listing.problem(new InputRejected('fileTooLarge', `member larger than ${limit} bytes: read up to there`));
  };
  return {
    take: (bytes) => {
      const part = bytes.subarray(0, (member?.bytes ?? 0) - done);
      budget.unpacked(part.length);
      keep(part);
      done += part.length;
      return part.length;
    },
    isComplete: () => done >= (member?.bytes ?? 0),
    close: () => {
      const length = spool.size() - start;
      if (length > 0 && member?.name != null) listing.add({ name: member.name, open: () => spool.read(start, length) });
    },
  };
}
