import type { SearchKind } from '#domain/search.js';
import type { RankedDocument, SearchIndex, TokenQuery } from '#ports/search-index.js';
import { queryTokens } from '../query-tokens.js';
import { pageOfRanked } from '../ranked-order.js';
import { movedAmong } from '../search-limits.js';
import { type ChosenSets, createMatchCounter, createSetChoice } from './filter-sets.js';
import { encodeToken, matchExpression } from './match-expression.js';
import type { EmbeddedDatabase } from './open-database.js';
import { searchKinds, searchTables } from './search-tables.js';
import { type Counts, countTokens, selectRankingTokens } from './token-selection.js';

type RankedRow = { readonly id: string; readonly setId: number; readonly cost: number };

/** The search of the embedded index: ranked documents of both kinds, and where they are asked for the total and the facets of all matches. */
export function createSearchMatches(database: EmbeddedDatabase, counts: Counts): SearchIndex['search'] {
  const countMatches = createMatchCounter(database);
  const choose = createSetChoice(database);
  return async (query) => {
    const chosen = choose(query.filters);
    const asked = kindsOf(query)
      .map((kind) => ({ kind, tokens: countTokens(counts, kind, queryTokens(query, encodeToken)) }))
      .filter(({ tokens }) => tokens.length > 0);
    const preferred = query.preferred === undefined ? null : choose(query.preferred.filters);
    const ranked = asked.flatMap(({ kind, tokens }) =>
      rank(database, kind, query, matchExpression(selectRankingTokens(tokens)), { chosen, preferred }),
    );
    const legs = [{ name: 'lexical' as const, ranked: pageOfRanked(ranked, query) }];
    if (query.isCounted === false) return { legs, total: ranked.length, facets: {} };
    const setLists = asked.flatMap(({ kind, tokens }) => readSets(database, kind, matchExpression(tokens)) ?? []);
    return { legs, ...countMatches(setLists, chosen, query.facets) };
  };
}

function kindsOf(query: TokenQuery): readonly SearchKind[] {
  return searchKinds.filter((kind) => query.kind === null || query.kind === kind);
}

/** FTS5 numbers a better match lower, below zero, so that quality multiplies; CROSS JOIN keeps SQLite from starting at the documents. */
function rank(
  database: EmbeddedDatabase,
  kind: SearchKind,
  query: TokenQuery,
  expression: string,
  { chosen, preferred }: { readonly chosen: ChosenSets; readonly preferred: ChosenSets | null },
): readonly RankedDocument[] {
  const wanted = query.offset + query.limit;
  if (wanted === 0) return [];
  const { tokens } = searchTables[kind];
  const from = `FROM ${tokens} CROSS JOIN search_documents ON search_documents.number = ${tokens}.rowid WHERE ${tokens} MATCH ? ${chosen.sql}`;
  const asked = [expression, ...chosen.parameters];
  if (query.isRanked === false) {
    return database
      .all<{ id: string }>(`SELECT search_documents.id AS id ${from} LIMIT ?`, [...asked, wanted])
      .map(({ id }) => ({ id, kind, score: 0 }));
  }
  const { title, body, concepts, codes } = query.weights;
  const rows = database.all<RankedRow>(
    `SELECT search_documents.id AS id, search_documents.set_id AS setId, bm25(${tokens}, ?, ?, ?, ?) * search_documents.quality AS cost
      ${from} ORDER BY cost, id LIMIT ?`,
    [title, body, concepts, codes, ...asked, preferred === null ? wanted : Math.max(wanted, movedAmong)],
  );
  const factorOf = ({ setId }: RankedRow, place: number) =>
    place < movedAmong && preferred?.sets?.has(setId) === true ? (query.preferred?.factor ?? 1) : 1;
  return rows.map((row, place) => ({ id: row.id, kind, score: -row.cost * factorOf(row, place) }));
}

/** Set numbers of all that match, as one text, counted and filtered by us: grouping them in SQL sorts them first, which takes five times as long. */
function readSets(database: EmbeddedDatabase, kind: SearchKind, expression: string): string | null {
  const { tokens } = searchTables[kind];
  const sql = `SELECT group_concat(search_documents.set_id) AS sets
    FROM ${tokens} CROSS JOIN search_documents ON search_documents.number = ${tokens}.rowid WHERE ${tokens} MATCH ?`;
  return database.all<{ sets: string | null }>(sql, [expression])[0]?.sets ?? null;
}
