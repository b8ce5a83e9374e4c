import type { SearchKind } from '#domain/search.js';
import type { QueryToken } from '../query-tokens.js';
import type { EmbeddedDatabase } from './open-database.js';
import { searchTables } from './search-tables.js';

/** A query token with the number of documents that hold it in any column. */
export type CountedToken = QueryToken & { readonly documents: number };

/** With this many candidates at hand, a frequent token no longer changes which documents come first. */
const enoughCandidates = 1_500;
/** Ranking costs about half a microsecond a posting: this keeps it near 4 ms a kind, however many documents there are. */
const postingLimit = 8_000;

/** So many counts are kept; frequent terms recur in most questions, and theirs are the ones that cost. */
const keptCounts = 10_000;

/** Numbers of documents: of a kind that hold a term in any column, and of a kind. */
export type Counts = {
  readonly ofTerm: (kind: SearchKind, term: string) => number;
  readonly ofKind: (kind: SearchKind) => number;
};

/**
 * Counts documents. FTS5 reads all postings of a term to count them, so counts are kept until the file changes, by this connection
 * (`total_changes`) or by another (`data_version`).
 */
export function createCounts(database: EmbeddedDatabase): Counts {
  const counts = new Map<string, number>();
  let seen = '';
  const kept = (key: string, read: () => number): number => {
    const [state] = database.all<{ state: string }>(`SELECT total_changes() || '/' || data_version AS state FROM pragma_data_version`, []);
    if (state?.state !== seen || counts.size > keptCounts) counts.clear();
    seen = state?.state ?? '';
    const known = counts.get(key) ?? read();
    counts.set(key, known);
    return known;
  };
  return {
    ofTerm: (kind, term) => kept(`${kind} ${term}`, () => readTermCount(database, kind, term)),
    ofKind: (kind) => kept(kind, () => readKindCount(database, kind)),
  };
}

function readTermCount(database: EmbeddedDatabase, kind: SearchKind, term: string): number {
  const sql = `SELECT doc AS documents FROM ${searchTables[kind].terms} WHERE term = ?`;
  return database.all<{ documents: number }>(sql, [term])[0]?.documents ?? 0;
}

function readKindCount(database: EmbeddedDatabase, kind: SearchKind): number {
  return (
    database.all<{ documents: number }>('SELECT count(*) AS documents FROM search_documents WHERE kind = ?', [kind])[0]?.documents ?? 0
  );
}

/** From so many documents on, a token of every second one is left out: in a small knowledge base that may be its very subject. */
const smallKind = 1_000;

/**
 * The tokens that the index of a kind knows, the rarest first. One that half of its documents hold weighs nothing in BM25 (the logarithm of
 * its odds is below zero) and costs the most to read: it is looked for only where the query has no rarer one.
 */
export function countTokens({ ofTerm, ofKind }: Counts, kind: SearchKind, tokens: readonly QueryToken[]): readonly CountedToken[] {
  const known = tokens
    .map((token) => ({ ...token, documents: ofTerm(kind, token.term) }))
    .filter((token) => token.documents > 0)
    .sort((left, right) => left.documents - right.documents);
  const all = ofKind(kind);
  const telling = all < smallKind ? known : known.filter(({ documents }) => documents * 2 < all);
  return telling.length > 0 ? telling : known;
}

/**
 * The tokens that documents are ranked by. Rare tokens decide a BM25 ranking (weight = log of rarity), frequent ones cost the time:
 * tokens are taken from the rarest on, and a frequent one is left out once there are candidates enough without it.
 * A query whose tokens have 8,000 postings together is ranked by all of them.
 */
export function selectRankingTokens(tokens: readonly CountedToken[]): readonly CountedToken[] {
  let postings = 0;
  return tokens.filter(({ documents }) => {
    const isTaken = postings < enoughCandidates || postings + documents <= postingLimit;
    if (isTaken) postings += documents;
    return isTaken;
  });
}
