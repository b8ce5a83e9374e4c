import { readFileSync } from 'node:fs';
import { createTokenizer } from '#analyzers/text/tokenizer.js';
import type { Article } from '#domain/article.js';
import { ArticleContent } from '#domain/article-view.js';
import type { Role, Viewer } from '#domain/viewer.js';
import { analyseCase } from '#usecases/analyse-case.js';
import { articleDocument, caseDocument } from '#usecases/search/index-documents.js';
import { withArticleQuality } from '#usecases/search/quality.js';
import { composeKnowledge } from '../../../src/compose-knowledge.js';
import { readShippedGlossary } from '../../../src/shipped-glossary.js';
import { sampleArticle, sampleGraph } from '../../stores/contracts/samples.js';
import { openTestStores } from '../search/test-stores.js';

export const as = (role: Role, organisation: string | null = null): Viewer => ({ role, organisation });
export const [agent, expert, reader] = [as('agent'), as('expert'), as('reader')] as const;
export const start = Date.parse('2026-03-01T00:00:00.000Z');

/** Articles and cases over real stores, with a small graph in force; `clock` is set by the test. Close `stores` after it. */
export async function openDesk() {
  const stores = openTestStores();
  const clock = { nowMs: start };
  const tokenizer = createTokenizer({
    glossary: readShippedGlossary(),
    dictionary: readFileSync('analyzers/text/dictionary.txt', 'utf8'),
  });
  const searchIndex = withArticleQuality(stores.searchIndex, stores.articleUses);
  await stores.graphs.putDraft(sampleGraph('r1'), 'sample');
  await stores.graphs.publish('r1');
  const knowledge = composeKnowledge({
    stores,
    searchIndex,
    tokenizer,
    lensOf: stores.lensOf,
    articleDocument: (article) => articleDocument(article, tokenizer),
    caseDocument: (supportCase) => caseDocument(supportCase, analyseCase(supportCase), tokenizer),
    afresh: (work) => work,
    clock: () => clock.nowMs,
    redact: (text) => text.replaceAll('zhang@example.com', '[mail]'),
    redactForAudience: (text) => text.replaceAll('zhang@example.com', '[mail]').replaceAll('SN-PATTERN-1', '[serial]'),
  });
  const put = async (...articles: readonly Article[]) => {
    await stores.articles.putAll(articles);
    await searchIndex.put(articles.map((article) => articleDocument(article, tokenizer)));
  };
  /** Ids of the articles that a search for these words finds with these passes. */
  const found = async (words: readonly string[], access: readonly string[]) => {
    const weights = { title: 1, body: 1, concepts: 1, codes: 1 };
    const query = {
      words,
      concepts: [],
      codes: [],
      weights,
      kind: 'article',
      filters: { access },
      facets: [],
      limit: 50,
      offset: 0,
    } as const;
    return (await stores.searchIndex.search(query)).legs.flatMap(({ ranked }) => ranked.map(({ id }) => id));
  };
  return { ...knowledge, stores, clock, put, found };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** What a person writes: the sample article, changed. */
export function content(change: Partial<ArticleContent> = {}): ArticleContent {
  const { id: _id, state: _state, version: _version, ...written } = sampleArticle({ id: 'x' });
  return ArticleContent.parse({ ...written, ...change });
}
