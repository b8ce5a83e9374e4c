const fullWidth = /[\uFF01-\uFF5E\u3000]/g;
const fullWidthShift = 0xfee0;
const ideographicSpace = '\u3000';

/** Lower case and half width, one unit for one unit: offsets in the answer are offsets in the text. */
export function foldText(text: string): string {
  return lowerCase(text).replace(fullWidth, (unit) =>
    unit === ideographicSpace ? ' ' : String.fromCharCode(unit.charCodeAt(0) - fullWidthShift),
  );
}

// A few capitals (İ) have a longer small letter, which would shift every offset after them.
function lowerCase(text: string): string {
  const lowered = text.toLowerCase();
  return lowered.length === text.length ? lowered : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** A piece of a text and the text of the same length to put there. */
export type Span = { readonly start: number; readonly end: number; readonly text: string };

/** Puts each span's text in its place. Spans must be in order, apart, and keep their length. */
export function replaceSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const span of spans) {
    pieces.push(text.slice(at, span.start), span.text);
    at = span.end;
  }
  return pieces.join('') + text.slice(at);
}
