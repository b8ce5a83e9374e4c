import { useSearchParams } from 'react-router';
import type { SearchQuestion } from '../api/knowledge-queries.js';

/** Address of a search; filters are `key:value`. */
export function searchAddress({ query, filters }: SearchQuestion): string {
  const parameters = new URLSearchParams({ q: query });
  for (const filter of filters) parameters.append('filter', filter);

  return `/search?${parameters}`;
}

/** The search that the address of the page asks for. */
export function useSearchAddress(): SearchQuestion {
  const [parameters] = useSearchParams();

  return { query: parameters.get('q')?.trim() ?? '', filters: parameters.getAll('filter') };
}
