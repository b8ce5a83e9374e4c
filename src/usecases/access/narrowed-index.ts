import type { Viewer } from '#domain/viewer.js';
import type { SearchIndex, TokenQuery } from '#ports/search-index.js';
import { passesOfViewer, seesEverything } from './access.js';

/** What questions are asked of. */
export type AskedIndex = Pick<SearchIndex, 'search' | 'vocabulary' | 'frequencies' | 'count'>;

const oneToken: Omit<TokenQuery, 'words' | 'concepts' | 'codes'> = {
  weights: { title: 1, body: 1, concepts: 1, codes: 1 },
  kind: null,
  filters: {},
  facets: [],
  limit: 0,
  offset: 0,
};

/**
 * The index as one viewer may ask it: the passes of the viewer are put on every query, whatever filters a person gave, and a token is as
 * frequent as the documents that the viewer may read make it, so that a word of a hidden document is as unknown as one of none.
 * `vocabulary` still names tokens of every document: a token may be shown only as a document found by `search` prints it.
 */
export function withAccess(index: AskedIndex, viewer: Viewer): AskedIndex {
  const search: AskedIndex['search'] = (query) => index.search(narrowed(query, viewer));
  if (seesEverything(viewer)) return { ...index, search };
  const documentsWith = async (token: string) => (await search({ ...oneToken, words: [token], concepts: [token], codes: [token] })).total;
  return { ...index, search, frequencies: (tokens) => Promise.all(tokens.map(documentsWith)) };
}

/** A query with the passes of a viewer, whatever filters a person gave. */
export function narrowed<Query extends Pick<TokenQuery, 'filters'>>(query: Query, viewer: Viewer): Query {
  return { ...query, filters: { ...query.filters, access: passesOfViewer(viewer) } };
}
