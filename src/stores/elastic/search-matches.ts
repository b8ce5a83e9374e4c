import type { estypes } from '@elastic/elasticsearch';
import { type FilterKey, indexKeys, type SearchKind, type TokenFields } from '#domain/search.js';
import type { RankedDocument, SearchIndex, SearchLegs, TokenQuery } from '#ports/search-index.js';
import { type QueryToken, queryTokens, type TokenKind, tokenKinds } from '../query-tokens.js';
import { pageOfRanked } from '../ranked-order.js';
import { facetLimit, movedAmong } from '../search-limits.js';
import { bucketsOf } from './buckets.js';
import { type IndexAccess, totalOf } from './index-access.js';

type Query = estypes.QueryDslQueryContainer;

/** A document of the index: token fields as texts of terms, and its filter values by key. */
export type SearchSource = {
  readonly id: string;
  readonly kind: SearchKind;
  readonly quality: number;
  readonly tokens: readonly string[];
} & Readonly<Record<keyof TokenFields, string>>;

type Answer = estypes.SearchResponse<SearchSource>;

const fieldsOf = { words: ['title', 'body'], concepts: ['concepts'], codes: ['codes'] } as const satisfies Record<
  TokenKind,
  readonly (keyof TokenFields)[]
>;

/**
 * The search: one `_msearch` of the ranking, which stops where no other document can come first, and of the counts over all matches, which scores
 * nothing.
 */
export function createSearchMatches(index: IndexAccess<SearchSource>, toTerm: (token: string) => string): SearchIndex['search'] {
  return async (query) => {
    const tokens = queryTokens(query, toTerm);
    if (tokens.length === 0) return emptyAnswer(query);
    const matches = matchQuery(tokens, query);
    const [ranking, counting] = await index.searchMany([
      rankedSearch(query, matches),
      ...(query.isCounted === false ? [] : [countedSearch(query, matches)]),
    ]);
    const ranked = rankedOf(ranking, query);
    const legs = [{ name: 'lexical' as const, ranked }];
    if (counting === undefined) return { legs, total: ranked.length, facets: {} };
    return { legs, total: totalOf(counting), facets: facetsOf(counting, query.facets) };
  };
}

function emptyAnswer({ facets, isCounted }: TokenQuery): SearchLegs {
  return {
    legs: [{ name: 'lexical', ranked: [] }],
    total: 0,
    facets: isCounted === false ? {} : Object.fromEntries(facets.map((key) => [key, []])),
  };
}

/** Documents that hold any of the tokens, each in the fields of its kind, and fit the filters. */
function matchQuery(tokens: readonly QueryToken[], query: TokenQuery): Query {
  const should = tokenKinds.flatMap((kind): Query[] => {
    const text = tokens.flatMap((token) => (token.kind === kind ? [token.term] : [])).join(' ');
    const fields = fieldsOf[kind].map((field) => `${field}^${query.weights[field]}`);
    return text === '' ? [] : [{ combined_fields: { query: text, fields, operator: 'or' } }];
  });
  return { bool: { should, minimum_should_match: 1, filter: filtersOf(query.filters, query.kind) } };
}

function filtersOf(filters: TokenQuery['filters'], kind: SearchKind | null): Query[] {
  const asked = indexKeys.flatMap((key): Query[] => (filters[key] === undefined ? [] : [{ terms: { [key]: [...filters[key]] } }]));
  return kind === null ? asked : [...asked, { term: { kind } }];
}

/** The best by tokens alone; quality and preference multiply the score of the very best of them. */
function rankedSearch(query: TokenQuery, matches: Query): estypes.SearchSearchRequestBody {
  const size = windowOf(query);
  const request = { query: matches, size, track_total_hits: false, _source: ['id', 'kind'] };
  if (query.isRanked === false) return { ...request, query: { bool: { filter: [matches] } } };
  const preferred: estypes.QueryDslFunctionScoreContainer[] =
    query.preferred === undefined
      ? []
      : [{ filter: { bool: { filter: filtersOf(query.preferred.filters, null) } }, weight: query.preferred.factor }];
  const factors = [{ field_value_factor: { field: 'quality', missing: 1 } }, ...preferred];
  return {
    ...request,
    rescore: {
      window_size: size,
      query: {
        score_mode: 'multiply',
        rescore_query: { function_score: { query: { match_all: {} }, functions: factors, score_mode: 'multiply', boost_mode: 'replace' } },
      },
    },
  };
}

function windowOf({ offset, limit, isRanked }: TokenQuery): number {
  return isRanked === false ? offset + limit : Math.max(offset + limit, movedAmong);
}

function countedSearch({ facets }: TokenQuery, matches: Query): estypes.SearchSearchRequestBody {
  const order = [{ _count: 'desc' as const }, { _key: 'asc' as const }];
  const aggs = Object.fromEntries(facets.map((key) => [key, { terms: { field: key, size: facetLimit, order } }]));
  const request = { query: { bool: { filter: [matches] } }, size: 0, track_total_hits: true };
  return facets.length === 0 ? request : { ...request, aggs };
}

function rankedOf(answer: Answer | undefined, query: TokenQuery): readonly RankedDocument[] {
  const found = (answer?.hits.hits ?? []).flatMap(({ _source: source, _score: score }) =>
    source === undefined ? [] : [{ id: source.id, kind: source.kind, score: query.isRanked === false ? 0 : (score ?? 0) }],
  );
  return pageOfRanked(found, query);
}

function facetsOf(answer: Answer, keys: readonly FilterKey[]): SearchLegs['facets'] {
  return Object.fromEntries(keys.map((key) => [key, bucketsOf(answer, key).map(({ key: value, doc_count: count }) => ({ value, count }))]));
}
