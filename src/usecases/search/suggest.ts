import { foldText } from '#analyzers/text/fold.js';
import type { Tokenizer } from '#analyzers/text/token.js';
import type { FilterKey } from '#domain/search.js';
import type { Viewer } from '#domain/viewer.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { SearchIndex, TokenQuery } from '#ports/search-index.js';
import { everyone } from '../access/access.js';
import { type AskedIndex, withAccess } from '../access/narrowed-index.js';
import type { LensOf } from '../safety/lens.js';
import { printedText } from './did-you-mean.js';
import { fuseLegs } from './fuse.js';
import { distinct, readQuery, searchWeights } from './query.js';
import { createDocumentReader, type StoredDocument } from './stored-document.js';

/** A way to go on typing: a term of the glossary, a code of the index, or an article to open. */
type Suggestion = { readonly kind: 'term' | 'code' | 'article'; readonly text: string; readonly articleId: string | null };

/** `query` as typed so far; `viewer` = who types (everyone where not given). */
type SuggestRequest = {
  readonly query: string;
  readonly filters?: Readonly<Partial<Record<FilterKey, readonly string[]>>>;
  readonly viewer?: Viewer;
};

export type Suggest = (request: SuggestRequest) => Promise<readonly Suggestion[]>;

export type SuggestSources = {
  readonly searchIndex: AskedIndex;
  readonly articles: Pick<ArticleStore, 'getMany'>;
  readonly tokenizer: Tokenizer;
  readonly lensOf: LensOf;
};

const termLimit = 5;
const codeLimit = 3;
const articleLimit = 5;
const expansionLimit = 10;
const shortestCodeStart = 2;
const shortestWordStart = 3;

/** Suggestions while typing: codes and terms that go on from the last word, then titles of articles. Shows nothing of documents the asker may not see. */
export function createSuggest({ searchIndex: wholeIndex, articles, tokenizer, lensOf }: SuggestSources): Suggest {
  const currentTerms = createFoldedTerms(tokenizer);
  const readerOf = createDocumentReader({ articles, cases: { getMany: async () => [] } });
  return async ({ query, filters = {}, viewer = everyone }) => {
    const searchIndex = withAccess(wholeIndex, viewer);
    const readDocuments = readerOf(await lensOf(viewer));
    const { lead, last } = splitLast(query.trimStart());
    if (last === '') return [];
    const find = async (tokens: Partial<TokenQuery>) => {
      const { legs } = await searchIndex.search({ ...articleQuery, filters, ...tokens });
      return (await readDocuments(fuseLegs(legs))).map(({ document }) => document);
    };
    const codes = await printedCodes(await codesFrom(last, searchIndex), find, tokenizer);
    const documents = await find(await goingOn(query, last, { searchIndex, tokenizer }));
    const terms = currentTerms();
    const whole = termsFrom(foldText(query.trim()), '', terms);
    return [
      ...codes.map((code): Suggestion => ({ kind: 'code', text: `${lead}${code}`, articleId: null })),
      ...(whole.length > 0 || lead === '' ? whole : termsFrom(foldText(last), lead, terms)),
      ...documents.map(({ id, title }): Suggestion => ({ kind: 'article', text: title, articleId: id })),
    ];
  };
}

type FoldedTerm = { readonly folded: string; readonly term: string };

/** The terms of the glossary with their folded spelling, folded once a version. */
function createFoldedTerms(tokenizer: Tokenizer): () => readonly FoldedTerm[] {
  let version: number | null = null;
  let terms: readonly FoldedTerm[] = [];
  return () => {
    if (version !== tokenizer.glossaryVersion) {
      version = tokenizer.glossaryVersion;
      terms = [...new Map(tokenizer.terms.map((term) => [foldText(term), term]))].map(([folded, term]) => ({ folded, term }));
    }
    return terms;
  };
}

type Find = (tokens: Partial<TokenQuery>) => Promise<readonly StoredDocument[]>;

/** Codes as the article that holds them prints them. */
async function printedCodes(tokens: readonly string[], find: Find, tokenizer: Tokenizer): Promise<readonly string[]> {
  const firstDocument = async (asked: Partial<TokenQuery>) => (await find({ ...asked, limit: 1, isRanked: false }))[0] ?? null;
  const printed: string[] = [];
  for (const token of tokens) {
    const text = await printedText(token, true, { tokenizer, firstDocument });
    if (text !== null) printed.push(text);
    if (printed.length === codeLimit) break;
  }
  return printed;
}

/** Tokens of what was typed, and those that the last word may become. */
async function goingOn(
  query: string,
  last: string,
  sources: Pick<SuggestSources, 'searchIndex' | 'tokenizer'>,
): Promise<Partial<TokenQuery>> {
  const { words, concepts, codes } = readQuery(query, sources.tokenizer);
  const start = foldText(last);
  const isLongEnough = start.length >= (/\p{Script=Han}/u.test(start) ? 1 : shortestWordStart);
  const going = isLongEnough ? (await sources.searchIndex.vocabulary(start, expansionLimit)).map(({ token }) => token) : [];
  return { words: [...distinct(words), ...going], concepts: distinct(concepts), codes: [...distinct(codes), ...going] };
}

const articleQuery: Omit<TokenQuery, 'filters'> = {
  words: [],
  concepts: [],
  codes: [],
  weights: searchWeights,
  kind: 'article',
  facets: [],
  limit: articleLimit,
  offset: 0,
  isCounted: false,
};

function splitLast(query: string): { readonly lead: string; readonly last: string } {
  const at = Math.max(query.lastIndexOf(' '), query.lastIndexOf('\u3000')) + 1;
  return { lead: query.slice(0, at), last: query.slice(at) };
}

// A token of the index is a stem more often than a word: only codes, which hold a digit, are fit to be shown.
async function codesFrom(last: string, index: Pick<SearchIndex, 'vocabulary'>): Promise<readonly string[]> {
  const start = foldText(last).replace(/[-_]/g, '');
  if (start.length < shortestCodeStart || !/^[a-z0-9./]+$/.test(start)) return [];
  const entries = await index.vocabulary(start, expansionLimit);
  return entries.map(({ token }) => token).filter((token) => /\d/.test(token));
}

function termsFrom(start: string, lead: string, terms: readonly FoldedTerm[]): readonly Suggestion[] {
  return terms
    .filter(({ folded }) => folded.startsWith(start) && folded !== start)
    .sort((a, b) => a.folded.length - b.folded.length || (a.folded < b.folded ? -1 : 1))
    .slice(0, termLimit)
    .map(({ term }) => ({ kind: 'term', text: `${lead}${term}`, articleId: null }));
}
