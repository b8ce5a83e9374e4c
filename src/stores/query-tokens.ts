import type { TokenQuery } from '#ports/search-index.js';

/** Which tokens of a query a token belongs to; each kind is looked for in its own fields. */
export type TokenKind = 'words' | 'concepts' | 'codes';
export type QueryToken = { readonly kind: TokenKind; readonly term: string };

/** Codes first: of a query that is too long, they are kept. */
export const tokenKinds = ['codes', 'concepts', 'words'] as const satisfies readonly TokenKind[];

/** Distinct tokens of a query that are looked up; the rest is left out, words first. */
const queryTokenLimit = 200;

/** The distinct tokens of a query as terms of an index, 200 at most: codes, then concepts, then words. */
export function queryTokens(query: TokenQuery, toTerm: (token: string) => string): readonly QueryToken[] {
  return tokenKinds
    .flatMap((kind) => [...new Set(query[kind])].filter((token) => token !== '').map((token) => ({ kind, term: toTerm(token) })))
    .slice(0, queryTokenLimit);
}
