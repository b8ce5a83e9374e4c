import type { UnreadReason } from '#domain/unread.js';
import type { FileSummary } from './file-reading.js';

/** A file that was read; `files` = how many it counts for: an archive counts by its members. */
export type TalliedFile = FileSummary & { readonly files: number };

/** Judges archives and databases as a whole: one is refused only where none of its members gave an event. */
export type BundleTally = {
  readonly member: (summary: FileSummary) => TalliedFile;
  /** A file that is no member; those before it since the last one were in it. */
  readonly close: (summary: FileSummary) => TalliedFile;
};

/** Makes the tally of one source. */
export function createBundleTally(): BundleTally {
  let members: FileSummary[] = [];
  return {
    member: (summary) => {
      members.push(summary);
      return { ...summary, refused: null, files: 1 };
    },
    close: (summary) => {
      const held = members;
      members = [];
      if (held.length === 0 && summary.bundle === null) return { ...summary, files: 1 };
      const refused = held.some(({ events }) => events > 0) ? null : refusalOf(summary, held);
      return { ...summary, refused, files: held.length > 0 ? 0 : 1 };
    },
  };
}

/** Why nothing in an archive was read: what stopped the archive, else the commonest reason of its members, else why they were passed over. */
function refusalOf(summary: FileSummary, members: readonly FileSummary[]): FileSummary['refused'] {
  if (summary.refused !== null) return summary.refused;
  const [reason] = commonest(members.flatMap(({ unread }) => unread)) ?? commonest(passedOver(summary)) ?? [];
  return reason === undefined ? null : { file: summary.file, reason, detail: `nothing in it could be read (${reason})` };
}

function passedOver({ bundle }: FileSummary): readonly (readonly [UnreadReason, number])[] {
  if (bundle === null) return [];
  return bundle.passedOver.length === 0 ? [['emptyFile', 1]] : bundle.passedOver.map(({ reason, count }) => [reason, count]);
}

function commonest(counts: readonly (readonly [UnreadReason, number])[]): readonly [UnreadReason, number] | undefined {
  const sums = new Map<UnreadReason, number>();
  for (const [reason, count] of counts) sums.set(reason, (sums.get(reason) ?? 0) + count);
  return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
}
