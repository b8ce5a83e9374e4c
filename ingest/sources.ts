import type { Article } from '#domain/article.js';
import type { GraphFile } from '#domain/causal-graph.js';
import type { GlossaryConcept } from '#domain/glossary.js';
import type { SupportCase } from '#domain/support-case.js';
import type { DocumentSource } from '#ports/document-source.js';
import type { ServerLogs } from '#ports/log-source.js';
import { listServerLogs } from './logs/fleet-logs.js';
import { createArticleSource } from './sources/article-kinds.js';
import type { CaseMap } from './sources/cases/case-map.js';
import { createCaseSource } from './sources/cases/support-cases.js';
import { createGlossarySource } from './sources/glossary-file.js';
import { createGraphSource } from './sources/graph-folder.js';
import { createRegistrySource } from './sources/registries/message-registry.js';

/** How each KIND of `import` opens its paths. A graph is one path; `map` is for cases only. */
export type Sources = {
  readonly articles: (paths: readonly string[]) => DocumentSource<Article>;
  readonly registry: (paths: readonly string[]) => DocumentSource<Article>;
  readonly cases: (paths: readonly string[], map: CaseMap | null) => DocumentSource<SupportCase>;
  readonly events: (paths: readonly string[]) => AsyncIterable<ServerLogs>;
  readonly glossary: (paths: readonly string[]) => DocumentSource<GlossaryConcept>;
  readonly graph: (path: string) => DocumentSource<GraphFile>;
};

/** The knowledge sources by KIND: one line each. */
export const sources: Sources = {
  articles: createArticleSource,
  registry: createRegistrySource,
  cases: createCaseSource,
  events: listServerLogs,
  glossary: createGlossarySource,
  graph: createGraphSource,
};
