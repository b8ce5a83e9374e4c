import type { ArticleStore } from '#ports/article-store.js';
import type { ArticleUseStore } from '#ports/article-use-store.js';
import type { CaseStore } from '#ports/case-store.js';
import type { DiagnosisStore } from '#ports/diagnosis-store.js';
import type { EventStore } from '#ports/event-store.js';
import type { GlossaryStore } from '#ports/glossary-store.js';
import type { GraphStore } from '#ports/graph-store.js';
import type { SearchIndex } from '#ports/search-index.js';
import type { VectorIndex } from '#ports/vector-index.js';

/** Every store of one engine. */
export type Stores = {
  readonly articles: ArticleStore;
  readonly articleUses: ArticleUseStore;
  readonly cases: CaseStore;
  readonly diagnoses: DiagnosisStore;
  readonly graphs: GraphStore;
  readonly events: EventStore;
  readonly glossary: GlossaryStore;
  readonly searchIndex: SearchIndex;
  /** Null: this engine keeps no vectors. */
  readonly vectors: VectorIndex | null;
};
