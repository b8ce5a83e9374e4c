import type { Bundle, BundleKind } from '#domain/bundle.js';
import type { UnreadReason } from '#domain/unread.js';
import type { LogChunk } from '#ports/log-source.js';
import type { ArchiveMember, ArchiveProblem, OpenedArchive } from '../archives/archive.js';
import type { UnpackBudget } from '../bytes/unpack-budget.js';
import { compareLogNames } from '../files/file-name.js';
import { readingRank, recogniseBundle } from './bundle-kinds.js';

/** The state of reading one outermost file: its budget, and what its archives held so far. */
export type BundleWalk = {
  readonly budget: UnpackBudget;
  /** Takes note of an archive, and gives its members in the order in which to read them. */
  readonly enter: (archive: OpenedArchive) => readonly ArchiveMember[];
  /** A name of its own for a member: two may have the same path. */
  readonly ownName: (name: string) => string;
  readonly read: () => void;
  readonly pass: (reason: UnreadReason) => void;
  /** The chunks that close the outermost file; none of a bundle where it was no archive. */
  readonly close: (file: string) => Generator<LogChunk>;
  /** Keeps a problem of the outermost file until its members are read. */
  readonly problem: (problem: ArchiveProblem) => void;
};

/** Begins the walk through one outermost file. */
export function createBundleWalk(budget: UnpackBudget): BundleWalk {
  const names = new Map<string, number>();
  const passedOver = new Map<UnreadReason, number>();
  const problems: ArchiveProblem[] = [];
  let isBundle = false;
  let kind: BundleKind | null = null;
  let members = 0;
  const add = (reason: UnreadReason, count: number) => void passedOver.set(reason, (passedOver.get(reason) ?? 0) + count);
  const summary = (file: string): Bundle => ({
    file,
    kind,
    members,
    passedOver: [...passedOver].map(([reason, count]) => ({ reason, count })),
  });
  return {
    budget,
    enter: (archive) => {
      isBundle = true;
      kind ??= recogniseBundle(archive.members.map(({ name }) => name));
      for (const [reason, count] of archive.passedOver) add(reason, count);
      return inReadingOrder(archive.members, kind);
    },
    ownName: (name) => {
      const count = (names.get(name) ?? 0) + 1;
      names.set(name, count);
      return count === 1 ? name : `${name} (${count})`;
    },
    read: () => {
      members += 1;
    },
    pass: (reason) => add(reason, 1),
    problem: (problem) => void problems.push(problem),
    close: function* (file) {
      for (const problem of problems) yield { file, kind: 'rejected', ...problem };
      if (isBundle) yield { file, kind: 'bundle', bundle: summary(file) };
      yield { file, kind: 'end' };
    },
  };
}

/** What matters first, then by name, rotations of a log oldest first. */
function inReadingOrder(members: readonly ArchiveMember[], kind: BundleKind | null): readonly ArchiveMember[] {
  const ranked = members.map((member) => ({ member, rank: readingRank(kind, member.name) }));
  return ranked.sort((a, b) => a.rank - b.rank || compareLogNames(a.member.name, b.member.name)).map(({ member }) => member);
}
