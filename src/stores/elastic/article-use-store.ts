import { ArticleUse, type ArticleUseCounts } from '#domain/article-use.js';
import type { ArticleUseStore } from '#ports/article-use-store.js';
import type { PutOutcome } from '#ports/paging.js';
import { pageOf } from '../cursor.js';
import { type Bucket, bucketsOf } from './buckets.js';
import { type IndexAccess, rowsAfter, rowsById } from './index-access.js';

/** A use counts for one case or article at most: more of one case than this nobody makes. */
const usesOfCase = 1_000;

type CountBucket = Bucket & {
  readonly lastAt: { readonly buckets: readonly Bucket[] };
  readonly kinds: { readonly buckets: readonly Bucket[] };
};

/** Uses of articles in their index, one document a use. */
export function createArticleUseStore(index: IndexAccess<ArticleUse>): ArticleUseStore {
  return {
    putAll: (uses) => putAll(index, uses),
    remove: (ids) => index.remove(ids),
    counts: async (articleIds) => (articleIds.length === 0 ? new Map() : readCounts(index, articleIds)),
    list: async (articleId, page) => {
      const rows = (await rowsById(index, { term: { articleId } }, page)).map((row) => ArticleUse.parse(row));
      return pageOf(
        page,
        rows,
        ({ id }) => id,
        (use) => use,
      );
    },
    idsOfCase: async (caseId) => {
      const uses = await rowsAfter(index, { term: { caseId } }, ['id'], { after: null, size: usesOfCase });
      return uses.map(({ id }) => id);
    },
  };
}

/** A use is its person's own: nobody else changes it at the same time, and the last word counts. */
async function putAll(index: IndexAccess<ArticleUse>, uses: readonly ArticleUse[]): Promise<readonly PutOutcome[]> {
  const stored = await index.getMany(uses.map(({ id }) => id));
  const known = new Map(stored.flatMap((found) => (found === null ? [] : [[found.source.id, found.source] as const])));
  const outcomes = uses.map((use) => {
    const old = known.get(use.id);
    known.set(use.id, use);
    return old === undefined ? ('added' as const) : outcomeOf(use, old);
  });
  await index.write(uses.map((use) => ({ id: use.id, source: use })).filter((_use, place) => outcomes[place] !== 'unchanged'));
  return outcomes;
}

function outcomeOf(use: ArticleUse, old: ArticleUse): PutOutcome {
  return use.kind === old.kind && use.comment === old.comment && use.articleId === old.articleId ? 'unchanged' : 'changed';
}

async function readCounts(index: IndexAccess<ArticleUse>, articleIds: readonly string[]): Promise<ReadonlyMap<string, ArticleUseCounts>> {
  const newest = { terms: { field: 'at', size: 1, order: { _key: 'desc' as const } } };
  const answer = await index.search({
    size: 0,
    query: { terms: { articleId: [...articleIds] } },
    aggs: {
      articles: {
        terms: { field: 'articleId', size: articleIds.length },
        aggs: { kinds: { terms: { field: 'kind', size: 10 } }, lastAt: newest },
      },
    },
  });
  return new Map(bucketsOf<CountBucket>(answer, 'articles').map((bucket) => [bucket.key, countsOf(bucket)]));
}

function countsOf({ kinds, lastAt }: CountBucket): ArticleUseCounts {
  const of = (kind: string): number => kinds.buckets.find(({ key }) => key === kind)?.doc_count ?? 0;
  return { helped: of('helped'), helpful: of('helpful'), notHelpful: of('notHelpful'), lastAt: lastAt.buckets[0]?.key ?? '' };
}
