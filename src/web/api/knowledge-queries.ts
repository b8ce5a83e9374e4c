import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ArticleView } from '#domain/article-view.js';
import type { SearchResult } from '#domain/search.js';
import type { SupportCase } from '#domain/support-case.js';
import { fetchJson } from './client.js';

const hitsPerPage = 20;

/** A query with its filters, each `key:value`. */
export type SearchQuestion = { readonly query: string; readonly filters: readonly string[] };

function searchPath({ query, filters }: SearchQuestion, cursor: string | null): string {
  const parameters = new URLSearchParams({ q: query, limit: String(hitsPerPage) });
  for (const filter of filters) parameters.append('filter', filter);
  if (cursor !== null) parameters.set('cursor', cursor);

  return `/search?${parameters}`;
}

/** Hits of a search, page by page. */
export function useSearchPages(question: SearchQuestion) {
  return useInfiniteQuery({
    queryKey: ['search', question.query, question.filters],
    queryFn: ({ signal, pageParam }) => fetchJson<SearchResult>(searchPath(question, pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: question.query !== '',
    placeholderData: keepPreviousData,
  });
}

/** Completions of what is being typed. */
export function useSuggestions(typed: string) {
  return useQuery({
    queryKey: ['suggest', typed],
    queryFn: ({ signal }) => fetchJson<{ items: string[] }>(`/suggest?${new URLSearchParams({ q: typed })}`, { signal }),
    enabled: typed.trim().length >= 2,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** An article by its id. */
export function useArticle(id: string) {
  return useQuery({
    queryKey: ['article', id],
    queryFn: ({ signal }) => fetchJson<ArticleView>(`/articles/${encodeURIComponent(id)}`, { signal }),
  });
}

/** A support case by its id. */
export function useSupportCase(id: string) {
  return useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => fetchJson<SupportCase>(`/cases/${encodeURIComponent(id)}`, { signal }),
  });
}

/** Articles that hold some words, to choose among. */
export function useArticleHits(typed: string) {
  return useQuery({
    queryKey: ['articleHits', typed],
    queryFn: ({ signal }) =>
      fetchJson<SearchResult>(`/search?${new URLSearchParams({ q: typed, kind: 'article', limit: '10' })}`, { signal }),
    enabled: typed.trim().length >= 2,
    placeholderData: keepPreviousData,
  });
}
