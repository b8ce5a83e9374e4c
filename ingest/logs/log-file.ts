import type { LogChunk } from '#ports/log-source.js';
import type { ArchiveMember, ArchiveProblem, OpenedArchive } from '../archives/archive.js';
import { unwrap } from '../archives/containers.js';
import { isNoLog } from '../archives/no-log.js';
import type { InputFile, PeekedSource } from '../bytes/byte-source.js';
import { toInputRejected } from '../bytes/input-rejected.js';
import { counted, createUnpackBudget, limited, type UnpackBudget, type UnpackLimits, unpackLimits } from '../bytes/unpack-budget.js';
import { type BundleWalk, createBundleWalk } from './bundle-walk.js';
import { readContent } from './file-content.js';

/**
 * One log file as chunks: unpacked (gzip, xz, bzip2, zstd), its archives walked (tar, zip, 7z, rar, inside each other), decoded (UTF-8, UTF-16,
 * GB18030), as lines and JSON, bytes, or rows of the tables of a database. JSON and bytes are held whole up to 64 MB; lines stream.
 * What stops a file is a `rejected` chunk; `end` always closes.
 */
export async function* openLogFile(input: InputFile, limits: UnpackLimits = unpackLimits): AsyncGenerator<LogChunk> {
  const budget = createUnpackBudget(limits);
  const walk = createBundleWalk(budget);
  try {
    const { archive, content, layers } = await unwrap(counted(input.open(), budget.packed), budget, 0);
    if (archive === null) yield* readFile(input.name, content, budget);
    else {
      const opened = await archive.open(content, layers === 1 ? input : {}, budget);
      opened.problems.forEach(walk.problem);
      yield* readMembers(input.name, opened, layers, walk);
    }
  } catch (error) {
    walk.problem(toProblem(error));
  }
  yield* walk.close(input.name);
}

function readFile(name: string, content: PeekedSource, { limits }: UnpackBudget): AsyncGenerator<LogChunk> {
  return readContent(name, { ...content, rest: limited(content.rest, limits.memberBytes) });
}

async function* readMembers(name: string, archive: OpenedArchive, layers: number, walk: BundleWalk): AsyncGenerator<LogChunk> {
  try {
    for (const member of walk.enter(archive)) yield* readMember(walk.ownName(`${name}!/${member.name}`), member, layers, walk);
  } finally {
    await archive.close();
  }
}

/** One member: read, passed over, or an archive again. What gives chunks closes with `end`. */
async function* readMember(name: string, member: ArchiveMember, outerLayers: number, walk: BundleWalk): AsyncGenerator<LogChunk> {
  try {
    const { archive, content, layers } = await unwrap(member.open(), walk.budget, outerLayers);
    if (archive !== null) return yield* readInnerArchive(name, await archive.open(content, {}, walk.budget), layers, walk);
    if (isNoLog(member.name, content.head)) {
      await content.close();
      return walk.pass('notALog');
    }
    yield* readFile(name, content, walk.budget);
  } catch (error) {
    const problem = toProblem(error);
    if (problem.reason === 'emptyFile') return walk.pass('emptyFile');
    yield { file: name, kind: 'rejected', ...problem };
  }
  walk.read();
  yield { file: name, kind: 'end', isMember: true };
}

/** Problems of an archive in an archive are told before its members, each of which is a file of its own. */
async function* readInnerArchive(name: string, archive: OpenedArchive, layers: number, walk: BundleWalk): AsyncGenerator<LogChunk> {
  for (const problem of archive.problems) yield { file: name, kind: 'rejected', ...problem };
  if (archive.problems.length > 0) yield { file: name, kind: 'end', isMember: true };
  yield* readMembers(name, archive, layers, walk);
}

function toProblem(error: unknown): ArchiveProblem {
  const { reason, message } = toInputRejected(error);
  return { reason, detail: message };
}
