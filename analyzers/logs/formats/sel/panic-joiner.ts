import type { EventDraft } from '../../event/event-draft.js';

const panicKey = 'linux/kernel/panic';
const textStart = /^Linux kernel panic: /;
/** Characters of a panic text in one SEL record (Linux ipmi_msghandler, `send_panic_events`). */
const pieceCharacters = 11;
/** The number of a piece is a byte. */
const mostPieces = 256;

/** Puts the pieces of a Linux panic text together that follow each other in a SEL. */
export type PanicJoiner = {
  /** Takes the drafts of a block in order: a piece of a panic is held, any other draft is passed on after what is held. */
  readonly take: (draft: EventDraft) => void;
  /** Passes on what is held. To be called before an event that does not go through `take`, and at the end of the block. */
  readonly release: () => void;
};

/**
 * Makes the joiner of one block. Linux writes a panic text into records of eleven characters each: one event with the whole text is passed
 * on in the place of the first. Pieces are ordered by their number where the source has it (`details.sequence`), else by record id.
 */
export function createPanicJoiner(pass: (draft: EventDraft) => void): PanicJoiner {
  let held: EventDraft[] = [];
  const release = (): void => {
    if (held.length === 0) return;
    const pieces = held;
    held = [];
    pass(joinPieces(pieces));
  };
  return {
    take: (draft) => {
      const isPiece = draft.key === panicKey;
      if (!isPiece || !continues(held, draft)) release();
      if (isPiece) held.push(draft);
      else pass(draft);
    },
    release,
  };
}

function continues(held: readonly EventDraft[], draft: EventDraft): boolean {
  const last = held.at(-1);
  if (last === undefined || held.length >= mostPieces) return false;
  const [before, now] = [sequenceOf(last), sequenceOf(draft)];
  return before === null || now === null || Math.abs(now - before) === 1;
}

function joinPieces(pieces: readonly EventDraft[]): EventDraft {
  const ordered = pieces.toSorted((one, other) => placeOf(one) - placeOf(other));
  const last = ordered.length - 1;
  // Text forms lose the blanks at the end of a piece, which in the middle of the text are part of it.
  const panicText = ordered.map((piece, index) => (index === last ? textOf(piece) : textOf(piece).padEnd(pieceCharacters))).join('');
  const [first] = pieces;
  return {
    ...(first as EventDraft),
    raw: pieces.map((piece) => piece.raw).join('\n'),
    text: `Linux kernel panic: ${panicText.trimEnd()}`,
    details: { panicText: panicText.trimEnd(), ...(pieces.length > 1 ? { pieces: pieces.length } : {}) },
  };
}

/** Rank of a piece in its text. Pieces whose number is not printed stand in the order of their records. */
function placeOf(piece: EventDraft): number {
  const recordId = Number.parseInt(piece.recordId ?? '', 16);
  return sequenceOf(piece) ?? (Number.isNaN(recordId) ? 0 : recordId);
}

function sequenceOf({ details }: EventDraft): number | null {
  return typeof details?.sequence === 'number' ? details.sequence : null;
}

function textOf({ details, text }: EventDraft): string {
  return typeof details?.panicText === 'string' ? details.panicText : text.replace(textStart, '');
}
