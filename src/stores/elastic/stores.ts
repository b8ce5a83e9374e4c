import type { Client } from '@elastic/elasticsearch';
import type { ArticleUse } from '#domain/article-use.js';
import type { Clock } from '#ports/clock.js';
import type { Stores } from '../stores.js';
import { createArticleStore } from './article-store.js';
import { createArticleUseStore } from './article-use-store.js';
import { createCaseStore } from './case-store.js';
import { createDiagnosisStore } from './diagnosis-store.js';
import { createEventStore } from './event-store.js';
import { createGlossaryStore } from './glossary-store.js';
import { createGraphStore } from './graph-store.js';
import { openIndex } from './index-access.js';
import { ensureIndices, indexNames } from './indices.js';
import { createSearchIndex } from './search-index.js';

/** All ports over the indices of one prefix; those that are missing are made. Throws AppError `serviceUnavailable` where the cluster is away. */
export async function openElasticStores(client: Client, prefix: string, clock: Clock): Promise<Stores> {
  await ensureIndices(client, prefix);
  return createElasticStores(client, prefix, clock);
}

/** All ports over the indices of one prefix, which `ensureIndices` made. */
export function createElasticStores(client: Client, prefix: string, clock: Clock): Stores {
  const { aliasOf, events, eventWrites } = indexNames(prefix);
  return {
    articles: createArticleStore(openIndex(client, aliasOf('articles'))),
    articleUses: createArticleUseStore(openIndex<ArticleUse>(client, aliasOf('article-uses'))),
    cases: createCaseStore(openIndex(client, aliasOf('cases'))),
    diagnoses: createDiagnosisStore(openIndex(client, aliasOf('diagnoses'))),
    graphs: createGraphStore(openIndex(client, aliasOf('graph')), clock),
    events: createEventStore(openIndex(client, events, eventWrites), clock),
    glossary: createGlossaryStore(openIndex(client, aliasOf('glossary'))),
    searchIndex: createSearchIndex(openIndex(client, aliasOf('search'))),
    vectors: null,
  };
}
