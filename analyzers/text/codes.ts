import { codePatterns } from './code-patterns.js';
import { replaceSpans, type Span } from './fold.js';
import { byPlace, type Token } from './token.js';

/** Codes of a text, and the text with blanks over the codes that say nothing as words. */
export type CodedText = { readonly codes: readonly Token[]; readonly visible: string };

// Keys of registry messages: three words or more in one name, as in PowerSupplyFailed. Fewer are brands (PowerEdge).
const messageKey = /(?<![A-Za-z0-9])(?:[A-Z][a-z0-9]+){3,}(?![A-Za-z0-9])/g;

/**
 * Finds ids of messages, locators, hex values, versions and part numbers; spellings with `_`, `-` or a blank meet.
 * `folded` is the text after folding, `original` the same text before.
 */
export function extractCodes(folded: string, original: string): CodedText {
  const codes: Token[] = messageKeys(original);
  let visible = folded;
  // Without a digit there is no code: most words of prose are passed over here.
  if (!/\d|\//.test(folded)) return { codes, visible };
  let rest = folded;
  for (const { pattern, forms, visible: visiblePart } of codePatterns) {
    const spans: Span[] = [];
    for (const match of rest.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const tokens = forms(match).map((token) => ({ token, ...span }));
      codes.push(...tokens);
      if (tokens.length > 0) spans.push({ ...span, text: visiblePart(match[0]) });
    }
    rest = replaceSpans(rest, spans.map(blankSpan));
    visible = replaceSpans(visible, spans);
  }
  return { codes: codes.sort(byPlace), visible };
}

function messageKeys(original: string): Token[] {
  return [...original.matchAll(messageKey)].map(({ 0: name, index }) => ({
    token: name.toLowerCase(),
    start: index,
    end: index + name.length,
  }));
}

function blankSpan(span: Span): Span {
  return { ...span, text: ' '.repeat(span.end - span.start) };
}
