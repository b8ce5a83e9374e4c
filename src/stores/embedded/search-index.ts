import type { SearchDocument, SearchKind } from '#domain/search.js';
import type { SearchIndex } from '#ports/search-index.js';
import { internFilterSet } from './filter-sets.js';
import { decodeTerm, encodeToken, encodeTokens } from './match-expression.js';
import type { EmbeddedDatabase } from './open-database.js';
import { createSearchMatches } from './search-matches.js';
import { searchKinds, searchTables } from './search-tables.js';
import { createCounts } from './token-selection.js';

/** A write transaction holds this many tokens at most (one document at least): about 10 ms. */
const tokensPerWrite = 3_000;
const removalsPerWrite = 200;
const lastCharacter = '\u{10ffff}';

/**
 * Full-text index over FTS5 in the embedded file: one lexical leg, BM25 with the weights of the query.
 * Total and facets are exact over every document that holds any token; the ranking reads frequent tokens only where it needs them
 * ({@link selectRankingTokens}), so that its time does not grow with the number of documents. A facet lists its 100 most frequent values.
 */
export function createSearchIndex(database: EmbeddedDatabase): SearchIndex {
  const counts = createCounts(database);
  return {
    put: async (documents) => {
      for (const batch of batchesByTokens(documents)) await database.write(() => putAll(database, batch));
    },
    remove: async (kind, ids) => {
      for (let start = 0; start < ids.length; start += removalsPerWrite) {
        await database.write(() => removeAll(database, kind, ids.slice(start, start + removalsPerWrite)));
      }
    },
    search: createSearchMatches(database, counts),
    frequencies: async (tokens) =>
      tokens.map((token) => searchKinds.reduce((sum, kind) => sum + counts.ofTerm(kind, encodeToken(token)), 0)),
    vocabulary: async (prefix, limit) => vocabulary(database, prefix, limit),
    count: async (kind) => counts.ofKind(kind),
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
    database.run('UPDATE search_vectors SET is_stale = 1 WHERE number = ?', [number]);
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
      database.run('DELETE FROM search_vectors WHERE number = ?', [number]);
    }
  }
}

function vocabulary(database: EmbeddedDatabase, prefix: string, limit: number): readonly { token: string; documents: number }[] {
  const from = encodeToken(prefix);
  const range = [from, from + lastCharacter];
  const parts = searchKinds.map((kind) => `SELECT term, doc FROM ${searchTables[kind].terms} WHERE term >= ? AND term < ?`);
  const sql = `SELECT term, sum(doc) AS documents FROM (${parts.join(' UNION ALL ')}) GROUP BY term ORDER BY documents DESC, term LIMIT ?`;
  const rows = database.all<{ term: string; documents: number }>(sql, [...range, ...range, limit]);
  return rows.map(({ term, documents }) => ({ token: decodeTerm(term), documents }));
}
