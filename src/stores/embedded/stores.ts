import type { ArticleStore } from '#ports/article-store.js';
import type { ArticleUseStore } from '#ports/article-use-store.js';
import type { CaseStore } from '#ports/case-store.js';
import type { Clock } from '#ports/clock.js';
import type { DiagnosisStore } from '#ports/diagnosis-store.js';
import type { EventStore } from '#ports/event-store.js';
import type { GlossaryStore } from '#ports/glossary-store.js';
import type { GraphStore } from '#ports/graph-store.js';
import type { SearchIndex } from '#ports/search-index.js';
import type { VectorIndex } from '#ports/vector-index.js';
import { createArticleStore } from './article-store.js';
import { createArticleUseStore } from './article-use-store.js';
import { createCaseStore } from './case-store.js';
import { createDiagnosisStore } from './diagnosis-store.js';
import { createEventStore } from './event-store.js';
import { createGlossaryStore } from './glossary-store.js';
import { createGraphStore } from './graph-store.js';
import type { EmbeddedDatabase } from './open-database.js';
import { createSearchIndex } from './search-index.js';
import { createVectorIndex } from './vector-index.js';

/** Every store of one engine. */
export type EmbeddedStores = {
  readonly articles: ArticleStore;
  readonly articleUses: ArticleUseStore;
  readonly cases: CaseStore;
  readonly diagnoses: DiagnosisStore;
  readonly graphs: GraphStore;
  readonly events: EventStore;
  readonly glossary: GlossaryStore;
  readonly searchIndex: SearchIndex;
  readonly vectors: VectorIndex;
};

/** All ports over one embedded file. */
export function openEmbeddedStores(database: EmbeddedDatabase, clock: Clock): EmbeddedStores {
  return {
    articles: createArticleStore(database),
    articleUses: createArticleUseStore(database),
    cases: createCaseStore(database),
    diagnoses: createDiagnosisStore(database),
    graphs: createGraphStore(database, clock),
    events: createEventStore(database),
    glossary: createGlossaryStore(database),
    searchIndex: createSearchIndex(database),
    vectors: createVectorIndex(database),
  };
}
