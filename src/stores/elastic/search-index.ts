import { createHash } from 'node:crypto';
import { indexKeys, type SearchDocument, type SearchKind } from '#domain/search.js';
import type { SearchIndex } from '#ports/search-index.js';
import { bucketsOf } from './buckets.js';
import { type IndexAccess, totalOf } from './index-access.js';
import { createSearchMatches, type SearchSource } from './search-matches.js';

type Tokens = SearchDocument['tokens'];

/** The `whitespace` analyzer cuts a longer token (255 characters): it goes in by its beginning and its digest. */
const longestToken = 200;
const keptOfLongToken = 150;
const countsPerRequest = 500;

/**
 * Full-text index over Lucene: one lexical leg. Each field is ranked by BM25F over the fields of its kind of token (`combined_fields`), as the
 * embedded engine ranks a row by its columns. Total and facets are exact over every document that holds any token.
 */
export function createSearchIndex(index: IndexAccess<SearchSource>): SearchIndex {
  return {
    put: async (documents) => {
      await index.write(documents.map((document) => ({ id: documentKey(document), source: sourceOf(document) })));
    },
    remove: (kind, ids) => index.remove(ids.map((id) => documentKey({ kind, id }))),
    search: createSearchMatches(index, toTerm),
    frequencies: async (tokens) => {
      const found: number[] = [];
      for (let start = 0; start < tokens.length; start += countsPerRequest) {
        found.push(...(await countDocuments(index, tokens.slice(start, start + countsPerRequest))));
      }
      return found;
    },
    vocabulary: (prefix, limit) => readVocabulary(index, prefix, limit),
    count: (kind) => index.count({ term: { kind } }),
  };
}

function documentKey({ kind, id }: { readonly kind: SearchKind; readonly id: string }): string {
  return `${kind}/${id}`;
}

function toTerm(token: string): string {
  if (token.length <= longestToken && !/\s/.test(token)) return token;
  const digest = createHash('sha256').update(token).digest('hex');
  return `${token.slice(0, keptOfLongToken).replaceAll(/\s/g, '_')}…${digest}`;
}

function sourceOf({ id, kind, tokens, filters, quality }: SearchDocument): SearchSource {
  const values = indexKeys.filter((key) => key !== 'kind').map((key) => [key, filters[key] ?? []] as const);
  const terms = {
    title: termsOf(tokens.title),
    body: termsOf(tokens.body),
    concepts: termsOf(tokens.concepts),
    codes: termsOf(tokens.codes),
  };
  return { id, kind, quality, ...terms, tokens: distinctTokens(tokens), ...Object.fromEntries(values) };
}

function termsOf(tokens: readonly string[]): string {
  return tokens.map(toTerm).join(' ');
}

function distinctTokens({ title, body, concepts, codes }: Tokens): readonly string[] {
  return [...new Set([title, body, concepts, codes].flat().map(toTerm))];
}

/** A count of one term without any filter is read from the dictionary, whatever the number of documents. */
async function countDocuments(index: IndexAccess<SearchSource>, tokens: readonly string[]): Promise<readonly number[]> {
  const answers = await index.searchMany(
    tokens.map((token) => ({ size: 0, track_total_hits: true, query: { term: { tokens: toTerm(token) } } })),
  );
  return answers.map(totalOf);
}

async function readVocabulary(index: IndexAccess<SearchSource>, prefix: string, limit: number) {
  const include = `${prefix.replaceAll(/[^\p{L}\p{N}]/gu, String.raw`\$&`)}.*`;
  const answer = await index.search({
    size: 0,
    query: { prefix: { tokens: prefix } },
    aggs: { tokens: { terms: { field: 'tokens', include, size: limit, order: [{ _count: 'desc' }, { _key: 'asc' }] } } },
  });
  return bucketsOf(answer, 'tokens').map(({ key: token, doc_count: documents }) => ({ token, documents }));
}
