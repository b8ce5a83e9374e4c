import { detectLanguage } from '#analyzers/text/language.js';
import { overlaps, type Token, type Tokenizer } from '#analyzers/text/token.js';
import type { Language } from '#domain/language.js';
import type { FilterKey, Hit, SearchKind, SearchResult } from '#domain/search.js';
import type { Viewer } from '#domain/viewer.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { CaseStore } from '#ports/case-store.js';
import type { RankedDocument, SearchLegs, TokenQuery } from '#ports/search-index.js';
import { everyone } from '../access/access.js';
import { type AskedIndex, narrowed, withAccess } from '../access/narrowed-index.js';
import type { LensOf } from '../safety/lens.js';
import { documentsWith, isAnswered, isKnown, type WeighedWord, type WeighedWords, weighWords } from './coverage.js';
import { readCursor, writeCursor } from './cursor.js';
import { suggestCorrection } from './did-you-mean.js';
import { fuseLegs } from './fuse.js';
import { subjectCode } from './index-documents.js';
import { type DocumentMatch, matchDocument } from './match-document.js';
import { type FindMeaning, noMeaning } from './meaning.js';
import { distinct, type Query, readQuery, searchWeights } from './query.js';
import { reasonsOf } from './reasons.js';
import { cutSnippet } from './snippet.js';
import { createDocumentReader, type DocumentReader, headText, type StoredDocument } from './stored-document.js';

/**
 * A search. Values of one filter are an or, different filters an and; `cursor` is what the page before gave as `nextCursor`. `viewer` = who
 * asks (everyone where not given): filters only narrow what he may see.
 */
export type SearchRequest = {
  readonly query: string;
  readonly kind?: SearchKind | null;
  readonly lang?: Language | null;
  readonly filters?: Readonly<Partial<Record<FilterKey, readonly string[]>>>;
  /** 1 to 100; 10 where not given. */
  readonly limit?: number;
  readonly cursor?: string | null;
  readonly viewer?: Viewer;
};

export type Search = (request: SearchRequest) => Promise<SearchResult>;

export type SearchSources = {
  readonly searchIndex: AskedIndex;
  readonly articles: Pick<ArticleStore, 'getMany'>;
  readonly cases: Pick<CaseStore, 'getMany'>;
  readonly tokenizer: Tokenizer;
  readonly lensOf: LensOf;
  /** Where an embeddings service is set: documents near in meaning are a ranking of their own. */
  readonly findMeaning?: FindMeaning;
};

const spelledCode = /^(?!0x)[a-z0-9]*[a-z][a-z0-9]*$/;
/** A longer question is a story: a word of it that no document holds is rarely a typo. */
const correctedQuestionWords = 8;
const defaultLimit = 10;
const limitOfHits = 100;
const facetKeys: readonly FilterKey[] = ['kind', 'vendor', 'componentClass', 'lang'];
/** A ranking by meaning knows no codes and no locators: it counts half as much as one by words. */
const weightOfMeaning = 0.5;
/** Of two hits that match about as well, the one in the language of the question comes first. */
const ownLanguageFactor = 1.15;
const noAnswer: Omit<SearchResult, 'didYouMean'> = { hits: [], total: 0, facets: {}, nextCursor: null };

/**
 * Searches articles and cases by codes, words and concepts. A question that no hit of the page answers enough of (see coverage.ts) gets
 * no hits. Throws AppError `invalidInput` for a cursor of another search.
 */
