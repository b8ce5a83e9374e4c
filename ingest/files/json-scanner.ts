/** What the lines of a JSON value say so far: it goes on, it cannot be JSON, or it ends before column `end`. */
export type JsonScan = { readonly kind: 'open' } | { readonly kind: 'broken' } | { readonly kind: 'closed'; readonly end: number };

/** Deeper values are taken as broken: no log nests so, and readers of documents may recurse. */
const depthLimit = 500;

const isOutsideOfStrings = new Set(Array.from(' \t\r{}[]:,0123456789+-.eEtrufalsn', (character) => character.charCodeAt(0)));
const quote = '"'.charCodeAt(0);
const backslash = '\\'.charCodeAt(0);
const opening = new Set(['{', '['].map((bracket) => bracket.charCodeAt(0)));
const closing = new Set(['}', ']'].map((bracket) => bracket.charCodeAt(0)));

/** Follows the brackets of one JSON value line by line, so that its end is found before it is parsed. Linear, and quick to refuse other text. */
export function createJsonScanner(): (line: string, from: number) => JsonScan {
  let depth = 0;
  return (line, from) => {
    for (let index = from; index < line.length; index += 1) {
      const code = line.charCodeAt(index);
      if (code === quote) {
        index = endOfString(line, index);
        if (index < 0) return { kind: 'broken' };
      } else if (opening.has(code)) {
        depth += 1;
        if (depth > depthLimit) return { kind: 'broken' };
      } else if (closing.has(code)) {
        depth -= 1;
        if (depth <= 0) return { kind: 'closed', end: index + 1 };
      } else if (!isOutsideOfStrings.has(code)) return { kind: 'broken' };
    }
    return { kind: 'open' };
  };
}

/** Index of the quote that ends the string begun at `start`; -1 where its line does not hold it. */
function endOfString(line: string, start: number): number {
  for (let end = line.indexOf('"', start + 1); end >= 0; end = line.indexOf('"', end + 1)) {
    let escapes = 0;
    while (line.charCodeAt(end - 1 - escapes) === backslash) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return -1;
}
