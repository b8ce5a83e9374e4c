import type { SearchDocument, SearchKind } from '#domain/search.js';
import type { RankedDocument, SearchIndex, SearchLegs, TokenQuery } from '#ports/search-index.js';
import { createFacetCounter, type FacetCounter, filterCondition, internFilterSet } from './filter-sets.js';
import { decodeTerm, encodeToken, encodeTokens, matchExpression, queryTokens } from './match-expression.js';
import type { EmbeddedDatabase } from './open-database.js';
import { searchKinds, searchTables } from './search-tables.js';
import { countTokens, createTermCounter, selectRankingTokens, type TermCounter } from './token-selection.js';

type KindMatches = { readonly ranked: readonly RankedDocument[]; readonly total: number; readonly sets: string | null };

/** A write transaction holds this many tokens at most (one document at least): about 10 ms. */
const tokensPerWrite = 3_000;
const removalsPerWrite = 200;
/** Distinct tokens of a query that are looked up; the rest is left out, words first. */
const queryTokenLimit = 200;
const lastCharacter = '\u{10ffff}';

/**
 * Full-text index over FTS5 in the embedded file: one lexical leg, BM25 with the weights of the query.
 * Total and facets are exact over every document that holds any token; the ranking reads frequent tokens only where it needs them
 * ({@link selectRankingTokens}), so that its time does not grow with the number of documents. A facet lists its 100 most frequent values.
 */
export function createSearchIndex(database: EmbeddedDatabase): SearchIndex {
  const countFacets = createFacetCounter(database);
  const countTerm = createTermCounter(database);
  return {
    put: async (documents) => {
      for (const batch of batchesByTokens(documents)) await database.write(() => putAll(database, batch));
    },
    remove: async (kind, ids) => {
      for (let start = 0; start < ids.length; start += removalsPerWrite) {
        await database.write(() => removeAll(database, kind, ids.slice(start, start + removalsPerWrite)));
      }
    },
    search: async (query) => search(database, countFacets, countTerm, query),
    frequencies: async (tokens) => tokens.map((token) => searchKinds.reduce((sum, kind) => sum + countTerm(kind, encodeToken(token)), 0)),
    vocabulary: async (prefix, limit) => vocabulary(database, prefix, limit),
    count: async (kind) => {
      const sql = 'SELECT count(*) AS documents FROM search_documents WHERE kind = ?';
      return database.all<{ documents: number }>(sql, [kind])[0]?.documents ?? 0;
    },
  };
}

function* batchesByTokens(documents: readonly SearchDocument[]): Iterable<readonly SearchDocument[]> {
  let batch: SearchDocument[] = [];
  let tokens = 0;
  for (const document of documents) {
    const { title, body, concepts, codes } = document.tokens;
    tokens += title.length + body.length + concepts.length + codes.length;
    batch.push(document);
    if (tokens < tokensPerWrite) continue;
    yield batch;
    batch = [];
    tokens = 0;
  }
  if (batch.length > 0) yield batch;
}

function putAll(database: EmbeddedDatabase, documents: readonly SearchDocument[]): void {
  for (const document of documents) {
    const number = upsertDocument(database, document, internFilterSet(database, document));
    const { title, body, concepts, codes } = document.tokens;
    const columns = [title, body, concepts, codes].map(encodeTokens);
    const { tokens } = searchTables[document.kind];
    database.run(`INSERT OR REPLACE INTO ${tokens} (rowid, title, body, concepts, codes) VALUES (?, ?, ?, ?, ?)`, [number, ...columns]);
  }
}

function upsertDocument(database: EmbeddedDatabase, document: SearchDocument, setId: number): number {
  const sql = `INSERT INTO search_documents (kind, id, set_id, quality) VALUES (?, ?, ?, ?)
    ON CONFLICT (kind, id) DO UPDATE SET set_id = excluded.set_id, quality = excluded.quality RETURNING number`;
  return database.all<{ number: number }>(sql, [document.kind, document.id, setId, document.quality])[0]?.number ?? 0;
}

function removeAll(database: EmbeddedDatabase, kind: SearchKind, ids: readonly string[]): void {
  for (const id of ids) {
    const sql = 'DELETE FROM search_documents WHERE kind = ? AND id = ? RETURNING number';
    for (const { number } of database.all<{ number: number }>(sql, [kind, id])) {
      database.run(`DELETE FROM ${searchTables[kind].tokens} WHERE rowid = ?`, [number]);
    }
  }
}