export function createSearch({ searchIndex: wholeIndex, articles, cases, tokenizer, lensOf, findMeaning }: SearchSources): Search {
  const readerOf = createDocumentReader({ articles, cases });
  return async ({ viewer = everyone, ...asked }) => {
    const request = { ...asked, viewer };
    const searchIndex = withAccess(wholeIndex, viewer);
    const readDocuments = readerOf(await lensOf(viewer));
    const query = readQuery(request.query, tokenizer);
    const page = readPage(request);
    const ask = (tokens: Partial<TokenQuery>) => searchIndex.search({ ...toTokenQuery(query, request), ...tokens });
    const legs = await ask({ limit: page.offset + page.limit });
    const weighed = await weighWords(query, request.kind ?? null, searchIndex);
    const isOtherLanguage = request.lang != null && request.kind !== 'case' && request.lang !== detectLanguage(query.text);
    const question = { request, query, weighed };
    const sources = { searchIndex, readDocuments, tokenizer };
    const answered = isOtherLanguage ? await answersInOwnLanguage(question, sources) : [];
    const translated = answered.length === 0 ? [] : await translationsOf(answered, question, sources);
    const meaning = (await findMeaning?.(query.text, narrowed(toTokenQuery(query, request), viewer))) ?? noMeaning;
    const more = [{ ranked: translated }, { ranked: meaning.ranked, weight: weightOfMeaning }].filter(({ ranked }) => ranked.length > 0);
    const fused = fuseLegs([...legs.legs, ...more]);
    const found = await readHits(fused.slice(page.offset, page.offset + page.limit), query, readDocuments, tokenizer);
    const didYouMean = await suggestCorrection(query, await unknownTokens(query, weighed.words, searchIndex), {
      vocabulary: searchIndex.vocabulary,
      tokenizer,
      firstDocument: async (tokens) =>
        firstOf(await ask({ concepts: [], facets: [], limit: 1, isCounted: false, isRanked: false, ...tokens }), readDocuments),
    });
    const answers =
      page.offset > 0 ||
      answered.length > 0 ||
      meaning.isAnswer ||
      found.some((hit) => isAnswer(query, weighed, hit)) ||
      (request.lang != null && !isOtherLanguage && (await answersIn(null, question, sources)).length > 0);
    return answers
      ? { ...toResult(query, found, { ...legs, total: Math.max(legs.total, fused.length) }, page), didYouMean }
      : { ...noAnswer, didYouMean };
  };
}

type Page = { readonly offset: number; readonly limit: number; readonly question: string };

function readPage({ limit = defaultLimit, cursor = null, ...question }: SearchRequest): Page {
  const text = JSON.stringify(question);
  return { offset: readCursor(cursor, text), limit: Math.min(limitOfHits, Math.max(1, limit)), question: text };
}

function toTokenQuery(query: Query, { kind = null, lang = null, filters = {} }: SearchRequest): TokenQuery {
  return {
    words: distinct(query.words),
    concepts: distinct(query.concepts),
    codes: distinct(query.codes),
    weights: searchWeights,
    kind,
    filters: lang === null ? filters : { ...filters, lang: [lang] },
    facets: facetKeys,
    limit: defaultLimit,
    offset: 0,
    // Often the two are one article in both languages.
    ...(lang === null ? { preferred: { filters: { lang: [detectLanguage(query.text)] }, factor: ownLanguageFactor } } : {}),
  };
}

type Found = { readonly ranked: RankedDocument; readonly document: StoredDocument; readonly match: DocumentMatch };

async function readHits(
  ranked: readonly RankedDocument[],
  query: Query,
  readDocuments: DocumentReader,
  tokenizer: Tokenizer,
): Promise<readonly Found[]> {
  const documents = await readDocuments(ranked);
  return documents.map(({ ranked: place, document }) => ({ ranked: place, document, match: matchDocument(document, query, tokenizer) }));
}

async function firstOf({ legs }: SearchLegs, readDocuments: DocumentReader): Promise<StoredDocument | null> {
  const [first] = await readDocuments(fuseLegs(legs).slice(0, 1));
  return first?.document ?? null;
}

// What was read out of a case's log is indexed but not stored as text: there the index's word has to do.
function isAnswer(query: Query, weighed: WeighedWords, { document, match }: Found): boolean {
  return isAnswered(query, weighed, match) || (document.parts.some(({ heading }) => heading === 'log') && isKnown(query, weighed));
}

