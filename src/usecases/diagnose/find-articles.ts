import type { Tokenizer } from '#analyzers/text/token.js';
import type { Article } from '#domain/article.js';
import type { Language } from '#domain/language.js';
import type { Hit } from '#domain/search.js';
import type { Viewer } from '#domain/viewer.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { SearchIndex } from '#ports/search-index.js';
import { mayReadArticle, passesOfViewer } from '../access/access.js';
import type { LensOf } from '../safety/lens.js';
import { cutSnippet } from '../search/snippet.js';
import type { LookUp } from './diagnose.js';
import { type LoggedMessages, loggedMessages } from './logged-messages.js';

export type FindArticlesDeps = {
  readonly articles: Pick<ArticleStore, 'findByFault' | 'findTranslations' | 'getMany'>;
  readonly searchIndex: Pick<SearchIndex, 'search'>;
  readonly tokenizer: Tokenizer;
  readonly lensOf: LensOf;
};

type Found = { readonly article: Article; readonly why: readonly string[] };

const explainedCauses = 3;
const smallestShare = 0.08;
const listLimit = 6;
/** Messages get so many places before the other articles of the causes. */
const messagePlaces = 3;

/**
 * The article of the likeliest cause, then those of the very messages in the log (the maker's own first), then others of the leading
 * causes: published, open to the viewer, each once, in the reader's language where there is one.
 */
export function createFindArticles(deps: FindArticlesDeps) {
  return async ({ answer, analysis, input, viewer }: LookUp): Promise<Hit[]> => {
    const isShown = ({ state, ...article }: Article) => state === 'published' && mayReadArticle({ state, ...article }, viewer);
    const faultIds = leadingFaults(answer);
    const explained = (await deps.articles.findByFault(faultIds))
      .filter(isShown)
      .sort((left, right) => rankOf(left, faultIds) - rankOf(right, faultIds) || left.id.localeCompare(right.id))
      .map((article) => ({ article, why: article.faultIds.filter((id) => faultIds.includes(id)) }));
    const said = (await articlesOfMessages(loggedMessages(analysis, input.vendor), viewer, deps)).filter(({ article }) => isShown(article));
    const first = explained.filter(({ article }) => subjectOf(article) === subjectOf(explained[0]?.article ?? article));
    const found = [...first, ...oncePerSubject(said, answer.lang).slice(0, messagePlaces), ...explained, ...said];
    const chosen = oncePerSubject(found, answer.lang).slice(0, listLimit);
    const [spoken, lens] = await Promise.all([inLanguage(chosen, answer.lang, isShown, deps), deps.lensOf(viewer)]);
    return spoken.map(({ article, why }, index) => hitOf(lens.article(article), why, index));
  };
}

function leadingFaults({ status, causes }: LookUp['answer']): string[] {
  const leading = causes
    .filter((cause) => cause.posterior >= smallestShare && cause.evidence.for.some((one) => one.state === 'present'))
    .map((cause) => cause.faultId);
  return status === 'ranked' ? [...new Set(leading)].slice(0, explainedCauses) : [...new Set(leading)].slice(0, 1);
}

/** Place of the likeliest fault an article explains; among articles of one fault, the one that is mostly about it comes first. */
function rankOf(article: Article, faultIds: readonly string[]): number {
  const own = article.faultIds.map((id, place) => (faultIds.includes(id) ? faultIds.indexOf(id) + place / (place + 2) : faultIds.length));
  return Math.min(...own);
}

