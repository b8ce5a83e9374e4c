import type { FilterKey, IndexKey, SearchDocument, SearchKind, TokenFields } from '#domain/search.js';

/** What a search asks of an index: query tokens per kind of token, weights of the fields, filters. */
export type TokenQuery = {
  /** Words, concepts and codes of the query; words are looked for in title and body. A query matches a document that holds any of them. */
  readonly words: readonly string[];
  readonly concepts: readonly string[];
  readonly codes: readonly string[];
  readonly weights: Readonly<Record<keyof TokenFields, number>>;
  readonly kind: SearchKind | null;
  /** Values of one key are an or, different keys an and. */
  readonly filters: Readonly<Partial<Record<IndexKey, readonly string[]>>>;
  readonly facets: readonly FilterKey[];
  readonly limit: number;
  readonly offset: number;
  /** Documents that fit these filters have their score multiplied: of two that match alike, they come first. */
  readonly preferred?: { readonly filters: TokenQuery['filters']; readonly factor: number };
  /** False where nobody asks for the total: it is then the number of ranked documents, and there are no facets. */
  readonly isCounted?: boolean;
  /** False where any documents that match will do, in whatever order: ranking is what a search costs. */
  readonly isRanked?: boolean;
};

export type RankedDocument = { readonly id: string; readonly kind: SearchKind; readonly score: number };

/** Ranked legs (one list a ranking method; the use case fuses them), exact total of matches, facet counts over all matches. */
export type SearchLegs = {
  readonly legs: readonly { readonly name: 'lexical' | 'vector'; readonly ranked: readonly RankedDocument[] }[];
  readonly total: number;
  readonly facets: Readonly<Partial<Record<FilterKey, readonly { readonly value: string; readonly count: number }[]>>>;
};

/** Full-text index over tokens that the use cases made; it never tokenises. Ties are broken by id, ascending. */
export type SearchIndex = {
  /** Adds or replaces; durable when it resolves. */
  readonly put: (documents: readonly SearchDocument[]) => Promise<void>;
  readonly remove: (kind: SearchKind, ids: readonly string[]) => Promise<void>;
  readonly search: (query: TokenQuery) => Promise<SearchLegs>;
  /** Indexed tokens that start with `prefix`, the most frequent first. */
  readonly vocabulary: (prefix: string, limit: number) => Promise<readonly { readonly token: string; readonly documents: number }[]>;
  /** Documents of both kinds that hold a token in any field, in the order of the tokens. */
  readonly frequencies: (tokens: readonly string[]) => Promise<readonly number[]>;
  readonly count: (kind: SearchKind) => Promise<number>;
};
