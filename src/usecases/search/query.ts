import type { Token, TokenisedText, Tokenizer } from '#analyzers/text/token.js';
import type { TokenQuery } from '#ports/search-index.js';

/** A question as the search works on it. `text` is what the offsets of its tokens point at. */
export type Query = TokenisedText & { readonly text: string };

/** Longest question that is read: a pasted log belongs to a diagnosis. */
const queryLimit = 2_000;
const tokenLimit = 64;

/** Weights of the fields, chosen on the judged set of fixtures/search. */
export const searchWeights: TokenQuery['weights'] = { title: 3, body: 1, concepts: 2, codes: 6 };

/** Tokens of a question, at most 64 of each kind. */
export function readQuery(text: string, tokenizer: Tokenizer): Query {
  const head = text.slice(0, queryLimit);
  const { words, concepts, codes } = tokenizer.tokenise(head);
  return {
    text: head,
    words: words.slice(0, tokenLimit),
    concepts: concepts.slice(0, tokenLimit),
    codes: codes.slice(0, tokenLimit),
  };
}

/** The distinct tokens of a list, in order of place. */
export function distinct(tokens: readonly Token[]): readonly string[] {
  return [...new Set(tokens.map(({ token }) => token))];
}
