import { overlaps, type Token } from '#analyzers/text/token.js';
import type { SearchKind } from '#domain/search.js';
import type { SearchIndex } from '#ports/search-index.js';
import type { DocumentMatch } from './match-document.js';
import type { Query } from './query.js';

/**
 * The rule of the honest "no answer": the best hit must hold at least this share of what the question says, measured in information.
 * A word says ln(1 + documents / (documents with it + 1)); a word that no document holds says the most, so a question that meets
 * the knowledge base only in common words ("replace", "server") stays below. A matched code always answers.
 */
export const leastCoverage = 0.35;

/** A told story ("last night our customer …") says much that no document holds: this many terms of the trade in the best hit answer it too. */
export const leastTerms = 3;

/** Words of a question with what each says. `documents` = 0 where the index does not know the word. */
export type WeighedWord = Token & { readonly information: number; readonly documents: number };

/** Weighs the distinct words of a question by how rare they are in the index. */
export async function weighWords(
  query: Query,
  kind: SearchKind | null,
  index: Pick<SearchIndex, 'count' | 'frequencies'>,
): Promise<readonly WeighedWord[]> {
  const kinds: readonly SearchKind[] = kind === null ? ['article', 'case'] : [kind];
  const counts = await Promise.all(kinds.map((each) => index.count(each)));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const words = query.words.filter(({ token }, place) => query.words.findIndex((other) => other.token === token) === place);
  return Promise.all(
    words.map(async (word) => {
      const documents = await documentsWith(word.token, index);
      return { ...word, documents, information: Math.log(1 + total / (documents + 1)) };
    }),
  );
}

/** Documents that hold a token. */
export async function documentsWith(token: string, index: Pick<SearchIndex, 'frequencies'>): Promise<number> {
  const [documents = 0] = await index.frequencies([token]);
  return documents;
}

/** Share of the question's information that a document holds: a word counts where the word or a concept said with it was found. */
export function coverage(query: Query, words: readonly WeighedWord[], match: DocumentMatch): number {
  const found = [match.head, ...match.parts.map((part) => part.found)];
  if (found.some(({ codes }) => codes.length > 0)) return 1;
  const foundWords = new Set(found.flatMap((text) => text.words.map(({ token }) => token)));
  const foundConcepts = new Set(found.flatMap((text) => text.concepts.map(({ token }) => token)));
  const concepts = query.concepts.filter(({ token }) => foundConcepts.has(token));
  return shareOf(words, (word) => foundWords.has(word.token) || concepts.some((concept) => overlaps(concept, word)));
}

/** How many terms of the trade in the question, each in its own place, a document holds. */
export function termsHeld(query: Query, match: DocumentMatch): number {
  const found = [match.head, ...match.parts.map((part) => part.found)];
  const held = new Set(found.flatMap(({ concepts }) => concepts.map(({ token }) => token)));
  return new Set(query.concepts.filter(({ token }) => held.has(token)).map(({ start }) => start)).size;
}

/** Share of the question's information that the index knows at all. */
export function knownShare(query: Query, words: readonly WeighedWord[]): number {
  return shareOf(words, (word) => word.documents > 0 || query.concepts.some((concept) => overlaps(concept, word)));
}

function shareOf(words: readonly WeighedWord[], isHeld: (word: WeighedWord) => boolean): number {
  const sum = (list: readonly WeighedWord[]) => list.reduce((total, { information }) => total + information, 0);
  const all = sum(words);
  return all === 0 ? 0 : sum(words.filter(isHeld)) / all;
}
