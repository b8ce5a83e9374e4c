import type { ArticleUse, ArticleUseCounts } from '#domain/article-use.js';
import type { Page, PageRequest, PutOutcome } from './paging.js';

/** Uses of articles, one by id. */
export type ArticleUseStore = {
  /** Keeps uses; the same id with another kind or comment replaces it (a changed vote), else it is `unchanged`. One transaction. */
  readonly putAll: (uses: readonly ArticleUse[]) => Promise<readonly PutOutcome[]>;
  /** Takes uses back; ids that are not there are left out of account. */
  readonly remove: (ids: readonly string[]) => Promise<void>;
  /** Counts of the articles that have any use, by article id. */
  readonly counts: (articleIds: readonly string[]) => Promise<ReadonlyMap<string, ArticleUseCounts>>;
  /** Uses of an article in the order of their ids. */
  readonly list: (articleId: string, page: PageRequest) => Promise<Page<ArticleUse>>;
  /** Ids of the uses that a case made. */
  readonly idsOfCase: (caseId: string) => Promise<readonly string[]>;
};
