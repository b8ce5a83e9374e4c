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

/** Number of documents of a kind that hold a term in any column. */
export type TermCounter = (kind: SearchKind, term: string) => number;

/** So many counts are kept; frequent terms recur in most questions, and theirs are the ones that cost. */
const keptCounts = 10_000;

/**
 * Counts documents by term. FTS5 reads all postings of a term to count them, so counts are kept until the file changes, by this
 * connection (`total_changes`) or by another (`data_version`).
 */
export function createTermCounter(database: EmbeddedDatabase): TermCounter {
  const counts = new Map<string, number>();
  let seen = '';
  return (kind, term) => {
    const [state] = database.all<{ state: string }>(`SELECT total_changes() || '/' || data_version AS state FROM pragma_data_version`, []);
    if (state?.state !== seen || counts.size > keptCounts) counts.clear();
    seen = state?.state ?? '';
    const key = `${kind} ${term}`;
    const known = counts.get(key) ?? readCount(database, kind, term);
    counts.set(key, known);
    return known;
  };
}

function readCount(database: EmbeddedDatabase, kind: SearchKind, term: string): number {
  const sql = `SELECT doc AS documents FROM ${searchTables[kind].terms} WHERE term = ?`;
  return database.all<{ documents: number }>(sql, [term])[0]?.documents ?? 0;
}

/** The tokens that the index of a kind knows, the rarest first. */
export function countTokens(countTerm: TermCounter, kind: SearchKind, tokens: readonly QueryToken[]): readonly CountedToken[] {
  return tokens
    .map((token) => ({ ...token, documents: countTerm(kind, token.term) }))
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
