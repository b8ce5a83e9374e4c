import type { RedactionKind } from '#domain/redaction.js';

/** A stretch of a text, in UTF-16 units, `to` not included. */
export type Span = { readonly from: number; readonly to: number };

/** `log` = lines that a machine wrote: what only prose makes likely is not looked for, and lines stay lines. */
export type Reading = 'prose' | 'log';

/** Finds one kind of personal data or secret; spans in order, without overlaps. Linear in the length of the text. */
export type Detector = {
  readonly kind: RedactionKind;
  readonly find: (text: string, reading: Reading) => Iterable<Span>;
};

/** Something that was taken out before: it is never a value again, so that a second run changes nothing. */
const placeholder = /^\[[a-z][a-z0-9-]{0,30}\]/;

/**
 * Spans of a global pattern: of its group `value`, which must end the match, or of all of it. A value that `accepts` refuses stays,
 * and so does a placeholder.
 */
export function* valueSpans(text: string, pattern: RegExp, accepts: (value: string, at: number) => boolean = () => true): Generator<Span> {
  for (const match of text.matchAll(pattern)) {
    const value = match.groups?.value ?? match[0];
    const to = match.index + match[0].length;
    const from = to - value.length;
    if (value !== '' && !placeholder.test(value) && accepts(value, from)) yield { from, to };
  }
}

/** Spans of several searches in order; of two that overlap the earlier one stands, of two that start together the longer one. */
export function mergedSpans(spans: Iterable<Span>): readonly Span[] {
  const sorted = [...spans].sort((left, right) => left.from - right.from || right.to - left.to);
  let end = 0;
  return sorted.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

/** What stands before a place in its line, 40 characters at most. */
export function before(text: string, at: number, characters = 40): string {
  const window = text.slice(Math.max(0, at - characters), at);
  return window.slice(window.lastIndexOf('\n') + 1);
}