/** Articles that carry the id of a message, an event key or an alias, whether they spell it as the log does or as the index reads it. */
async function articlesOfMessages({ codes, vendors }: LoggedMessages, viewer: Viewer, deps: FindArticlesDeps): Promise<Found[]> {
  if (codes.length === 0) return [];
  const tokensOf = (code: string) => deps.tokenizer.tokenise(code).codes.map(({ token }) => token);
  const tokens = new Map(
    codes.flatMap(({ code, isMessageId }) => (isMessageId ? tokensOf(code).map((token) => [token, code] as const) : [])),
  );
  const exact = await deps.articles.findByFault(codes.map(({ code }) => code));
  const spelt = await findByCodes([...tokens.keys()], viewer, deps);
  const place = new Map(codes.map(({ code, isMessageId }, index) => [code, isMessageId ? index : index + codes.length]));
  const codesOf = (article: Article) =>
    article.codes.flatMap((code) => (place.has(code) ? code : tokensOf(code).flatMap((token) => tokens.get(token) ?? [])));
  const placeOf = ({ why }: Found) => Math.min(...why.map((code) => place.get(code) ?? Number.POSITIVE_INFINITY));
  return [...new Map([...exact, ...spelt].map((article) => [article.id, article])).values()]
    .map((article) => ({ article, why: codesOf(article) }))
    .filter(({ why }) => why.length > 0)
    .sort(
      (left, right) =>
        strangeness(left.article, vendors) - strangeness(right.article, vendors) ||
        placeOf(left) - placeOf(right) ||
        left.article.id.localeCompare(right.article.id),
    );
}

/** 0: of the maker of the log, 1: of no maker, 2: of another one. */
function strangeness({ vendor }: Article, vendors: ReadonlySet<string>): number {
  if (vendor === null) return 1;
  return vendors.has(vendor.toLowerCase()) ? 0 : 2;
}

async function findByCodes(
  codes: readonly string[],
  viewer: Viewer,
  { articles, searchIndex }: Pick<FindArticlesDeps, 'articles' | 'searchIndex'>,
): Promise<readonly Article[]> {
  if (codes.length === 0) return [];
  const { legs } = await searchIndex.search({
    words: [],
    concepts: [],
    codes,
    weights: { title: 1, body: 1, concepts: 1, codes: 1 },
    kind: 'article',
    filters: { access: passesOfViewer(viewer) },
    facets: [],
    limit: listLimit,
    offset: 0,
  });
  return articles.getMany((legs[0]?.ranked ?? []).map(({ id }) => id));
}

/** An article and its translation are one subject: the reader's language stays, at the better place of the two. */
function oncePerSubject(found: readonly Found[], lang: Language): Found[] {
  const subjects = new Map<string, Found>();
  for (const one of found) {
    const subject = subjectOf(one.article);
    const known = subjects.get(subject);
    if (known === undefined || (known.article.lang !== lang && one.article.lang === lang)) subjects.set(subject, one);
  }
  return [...subjects.values()];
}

/** An article that stands in the other language alone, in the reader's, where it is written and open to him. */
async function inLanguage(
  found: readonly Found[],
  lang: Language,
  isShown: (article: Article) => boolean,
  { articles }: Pick<FindArticlesDeps, 'articles'>,
): Promise<readonly Found[]> {
  const subjects = found.filter(({ article }) => article.lang !== lang).map(({ article }) => subjectOf(article));
  if (subjects.length === 0) return found;
  const others = [...(await articles.getMany(subjects)), ...(await articles.findTranslations(subjects))];
  const spoken = new Map(others.filter((other) => other.lang === lang && isShown(other)).map((other) => [subjectOf(other), other]));
  return found.map(({ article, why }) => ({ article: article.lang === lang ? article : (spoken.get(subjectOf(article)) ?? article), why }));
}

function subjectOf(article: Article): string {
  return article.translationOf ?? article.id;
}

function hitOf(article: Article, why: readonly string[], index: number): Hit {
  return {
    id: article.id,
    kind: 'article',
    title: article.title,
    lang: article.lang,
    score: 1 / (1 + index),
    snippet: cutSnippet(article.issue, []),
    section: null,
    page: null,
    audience: article.audience,
    state: article.state,
    confidence: article.confidence,
    why: [...new Set(why)],
  };
}
