import type { SearchLegs, TokenQuery } from '#ports/search-index.js';

/** A query that asks for nothing: a test adds what it asks. */
export const noQuery: TokenQuery = {
  words: [],
  concepts: [],
  codes: [],
  weights: { title: 3, body: 1, concepts: 2, codes: 4 },
  kind: null,
  filters: {},
  facets: [],
  limit: 10,
  offset: 0,
};

/** The ranked documents of the lexical leg. */
export function rankedOf(found: SearchLegs) {
  return found.legs.find(({ name }) => name === 'lexical')?.ranked ?? [];
}

/** Their ids, in order. */
export function idsOf(found: SearchLegs): readonly string[] {
  return rankedOf(found).map(({ id }) => id);
}
