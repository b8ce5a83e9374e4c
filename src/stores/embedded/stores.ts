import type { Clock } from '#ports/clock.js';
import type { VectorIndex } from '#ports/vector-index.js';
import type { Stores } from '../stores.js';
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

/** The stores of this engine, vectors among them. */
export type EmbeddedStores = Stores & { readonly vectors: VectorIndex };

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
