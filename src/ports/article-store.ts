import type { Article } from '#domain/article.js';
import type { Page, PageRequest, PutOutcome } from './paging.js';

/** Articles. Edits carry the version they were made on: a conflict throws AppError `versionConflict` with facts {expected, found}. */
export type ArticleStore = {
  readonly get: (id: string) => Promise<Article | null>;
  readonly getMany: (ids: readonly string[]) => Promise<readonly Article[]>;
  readonly list: (page: PageRequest, filter?: { readonly state?: Article['state'] | undefined }) => Promise<Page<Article>>;
  /** Import: content decides, `version` is counted by the store (1, 2, …); the same content again is `unchanged`. One transaction. */
  readonly putAll: (articles: readonly Article[]) => Promise<readonly PutOutcome[]>;
  /** Edit: `expectedVersion` null = must not exist yet. Answers with the stored article (new version). */
  readonly save: (article: Article, expectedVersion: number | null) => Promise<Article>;
  /** Articles that explain a fault, or carry a code, both languages. */
  readonly findByFault: (faultIds: readonly string[]) => Promise<readonly Article[]>;
  /** Articles whose `translationOf` is one of these ids. */
  readonly findTranslations: (ids: readonly string[]) => Promise<readonly Article[]>;
  /** Versions of message registries (`Base`) whose articles are stored; null = an article names none. A registry without articles is left out. */
  readonly registryVersions: (registries: readonly string[]) => Promise<ReadonlyMap<string, readonly (string | null)[]>>;
  readonly count: () => Promise<number>;
};
