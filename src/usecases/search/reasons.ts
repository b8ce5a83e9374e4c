import type { Token, TokenisedText } from '#analyzers/text/token.js';
import type { DocumentMatch } from './match-document.js';
import type { Query } from './query.js';

const reasonLimit = 8;

/** What a question and a document have in common, as a person reads it: codes as printed, words, and `asked = found` where a concept was said otherwise. */
export function reasonsOf(query: Query, match: DocumentMatch, head: string): readonly string[] {
  const texts = [{ text: head, found: match.head }, ...match.parts];
  const printed = (kind: keyof TokenisedText) => printedTokens(texts, kind);
  const words = printed('words');
  const concepts = [...printed('concepts')].map(([concept, found]) => conceptReason(query, concept, found));
  return [...new Set([...printed('codes').values(), ...concepts, ...withoutParts([...words.values()])])].slice(0, reasonLimit);
}

type FoundIn = { readonly text: string; readonly found: TokenisedText };

/** Token → its text where it stands first. */
function printedTokens(texts: readonly FoundIn[], kind: keyof TokenisedText): ReadonlyMap<string, string> {
  const printed = new Map<string, string>();
  for (const { text, found } of texts) {
    for (const { token, start, end } of found[kind]) if (!printed.has(token)) printed.set(token, text.slice(start, end));
  }
  return printed;
}

function conceptReason(query: Query, concept: string, found: string): string {
  const asked = query.concepts.find(({ token }) => token === concept);
  const askedText = asked === undefined ? found : textOf(query, asked);
  return askedText.toLowerCase() === found.toLowerCase() ? found : `${askedText} = ${found}`;
}

function textOf({ text }: Query, { start, end }: Token): string {
  return text.slice(start, end);
}

// jieba gives the shorter words of a long word too: the long one says it.
function withoutParts(words: readonly string[]): readonly string[] {
  return words.filter((word) => !words.some((other) => other.length > word.length && /\p{Script=Han}/u.test(word) && other.includes(word)));
}
