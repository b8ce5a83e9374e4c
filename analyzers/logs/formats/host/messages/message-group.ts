import type { EventTime } from '#domain/log-event.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';

/** A line of a log, split from its prefix. */
export type LogLine = {
  readonly line: number;
  readonly raw: string;
  readonly message: string;
  readonly time: EventTime | null;
};

/** Passes on an event that the given lines (at least one, oldest first) tell. */
export type EmitEvent = (draft: PlacelessDraft, lines: readonly LogLine[]) => void;

/** Reads messages that span lines. It holds back what is not complete, and no more than a few blocks. */
export type GroupReader = {
  /** True where the line belongs to the reader's messages. */
  readonly take: (line: LogLine) => boolean;
  /** Says that a line went by which no reader of groups wanted. */
  readonly pass: () => void;
  /** Emits what is held back. */
  readonly flush: () => void;
  /** First line of the oldest block that is held back; `Infinity` where none is. */
  readonly oldestLine: () => number;
};

/** Oldest first line of blocks, each given by its lines. */
export function oldestOf(blocks: readonly { readonly lines: readonly LogLine[] }[]): number {
  return blocks.reduce((oldest, { lines }) => Math.min(oldest, lines[0]?.line ?? oldest), Number.POSITIVE_INFINITY);
}

/** A block may be interrupted by so many other lines: several processors write into one log. */
export const patience = 20;
/** A block longer than this is cut: no message of the kernel has more lines. */
export const longestBlock = 60;
/** So many blocks may be open at once. */
export const openBlocks = 32;
