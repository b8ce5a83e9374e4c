import type { Tokenizer } from '#analyzers/text/token.js';
import type { Article } from '#domain/article.js';
import type { Language } from '#domain/language.js';
import type { Hit } from '#domain/search.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { SearchIndex } from '#ports/search-index.js';
import { cutSnippet } from '../search/snippet.js';
import type { LookUp } from './diagnose.js';

export type FindArticlesDeps = {
  readonly articles: Pick<ArticleStore, 'findByFault' | 'getMany'>;
  readonly searchIndex: Pick<SearchIndex, 'search'>;
  readonly tokenizer: Tokenizer;
};

const explainedCauses = 3;
const smallestShare = 0.08;
const listLimit = 6;
const messageLimit = 20;

/** Articles that explain the leading causes, then the articles of the very messages in the log; each once, in the reader's language where there is one. */
export function createFindArticles({ articles, searchIndex, tokenizer }: FindArticlesDeps) {
  return async ({ answer, analysis }: LookUp): Promise<Hit[]> => {
    const faultIds = leadingFaults(answer);
    const byFault = await articles.findByFault(faultIds);
    const messageCodes = codesOfMessages(analysis, tokenizer);
    const byMessage = messageCodes.length === 0 ? [] : await findByCodes(messageCodes, { articles, searchIndex });
    const explained = [...byFault].sort(
      (left, right) => rankOf(left, faultIds) - rankOf(right, faultIds) || left.id.localeCompare(right.id),
    );
    const found = [
      ...explained.map((article) => ({ article, why: article.faultIds.filter((id) => faultIds.includes(id)) })),
      ...byMessage.map((article) => ({
        article,
        why: article.codes.filter((code) => tokenizer.tokenise(code).codes.some(({ token }) => messageCodes.includes(token))),
      })),
    ].filter(({ article }) => article.state === 'published');
    return oncePerSubject(found, answer.lang)
      .slice(0, listLimit)
      .map(({ article, why }, index) => hitOf(article, why, index));
  };
}

type Found = { readonly article: Article; readonly why: readonly string[] };

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

/** Codes of the messages that say something is wrong, as the index spells them. */
function codesOfMessages({ citedEvents }: LookUp['analysis'], tokenizer: Tokenizer): string[] {
  const ids = citedEvents
    .filter((event) => event.severity.derived !== 'ok')
    .flatMap((event) => (event.message === null ? [] : [event.message.id]));
  return [...new Set([...new Set(ids)].slice(0, messageLimit).flatMap((id) => tokenizer.tokenise(id).codes.map(({ token }) => token)))];
}

async function findByCodes(
  codes: readonly string[],
  { articles, searchIndex }: Omit<FindArticlesDeps, 'tokenizer'>,
): Promise<readonly Article[]> {
  const { legs } = await searchIndex.search({
    words: [],
    concepts: [],
    codes,
    weights: { title: 1, body: 1, concepts: 1, codes: 1 },
    kind: 'article',
    filters: {},
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
    why: [...new Set(why)],
  };
}
