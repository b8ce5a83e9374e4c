import type { SearchKind } from '#domain/search.js';
import type { QueryToken } from './match-expression.js';
import type { EmbeddedDatabase } from './open-database.js';
import { searchTables } from './search-tables.js';

/** A query token with the number of documents that hold it in any column. */
export type CountedToken = QueryToken & { readonly documents: number };

/** With this many candidates at hand, a frequent token no longer changes which documents come first. */
const enoughCandidates = 5_000;
/** Ranking costs about half a microsecond a posting: this keeps it near 15 ms, however many documents there are. */
const postingLimit = 30_000;

/** The tokens that the index of a kind knows, the rarest first. */
export function countTokens(database: EmbeddedDatabase, kind: SearchKind, tokens: readonly QueryToken[]): readonly CountedToken[] {
  const sql = `SELECT doc AS documents FROM ${searchTables[kind].terms} WHERE term = ?`;
  return tokens
    .map((token) => ({ ...token, documents: database.all<{ documents: number }>(sql, [token.term])[0]?.documents ?? 0 }))
    .filter((token) => token.documents > 0)
    .sort((left, right) => left.documents - right.documents);
}

/**
 * The tokens that documents are ranked by. Rare tokens decide a BM25 ranking (weight = log of rarity), frequent ones cost the time:
 * tokens are taken from the rarest on, and a frequent one is left out once there are candidates enough without it.
 * A query whose tokens have 30,000 postings together is ranked by all of them.
 */
export function selectRankingTokens(tokens: readonly CountedToken[]): readonly CountedToken[] {
  let postings = 0;
  return tokens.filter(({ documents }) => {
    const isTaken = postings < enoughCandidates || postings + documents <= postingLimit;
    if (isTaken) postings += documents;
    return isTaken;
  });
}
