import type { UnreadReason } from '#domain/unread.js';
import type { ByteSource } from '../bytes/byte-source.js';
import { InputRejected, toInputRejected } from '../bytes/input-rejected.js';
import type { UnpackBudget } from '../bytes/unpack-budget.js';
import { safeMemberName } from './member-name.js';

/** A file in an archive. `open` gives its bytes unpacked and counted; it may be called again while the archive is open. */
export type ArchiveMember = { readonly name: string; readonly open: () => ByteSource };

/** What of an archive is not read, and why; without names, which are a customer's. */
export type ArchiveProblem = { readonly reason: UnreadReason; readonly detail: string };

/** An archive: its members in the order of the archive, what was no file to read (by reason), and what was wrong. Whoever opens it closes it. */
export type OpenedArchive = {
  readonly members: readonly ArchiveMember[];
  readonly passedOver: ReadonlyMap<UnreadReason, number>;
  readonly problems: readonly ArchiveProblem[];
  readonly close: () => Promise<void>;
};

/** Collects what an archive holds; every member counts against the budget. */
export type ArchiveListing = {
  /** The safe name of the next member, or null where it is not read. Throws {@link InputRejected} `bundleLimit` where there are too many. */
  readonly name: (printed: string) => string | null;
  readonly add: (member: ArchiveMember) => void;
  readonly pass: (reason: UnreadReason) => void;
  /** Keeps what stopped a member or the archive; a defect of ours is thrown on. */
  readonly problem: (error: unknown) => void;
  /** As `problem`; before a defect of ours is thrown on, `close` is called. */
  readonly problemOrThrow: (error: unknown, close: () => void) => void;
  readonly opened: (close: () => Promise<void>) => OpenedArchive;
};

/** Makes an empty listing. */
export function createArchiveListing(budget: UnpackBudget): ArchiveListing {
  const members: ArchiveMember[] = [];
  const passedOver = new Map<UnreadReason, number>();
  const problems: ArchiveProblem[] = [];
  const problem = (error: unknown) => {
    const { reason, message } = toInputRejected(error);
    problems.push({ reason, detail: message });
  };
  return {
    name: (printed) => {
      budget.member();
      try {
        return safeMemberName(printed);
      } catch (error) {
        problem(error);
        return null;
      }
    },
    add: (member) => void members.push(member),
    pass: (reason) => void passedOver.set(reason, (passedOver.get(reason) ?? 0) + 1),
    problem,
    problemOrThrow: (error, close) => {
      try {
        problem(error);
      } catch (defect) {
        close();
        throw defect;
      }
    },
    opened: (close) => ({ members, passedOver, problems, close }),
  };
}

/** Refusal of a member that only a password opens. */
export const encryptedMember = () => new InputRejected('encrypted', 'member not read: it needs a password');
