import { damageOf } from '../bytes/damage.js';
import { InputRejected } from '../bytes/input-rejected.js';
import { loadSevenZip, type SevenZipProgram } from '../bytes/seven-zip-program.js';
import { createSpool } from '../bytes/spool.js';
import type { UnpackBudget } from '../bytes/unpack-budget.js';
import { createArchiveListing, type OpenedArchive } from './archive.js';
import { type ListedMember, parseMemberList } from './seven-zip-list.js';
import { createOutputSplitter, type OutputSplitter } from './seven-zip-output.js';

/**
 * Opens what 7-Zip opens (7z with LZMA, LZMA2, PPMd, filters; rar; LZMA and compress files): it writes all members to its standard output,
 * where they are cut apart by the sizes it listed, and put aside. Synchronous while it unpacks. Where it stops at damage or a limit, what came
 * before is kept.
 */
export async function openSevenZip(bytes: Uint8Array, budget: UnpackBudget): Promise<OpenedArchive> {
  const listing = createArchiveListing(budget);
  const spool = createSpool();
  try {
    const program = await loadSevenZip(bytes);
    const members = listMembers(program);
    if (members.length === 0) throw new InputRejected('damagedContainer', 'damaged, or of a kind that 7-Zip does not open');
    unpackAll(program, createOutputSplitter(members, { listing, spool, budget }));
  } catch (error) {
    listing.problemOrThrow(damageOf(error), spool.close);
  }
  return listing.opened(async () => spool.close());
}

function listMembers(program: SevenZipProgram): readonly ListedMember[] {
  const printed: Uint8Array[] = [];
  const complaints: Uint8Array[] = [];
  program.run(
    ['l', '-slt', '-ba'],
    (bytes) => void printed.push(bytes),
    (bytes) => void complaints.push(bytes),
  );
  if (/encrypted archive/i.test(Buffer.concat(complaints).toString('utf8')))
    throw new InputRejected('encrypted', 'needs a password, also for the names in it');
  return parseMemberList(Buffer.concat(printed).toString('utf8'));
}

function unpackAll(program: SevenZipProgram, { output, errors, end }: OutputSplitter): void {
  try {
    program.run(['x', '-so'], output, errors);
  } finally {
    end();
  }
}