function search(database: EmbeddedDatabase, countFacets: FacetCounter, countTerm: TermCounter, query: TokenQuery): SearchLegs {
  const matches = kindsOf(query).map((kind) => searchKind(database, countTerm, kind, query));
  const setLists = matches.flatMap(({ sets }) => sets ?? []);
  return {
    legs: [{ name: 'lexical', ranked: mergeRanked(matches, query) }],
    total: matches.reduce((sum, { total }) => sum + total, 0),
    facets: query.facets.length > 0 ? countFacets(setLists, query.facets) : {},
  };
}

function kindsOf(query: TokenQuery): readonly SearchKind[] {
  return searchKinds.filter((kind) => query.kind === null || query.kind === kind);
}

function searchKind(database: EmbeddedDatabase, countTerm: TermCounter, kind: SearchKind, query: TokenQuery): KindMatches {
  const tokens = countTokens(countTerm, kind, queryTokens(query, queryTokenLimit));
  if (tokens.length === 0) return { ranked: [], total: 0, sets: null };
  return {
    ranked: rank(database, kind, query, matchExpression(selectRankingTokens(tokens))),
    ...countMatches(database, kind, query, matchExpression(tokens)),
  };
}

/** FTS5 numbers a better match lower, below zero, so that quality multiplies; CROSS JOIN keeps SQLite from starting at the documents. */
function rank(database: EmbeddedDatabase, kind: SearchKind, query: TokenQuery, expression: string): readonly RankedDocument[] {
  const { tokens } = searchTables[kind];
  const filter = filterCondition(query.filters);
  const { title, body, concepts, codes } = query.weights;
  const sql = `SELECT search_documents.id AS id, bm25(${tokens}, ?, ?, ?, ?) * search_documents.quality AS cost
    FROM ${tokens} CROSS JOIN search_documents ON search_documents.number = ${tokens}.rowid
    WHERE ${tokens} MATCH ? ${filter.sql} ORDER BY cost, id LIMIT ?`;
  const parameters = [title, body, concepts, codes, expression, ...filter.parameters, query.offset + query.limit];
  return database.all<{ id: string; cost: number }>(sql, parameters).map(({ id, cost }) => ({ id, kind, score: -cost }));
}

/** Set numbers come as one text, counted by us: grouping them in SQL sorts them first, which takes five times as long. */
function countMatches(
  database: EmbeddedDatabase,
  kind: SearchKind,
  query: TokenQuery,
  expression: string,
): { readonly total: number; readonly sets: string | null } {
  const { tokens } = searchTables[kind];
  const filter = filterCondition(query.filters);
  const sets = query.facets.length > 0 ? 'group_concat(search_documents.set_id)' : 'NULL';
  const sql = `SELECT count(*) AS total, ${sets} AS sets
    FROM ${tokens} CROSS JOIN search_documents ON search_documents.number = ${tokens}.rowid
    WHERE ${tokens} MATCH ? ${filter.sql}`;
  return database.all<{ total: number; sets: string | null }>(sql, [expression, ...filter.parameters])[0] ?? { total: 0, sets: null };
}

function mergeRanked(matches: readonly KindMatches[], query: TokenQuery): readonly RankedDocument[] {
  return matches
    .flatMap(({ ranked }) => ranked)
    .sort((left, right) => right.score - left.score || compareTexts(left.id, right.id) || compareTexts(left.kind, right.kind))
    .slice(query.offset, query.offset + query.limit);
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function vocabulary(database: EmbeddedDatabase, prefix: string, limit: number): readonly { token: string; documents: number }[] {
  const from = encodeToken(prefix);
  const range = [from, from + lastCharacter];
  const parts = searchKinds.map((kind) => `SELECT term, doc FROM ${searchTables[kind].terms} WHERE term >= ? AND term < ?`);
  const sql = `SELECT term, sum(doc) AS documents FROM (${parts.join(' UNION ALL ')}) GROUP BY term ORDER BY documents DESC, term LIMIT ?`;
  const rows = database.all<{ term: string; documents: number }>(sql, [...range, ...range, limit]);
  return rows.map(({ term, documents }) => ({ token: decodeTerm(term), documents }));
}
