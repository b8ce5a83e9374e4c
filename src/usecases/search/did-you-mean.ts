import { editDistance } from '#analyzers/text/edit-distance.js';
import { foldText } from '#analyzers/text/fold.js';
import type { Token, Tokenizer } from '#analyzers/text/token.js';
import type { SearchIndex, TokenQuery } from '#ports/search-index.js';
import { distinct, type Query } from './query.js';
import { headText, type StoredDocument } from './stored-document.js';

/** What a correction is looked for with. `firstDocument` answers with the best visible document that holds any of the tokens. */
export type CorrectionSources = {
  readonly vocabulary: SearchIndex['vocabulary'];
  readonly tokenizer: Tokenizer;
  readonly firstDocument: (tokens: Pick<TokenQuery, 'words' | 'codes'>) => Promise<StoredDocument | null>;
};

const correctedTokensLimit = 3;
const vocabularyDepth = 2_000;
const candidatesTried = 3;
const shortestWord = 4;
const longWord = 8;

type Candidate = { readonly token: string; readonly distance: number; readonly documents: number };

/**
 * The question with its unknown words and codes replaced by what the index holds nearest to them (at most one edit, two from eight
 * letters on); null where there is nothing near. Only text of documents the asker may see is shown.
 */
export async function suggestCorrection(query: Query, unknown: readonly Token[], sources: CorrectionSources): Promise<string | null> {
  let corrected = query.text;
  let hasChanged = false;
  // From the last to the first: a replacement does not move the places before it.
  for (const token of [...unknown].sort((a, b) => b.start - a.start).slice(0, correctedTokensLimit)) {
    const better = await correctionOf(query, token, sources);
    if (better === null) continue;
    corrected = `${corrected.slice(0, token.start)}${better}${corrected.slice(token.end)}`;
    hasChanged = true;
  }
  return hasChanged ? corrected : null;
}

async function correctionOf(query: Query, unknown: Token, sources: CorrectionSources): Promise<string | null> {
  const typed = foldText(query.text.slice(unknown.start, unknown.end));
  const isCode = distinct(query.codes).includes(unknown.token);
  const candidates = [...nearTerms(typed, isCode, sources.tokenizer), ...(await nearTokens(unknown.token, sources))];
  for (const { token } of candidates.sort(nearestFirst(unknown.token)).slice(0, candidatesTried)) {
    const printed = await printedText(token, isCode, sources);
    if (printed !== null) return printed;
  }
  return null;
}

// A typo near the end of a word changes its stem beyond recognition: words of the glossary are compared as written.
function nearTerms(typed: string, isCode: boolean, tokenizer: Tokenizer): readonly Candidate[] {
  const allowed = editsAllowed(typed);
  if (isCode || allowed === 0) return [];
  return wordsOf(tokenizer.terms).flatMap((word) => {
    const distance = editDistance(typed, word, allowed);
    const [token] = distance <= allowed ? tokenizer.tokenise(word).words : [];
    return token === undefined ? [] : [{ token: token.token, distance, documents: 0 }];
  });
}

const knownWords = new WeakMap<readonly string[], readonly string[]>();

/** The words of terms, folded once a list of terms. */
function wordsOf(terms: readonly string[]): readonly string[] {
  const words = knownWords.get(terms) ?? [...new Set(terms.flatMap((term) => foldText(term).split(/[\s/-]+/)))];
  knownWords.set(terms, words);
  return words;
}

async function nearTokens(token: string, { vocabulary }: CorrectionSources): Promise<readonly Candidate[]> {
  const allowed = editsAllowed(token);
  if (allowed === 0) return [];
  // A typo in the first letters is most often a swap of two neighbours.
  const prefixes = [...new Set([token.slice(0, 2), `${token.charAt(1)}${token.charAt(0)}`])];
  const entries = await Promise.all(prefixes.map((prefix) => vocabulary(prefix, vocabularyDepth)));
  return entries
    .flat()
    .filter((entry) => entry.token !== token)
    .map((entry) => ({ ...entry, distance: editDistance(token, entry.token, allowed) }))
    .filter(({ distance }) => distance <= allowed);
}

function editsAllowed(word: string): number {
  if (word.length < shortestWord) return /\p{Script=Han}{3}/u.test(word) ? 1 : 0;
  return word.length >= longWord ? 2 : 1;
}

// Of equally near ones, the one with the same letters in another order, then the more frequent one.
function nearestFirst(token: string): (a: Candidate, b: Candidate) => number {
  const letters = sortedLetters(token);
  const reorders = (candidate: Candidate) => (sortedLetters(candidate.token) === letters ? 0 : 1);
  return (a, b) =>
    a.distance - b.distance ||
    reorders(a) - reorders(b) ||
    b.documents - a.documents ||
    (a.token < b.token ? -1 : Number(a.token > b.token));
}

function sortedLetters(word: string): string {
  return [...word].sort().join('');
}

/** A token as the best document that holds it prints it; null where no visible document does. */
export async function printedText(
  token: string,
  isCode: boolean,
  { firstDocument, tokenizer }: Pick<CorrectionSources, 'firstDocument' | 'tokenizer'>,
): Promise<string | null> {
  const document = await firstDocument(isCode ? { words: [], codes: [token] } : { words: [token], codes: [] });
  const texts = document === null ? [] : [headText(document), ...document.parts.map(({ text }) => text)];
  for (const text of texts) {
    const tokens = tokenizer.tokenise(text);
    const place = (isCode ? tokens.codes : tokens.words).find((other) => other.token === token);
    if (place !== undefined) return text.slice(place.start, place.end);
  }
  return null;
}
