import { overlaps, type Token } from '#analyzers/text/token.js';
import type { SearchKind } from '#domain/search.js';
import type { SearchIndex } from '#ports/search-index.js';
import type { DocumentMatch } from './match-document.js';
import type { Query } from './query.js';

/**
 * The rule of the honest "no answer": a hit answers when the share of what the question says that it holds, measured in information, and a
 * tenth for each term of the trade that both have, come to this. A word says ln(1 + documents / (documents with it + 1)); a word that no
 * document holds says the most, so a question that meets the knowledge base only in common words ("replace", "server") stays below. A told
 * story ("last night our customer …") says much that no document holds: its terms make up for it. A matched code always answers.
 * Both numbers lie on a plateau of the judged questions.
 */
export const leastWorth = 0.45;
const worthOfTerm = 0.1;

/** What a hit is worth as an answer, to be compared with {@link leastWorth}. */
export function answerWorth(query: Query, words: readonly WeighedWord[], match: DocumentMatch): number {
  return coverage(query, words, match) + worthOfTerm * termsHeld(query, match);
}

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
  const weighed = await Promise.all(
    words.map(async (word) => {
      const documents = await documentsWith(word.token, index);
      return { ...word, documents, information: Math.log(1 + total / (documents + 1)) };
    }),
  );
  return weighed.map((word) => (word.documents === 0 && isCompound(word, words) ? { ...word, information: 0 } : word));
}

/** A long Chinese word is read with its parts (十六进制: 十六, 进制): one that no document holds says nothing beside them. */
function isCompound(word: Token, words: readonly Token[]): boolean {
  return words.some((part) => part.start >= word.start && part.end <= word.end && part.end - part.start < word.end - word.start);
}

/** Documents that hold a token. */
export async function documentsWith(token: string, index: Pick<SearchIndex, 'frequencies'>): Promise<number> {
  const [documents = 0] = await index.frequencies([token]);
  return documents;
}

/** Share of the question's information that a document holds: a word counts where the word or a concept said with it was found. */
function coverage(query: Query, words: readonly WeighedWord[], match: DocumentMatch): number {
  const found = [match.head, ...match.parts.map((part) => part.found)];
  if (found.some(({ codes }) => codes.length > 0)) return 1;
  const foundWords = new Set(found.flatMap((text) => text.words.map(({ token }) => token)));
  const foundConcepts = new Set(found.flatMap((text) => text.concepts.map(({ token }) => token)));
  const concepts = query.concepts.filter(({ token }) => foundConcepts.has(token));
  return shareOf(words, (word) => foundWords.has(word.token) || concepts.some((concept) => overlaps(concept, word)));
}

/** How many terms of the trade in the question, each in its own place, a document holds. */
function termsHeld(query: Query, match: DocumentMatch): number {
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
