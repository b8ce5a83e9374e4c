import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Article } from '#domain/article.js';
import type { ArticleUseCounts } from '#domain/article-use.js';
import type { ArticleContent, Duplicate, EditedArticle, StaleArticle } from '#domain/article-view.js';
import { fetchJson, sendJson } from './client.js';

type ArticlePageOf<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

const listed = 200;
const pathOf = (id: string) => `/articles/${encodeURIComponent(id)}`;

/** After a change: the article and every list and search that may show it are asked for again. */
function useChanged() {
  const queries = useQueryClient();

  return () => queries.invalidateQueries();
}

/** Moves an article to a state; `note` = why. */
export function useMove({ id, version }: Pick<Article, 'id' | 'version'>) {
  return useMutation({
    mutationFn: (move: { readonly state: Article['state']; readonly note: string }) =>
      sendJson<EditedArticle>('POST', `${pathOf(id)}/state`, move, version),
    onSuccess: useChanged(),
  });
}

/** Keeps an edit made on the version that was read. */
export function useEdit({ id, version }: Pick<Article, 'id' | 'version'>) {
  return useMutation({
    mutationFn: (content: ArticleContent) => sendJson<EditedArticle>('PUT', pathOf(id), content, version),
    onSuccess: useChanged(),
  });
}

/** Says whether an article was helpful; one vote a browser. */
export function useFeedback(id: string) {
  return useMutation({
    mutationFn: (vote: { readonly helpful: boolean; readonly comment: string; readonly session: string }) =>
      sendJson<ArticleUseCounts>('POST', `${pathOf(id)}/feedback`, vote),
  });
}

/** Articles of one state, in the order of their ids. */
export function useArticles(state: Article['state'], isAsked: boolean) {
  return useQuery({
    queryKey: ['articles', state],
    queryFn: ({ signal }) => fetchJson<ArticlePageOf<Article>>(`/articles?state=${state}&limit=${listed}`, { signal }),
    enabled: isAsked,
  });
}

/** Published articles that somebody should look at, and why. */
export function useStaleArticles(isAsked: boolean) {
  return useQuery({
    queryKey: ['articles', 'stale'],
    queryFn: ({ signal }) => fetchJson<ArticlePageOf<StaleArticle>>(`/articles?stale=true&limit=${listed}`, { signal }),
    enabled: isAsked,
  });
}

/** Articles that say much the same. */
export function useDuplicates(id: string, isAsked: boolean) {
  return useQuery({
    queryKey: ['article', id, 'duplicates'],
    queryFn: ({ signal }) => fetchJson<{ items: readonly Duplicate[] }>(`${pathOf(id)}/duplicates`, { signal }),
    enabled: isAsked,
  });
}
