import type { Article } from '#domain/article.js';
import type { SearchDocument } from '#domain/search.js';
import type { SupportCase } from '#domain/support-case.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { CaseStore } from '#ports/case-store.js';
import type { Page } from '#ports/paging.js';
import type { SearchIndex } from '#ports/search-index.js';

/** Where a reindex stands: the kind it is at and the cursor of the next page; a job keeps it as text, so that a killed one goes on from there. */
type Place = { readonly kind: 'article' | 'case'; readonly cursor: string | null };

export type ReindexDeps = {
  readonly articles: Pick<ArticleStore, 'list' | 'count'>;
  readonly cases: Pick<CaseStore, 'list' | 'count'>;
  readonly index: Pick<SearchIndex, 'put'>;
  readonly articleDocument: (article: Article) => SearchDocument | Promise<SearchDocument>;
  readonly caseDocument: (supportCase: SupportCase) => SearchDocument | Promise<SearchDocument>;
};

export type ReindexOptions = {
  /** A place that an earlier run reported; anything else starts at the beginning. */
  readonly from?: string;
  /** Called after every page, when all before `place` is durable. */
  readonly onProgress?: (done: number, total: number, place: string) => Promise<void>;
  readonly signal?: AbortSignal;
};

/** Puts every stored article and case into the index again: after a change of the glossary or of what is indexed. Answers with their number. */
export type Reindex = (options: ReindexOptions) => Promise<number>;

const pageSize = 100;
const beginning: Place = { kind: 'article', cursor: null };

/** Reindex over the stores. */
export function createReindex({ articles, cases, index, articleDocument, caseDocument }: ReindexDeps): Reindex {
  const putPage = async (place: Place): Promise<{ readonly count: number; readonly next: Place | null }> => {
    const request = { limit: pageSize, cursor: place.cursor };
    if (place.kind === 'case') return putAll(await cases.list(request), caseDocument, index, 'case', null);
    return putAll(await articles.list(request), articleDocument, index, 'article', { kind: 'case', cursor: null });
  };
  return async ({ from = '', onProgress, signal }) => {
    const total = (await articles.count()) + (await cases.count());
    let done = 0;
    for (let place: Place | null = readPlace(from); place !== null; ) {
      signal?.throwIfAborted();
      const { count, next } = await putPage(place);
      done += count;
      if (next !== null) await onProgress?.(done, total, JSON.stringify(next));
      place = next;
    }
    return done;
  };
}

async function putAll<T>(
  { items, nextCursor }: Page<T>,
  toDocument: (item: T) => SearchDocument | Promise<SearchDocument>,
  index: ReindexDeps['index'],
  kind: Place['kind'],
  after: Place | null,
): Promise<{ readonly count: number; readonly next: Place | null }> {
  await index.put(await Promise.all(items.map(toDocument)));
  return { count: items.length, next: nextCursor === null ? after : { kind, cursor: nextCursor } };
}

function readPlace(text: string): Place {
  try {
    const place: unknown = JSON.parse(text);
    return isPlace(place) ? place : beginning;
  } catch {
    return beginning;
  }
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('cursor' in value)) return false;
  const isCursor = value.cursor === null || typeof value.cursor === 'string';
  return isCursor && (value.kind === 'article' || value.kind === 'case');
}
