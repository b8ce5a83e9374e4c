import type { SearchKind } from '#domain/search.js';

/** Articles and cases are indexed apart: a token is rare or frequent among its own kind. `terms` is the vocabulary of `tokens`. */
export const searchTables = {
  article: { tokens: 'search_article_tokens', terms: 'search_article_terms' },
  case: { tokens: 'search_case_tokens', terms: 'search_case_terms' },
} as const satisfies Record<SearchKind, { readonly tokens: string; readonly terms: string }>;

export const searchKinds = ['article', 'case'] as const satisfies readonly SearchKind[];
