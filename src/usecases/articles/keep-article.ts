import { AppError } from '#domain/app-error.js';
import type { Article } from '#domain/article.js';
import type { SearchDocument } from '#domain/search.js';
import type { ArticleStore } from '#ports/article-store.js';
import type { SearchIndex } from '#ports/search-index.js';

export type KeepDeps = {
  readonly articles: Pick<ArticleStore, 'get' | 'save'>;
  readonly index: Pick<SearchIndex, 'put' | 'remove'>;
  readonly articleDocument: (article: Article) => SearchDocument | Promise<SearchDocument>;
};

/**
 * Indexes an article, then stores it (ARCHITECTURE.md); an edit that lost a race puts the index back. `expected` null = must not exist.
 * Throws AppError `versionConflict` with facts {expected, found}.
 */
export async function keepArticle(
  { articles, index, articleDocument }: KeepDeps,
  article: Article,
  expected: number | null,
): Promise<Article> {
  refuseVersion((await articles.get(article.id))?.version ?? null, expected);
  await index.put([await articleDocument(article)]);
  try {
    return await articles.save(article, expected);
  } catch (error) {
    const stored = await articles.get(article.id);
    if (stored === null) await index.remove('article', [article.id]);
    else await index.put([await articleDocument(stored)]);
    throw error;
  }
}

/** Throws AppError `versionConflict` where another version than the expected one is stored. */
export function refuseVersion(found: number | null, expected: number | null): void {
  if (found !== expected)
    throw new AppError(
      'versionConflict',
      `it was changed by someone else: version ${found ?? 'none'} is stored, the edit was made on ${expected ?? 'none'}`,
      { expected, found },
    );
}
