import type { Client } from '@elastic/elasticsearch';
import type { ArticleUse } from '#domain/article-use.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { ArticleUseStore } from '#ports/article-use-store.js';
import type { CaseStore } from '#ports/case-store.js';
import type { Clock } from '#ports/clock.js';
import type { DiagnosisStore } from '#ports/diagnosis-store.js';
import type { EventStore } from '#ports/event-store.js';
import type { GlossaryStore } from '#ports/glossary-store.js';
import type { GraphStore } from '#ports/graph-store.js';
import type { SearchIndex } from '#ports/search-index.js';
import { createArticleStore } from './article-store.js';
import { createArticleUseStore } from './article-use-store.js';
import { createCaseStore } from './case-store.js';
import { createDiagnosisStore } from './diagnosis-store.js';
import { createEventStore } from './event-store.js';
import { createGlossaryStore } from './glossary-store.js';
import { createGraphStore } from './graph-store.js';
import { openIndex } from './index-access.js';
import { indexNames } from './indices.js';
import { createSearchIndex } from './search-index.js';

/** Every store of one engine. */
export type ElasticStores = {
  readonly articles: ArticleStore;
  readonly articleUses: ArticleUseStore;
  readonly cases: CaseStore;
  readonly diagnoses: DiagnosisStore;
  readonly graphs: GraphStore;
  readonly events: EventStore;
  readonly glossary: GlossaryStore;
  readonly searchIndex: SearchIndex;
};

/** All ports over the indices of one prefix, which `ensureIndices` made. */
export function createElasticStores(client: Client, prefix: string, clock: Clock): ElasticStores {
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
  };
}