type Asked = { readonly request: SearchRequest; readonly query: Query; readonly weighed: WeighedWords };
type Asking = Pick<SearchSources, 'searchIndex' | 'tokenizer'> & { readonly readDocuments: DocumentReader };

/** So many hits in the question's language have their translations looked up. */
const translatedHits = 5;

/**
 * The documents in a language (null: in any) that answer the question. Where hits of one language are asked for, words of the question may
 * stand in the other alone: whether there is an answer is judged there too.
 */
async function answersIn(lang: Language | null, { request, query, weighed }: Asked, { searchIndex, readDocuments, tokenizer }: Asking) {
  const limit = lang === null ? defaultLimit : translatedHits;
  const { legs } = await searchIndex.search({ ...toTokenQuery(query, { ...request, lang }), facets: [], isCounted: false, limit });
  const hits = await readHits(fuseLegs(legs), query, readDocuments, tokenizer);
  return hits.filter((hit) => isAnswer(query, weighed, hit)).map(({ document }) => document);
}

function answersInOwnLanguage(asked: Asked, asking: Asking): Promise<readonly StoredDocument[]> {
  // Cases have no translations.
  return answersIn(detectLanguage(asked.query.text), { ...asked, request: { ...asked.request, kind: 'article' } }, asking);
}

/** The translations of documents into the language asked for, in the order of their originals: a ranking of its own. */
async function translationsOf(originals: readonly StoredDocument[], { request, query }: Asked, { searchIndex, readDocuments }: Asking) {
  const subjects = originals.map(({ subject }) => subject);
  const others = {
    ...toTokenQuery(query, request),
    words: [],
    concepts: [],
    codes: subjects.map(subjectCode),
    facets: [],
    isCounted: false,
  };
  const found = await readDocuments(fuseLegs((await searchIndex.search(others)).legs));
  const inOrder = found.toSorted((a, b) => subjects.indexOf(a.document.subject) - subjects.indexOf(b.document.subject));
  return inOrder.map(({ ranked }) => ranked);
}

/** Words and codes that the index does not know and that may be typos. A locator ("PSU 2"), a version or a hex value is none. */
async function unknownTokens(query: Query, words: readonly WeighedWord[], index: AskedIndex): Promise<readonly Token[]> {
  if (words.length > correctedQuestionWords) return [];
  const isSaid = (word: Token) => query.concepts.some((concept) => overlaps(concept, word));
  const spelt = query.codes.filter((code) => spelledCode.test(code.token) && !query.words.some((word) => overlaps(word, code)));
  const unknownCodes = await Promise.all(spelt.map(async (code) => ((await documentsWith(code.token, index)) === 0 ? [code] : [])));
  return [...words.filter((word) => word.documents === 0 && !isSaid(word)), ...unknownCodes.flat()];
}

function toResult(query: Query, found: readonly Found[], { total, facets }: SearchLegs, page: Page): Omit<SearchResult, 'didYouMean'> {
  const next = page.offset + page.limit;
  return {
    hits: found.map((hit) => toHit(query, hit)),
    total,
    facets: Object.fromEntries(facetKeys.map((key) => [key, [...(facets[key] ?? [])]])),
    nextCursor: next < total ? writeCursor(next, page.question) : null,
  };
}

function toHit(query: Query, { ranked, document, match }: Found): Hit {
  const part = match.best;
  const { words = [], concepts = [], codes = [] } = part?.found ?? {};
  const head = document.parts[0];
  return {
    id: document.id,
    kind: document.kind,
    title: document.title,
    lang: document.lang,
    score: ranked.score,
    snippet: cutSnippet(part?.text ?? head?.text ?? '', [...codes, ...concepts, ...words]),
    section: part?.part.heading ?? null,
    page: part?.part.page ?? null,
    audience: document.audience,
    state: document.state,
    ...(document.confidence === undefined ? {} : { confidence: document.confidence }),
    why: [...reasonsOf(query, match, headText(document))],
  };
}
