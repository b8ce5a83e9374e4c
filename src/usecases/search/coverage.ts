import { overlaps, type Token } from '#analyzers/text/token.js';
import type { SearchKind } from '#domain/search.js';
import type { SearchIndex } from '#ports/search-index.js';
import type { DocumentMatch } from './match-document.js';
import type { Query } from './query.js';

/**
 * The rule of the honest "no answer": a hit answers when the share of what the question says that it holds, measured in information, and a
 * tenth for each term of the trade that both have, come to this. A word says ln(1 + documents / (documents with it + 1)); a word that no
 * document holds says the most, so a question that meets the knowledge base only in common words ("replace", "server") stays below. A told
 * story ("last night our customer …") says much that no document holds: its terms make up for it. So does a meeting of words that is no
 * chance ({@link isNoChance}). A matched code always answers. Both numbers lie on a plateau of the judged questions.
 */
const leastWorth = 0.45;
const worthOfTerm = 0.1;

/** Whether a document with such a match answers a question. */
export function isAnswered(query: Query, weighed: WeighedWords, match: DocumentMatch): boolean {
  return coverage(query, weighed.words, match) + worthOfTerm * termsHeld(query, match) >= leastWorth || isNoChance(weighed, match);
}

/** So many documents, at most, may be expected to hold the same words of the question by chance. */
const expectedByChance = 0.05;
const fewestWords = 2;

/**
 * Whether the words that a question and a document share would meet by chance in no document: words taken as independent (the binary
 * independence model of Robertson and Spärck Jones 1976), e^(ln documents − information held) documents would hold them.
 */
function isNoChance({ words, collection }: WeighedWords, match: DocumentMatch): boolean {
  const found = wordsFound(match);
  const held = words.filter(({ token }) => found.has(token));
  const information = held.reduce((sum, word) => sum + word.information, 0);
  return held.length >= fewestWords && Math.log(Math.max(1, collection)) - information <= Math.log(expectedByChance);
}

function wordsFound({ head, parts }: DocumentMatch): ReadonlySet<string> {
  return new Set([head, ...parts.map((part) => part.found)].flatMap(({ words }) => words.map(({ token }) => token)));
}

/** Words of a question with what each says. `documents` = 0 where the index does not know the word. */
export type WeighedWord = Token & { readonly information: number; readonly documents: number };

/** The words of a question, and how many documents (`collection`) they were weighed against. */
export type WeighedWords = { readonly words: readonly WeighedWord[]; readonly collection: number };

/** Weighs the distinct words of a question by how rare they are in the index. */
export async function weighWords(
  query: Query,
  kind: SearchKind | null,
  index: Pick<SearchIndex, 'count' | 'frequencies'>,
): Promise<WeighedWords> {
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
  return {
    words: weighed.map((word) => (word.documents === 0 && isCompound(word, words) ? { ...word, information: 0 } : word)),
    collection: total,
  };
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
  const foundWords = wordsFound(match);
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

/** Whether the index as a whole knows enough of a question for one of its documents to answer it. */
export function isKnown(query: Query, { words }: WeighedWords): boolean {
  return shareOf(words, (word) => word.documents > 0 || query.concepts.some((concept) => overlaps(concept, word))) >= leastWorth;
}

function shareOf(words: readonly WeighedWord[], isHeld: (word: WeighedWord) => boolean): number {
  const sum = (list: readonly WeighedWord[]) => list.reduce((total, { information }) => total + information, 0);
  const all = sum(words);
  return all === 0 ? 0 : sum(words.filter(isHeld)) / all;
}
