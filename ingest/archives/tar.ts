import { pipeline, Readable } from 'node:stream';
import tar from 'tar-stream';
import type { ByteSource } from '../bytes/byte-source.js';
import { damageOf } from '../bytes/damage.js';
import { InputRejected } from '../bytes/input-rejected.js';
import { createSpool, type Spool } from '../bytes/spool.js';
import type { UnpackBudget } from '../bytes/unpack-budget.js';
import { type ArchiveListing, createArchiveListing, type OpenedArchive } from './archive.js';
import { decodeMemberName } from './member-name.js';
import { isNoLog } from './no-log.js';

const blockBytes = 512;
const sumOffset = 148;
const sumBytes = 8;
const mark = Buffer.from('ustar', 'latin1');
const markOffset = 257;

/** True where the first block is a tar header: it has the mark of POSIX and GNU tar, or its checksum is right (tar before 1988). */
export function isTar(head: Uint8Array): boolean {
  if (head.length < markOffset + mark.length || head[0] === 0) return false;
  if (mark.equals(head.subarray(markOffset, markOffset + mark.length))) return true;
  return head.length >= blockBytes && statedSum(head) === sumOf(head);
}

function statedSum(header: Uint8Array): number | null {
  const text = Buffer.from(header.subarray(sumOffset, sumOffset + sumBytes)).toString('latin1');
  const digits = /^ *([0-7]{1,7})[ \0]/.exec(text)?.[1];
  return digits === undefined ? null : Number.parseInt(digits, 8);
}

/** Sum of the bytes of a header, those of the sum itself taken as blanks. */
function sumOf(header: Uint8Array): number {
  let sum = 0x20 * sumBytes;
  for (let index = 0; index < blockBytes; index += 1) {
    if (index < sumOffset || index >= sumOffset + sumBytes) sum += header[index] ?? 0;
  }
  return sum;
}

/**
 * Opens a tar: ustar, pax, GNU long names. What may be a log is put aside, so that members can be read in another order than that of the
 * archive. Where the archive is damaged or a limit is reached, what came before is kept.
 */
export async function openTar(source: ByteSource, budget: UnpackBudget): Promise<OpenedArchive> {
  const listing = createArchiveListing(budget);
  const spool = createSpool();
  try {
    await putAside(source, listing, spool, budget.limits.memberBytes);
  } catch (error) {
    listing.problemOrThrow(damageOf(error), spool.close);
  }
  return listing.opened(async () => spool.close());
}

/** The types of tar-stream do not know all that it gives: a type of its own for members it does not read, and the fields of pax. */
type TarEntry = AsyncIterable<Uint8Array> & { readonly header: TarHeader; readonly resume: () => void };
type TarHeader = { readonly name: string; readonly type?: string | null; readonly pax?: Readonly<Record<string, string>> | null };

async function putAside(source: ByteSource, listing: ArchiveListing, spool: Spool, memberBytes: number): Promise<void> {
  // Names as Latin-1 keep their bytes; an unknown format is tar from before 1988.
  const options = { filenameEncoding: 'latin1', allowUnknownFormat: true } as const;
  const extract = (tar.extract as (given: typeof options) => ReturnType<typeof tar.extract>)(options);
  pipeline(Readable.from(source), extract, () => {});
  for await (const each of extract) {
    const entry = each as unknown as TarEntry;
    const name = entry.header.type === 'directory' ? null : listing.name(nameOf(entry.header));
    if (name === null || !isPlainFile(entry.header, listing)) entry.resume();
    else await keep(name, entry, listing, spool, memberBytes);
  }
}

function nameOf({ name, pax }: TarHeader): string {
  return pax?.path ?? decodeMemberName(Buffer.from(name, 'latin1'));
}

function isPlainFile({ type, pax }: TarHeader, listing: ArchiveListing): boolean {
  const isSparse = Object.keys(pax ?? {}).some((key) => key.startsWith('GNU.sparse.'));
  if (type === null || type === undefined || isSparse)
    listing.problem(new InputRejected('unsupportedContainer', 'member not read: sparse, or of an unknown kind'));
  else if (type !== 'file' && type !== 'contiguous-file') listing.pass('notALog');
  else return true;
  return false;
}

async function keep(name: string, entry: TarEntry, listing: ArchiveListing, spool: Spool, memberBytes: number): Promise<void> {
  const start = spool.size();
  let kind: 'unknown' | 'log' | 'other' = 'unknown';
  try {
    for await (const chunk of entry) {
      if (kind === 'unknown') kind = isNoLog(name, chunk) ? 'other' : 'log';
      if (kind === 'log') spool.append(chunk.subarray(0, Math.max(0, start + memberBytes - spool.size())));
      if (spool.size() - start < memberBytes || kind === 'other') continue;
      listing.problem(new InputRejected('fileTooLarge', `member larger than ${memberBytes} bytes: read up to there`));
      kind = 'other';
    }
  } finally {
    const length = spool.size() - start;
    if (length > 0) listing.add({ name, open: () => spool.read(start, length) });
    else listing.pass(kind === 'other' ? 'notALog' : 'emptyFile');
  }
}
