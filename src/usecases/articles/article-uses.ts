import type { Article } from '#domain/article.js';
import { type ArticleUse, noUses } from '#domain/article-use.js';
import type { SearchDocument } from '#domain/search.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { ArticleUseStore } from '#ports/article-use-store.js';
import type { SearchIndex } from '#ports/search-index.js';
import { articleQuality } from '../search/quality.js';

/** `index` rates what is put into it (see `withArticleQuality`). */
export type ArticleUsesDeps = {
  readonly uses: Pick<ArticleUseStore, 'putAll' | 'remove' | 'counts' | 'idsOfCase'>;
  readonly articles: Pick<ArticleStore, 'getMany'>;
  readonly index: Pick<SearchIndex, 'put'>;
  readonly articleDocument: (article: Article) => SearchDocument | Promise<SearchDocument>;
};

export type RecordUses = {
  /** Keeps uses; an article whose quality moves by a step is indexed again. */
  readonly record: (uses: readonly ArticleUse[]) => Promise<void>;
  /** A case was closed with the help of these articles: replaces what an earlier closing of it said. */
  readonly closedWith: (caseId: string, articleIds: readonly string[], at: string) => Promise<void>;
};

/** Records uses of articles. */
export function createArticleUses(deps: ArticleUsesDeps): RecordUses {
  const { uses } = deps;
  return {
    record: (recorded) =>
      whileRated(
        deps,
        recorded.map(({ articleId }) => articleId),
        async () => void (await uses.putAll(recorded)),
      ),
    closedWith: async (caseId, articleIds, at) => {
      const start = `closed:${caseId}:`;
      const recorded = [...new Set(articleIds)].map(
        (articleId): ArticleUse => ({ id: `${start}${articleId}`, articleId, kind: 'helped', caseId, comment: '', at }),
      );
      const kept = new Set(recorded.map(({ id }) => id));
      const gone = (await uses.idsOfCase(caseId)).filter((id) => id.startsWith(start) && !kept.has(id));
      await whileRated(deps, [...articleIds, ...gone.map((id) => id.slice(start.length))], async () => {
        await uses.remove(gone);
        await uses.putAll(recorded);
      });
    },
  };
}

/** Does `change` and indexes again the articles whose quality it moved. */
async function whileRated(
  { uses, articles, index, articleDocument }: ArticleUsesDeps,
  articleIds: readonly string[],
  change: () => Promise<void>,
): Promise<void> {
  const before = await uses.counts(articleIds);
  await change();
  const after = await uses.counts(articleIds);
  const moved = (await articles.getMany([...new Set(articleIds)])).filter(
    ({ id, confidence }) => articleQuality(before.get(id) ?? noUses, confidence) !== articleQuality(after.get(id) ?? noUses, confidence),
  );
  if (moved.length > 0) await index.put(await Promise.all(moved.map(articleDocument)));
}
