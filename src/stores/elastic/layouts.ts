import type { estypes } from '@elastic/elasticsearch';
import { indexKeys } from '#domain/search.js';

type Properties = Readonly<Record<string, estypes.MappingProperty>>;

/** What an index holds: its fields, and the version of this layout. A change of the fields raises the version: `faultbook reindex` makes a new index. */
export type Layout = { readonly version: number; readonly properties: Properties; readonly settings?: estypes.IndicesIndexSettings };

const keyword = { type: 'keyword' } as const satisfies estypes.MappingProperty;
const number = { type: 'long' } as const satisfies estypes.MappingProperty;
/** Kept in the source alone: a document as JSON text, which nothing looks into. */
const unread = { type: 'keyword', index: false, doc_values: false } as const satisfies estypes.MappingProperty;

/**
 * Our tokens as they are: separated by blanks, with their number in a document, without their places. BM25 as Lucene has it, with the usual
 * k1 and b, which are those of the embedded engine too.
 */
const tokens = {
  type: 'text',
  analyzer: 'whitespace',
  index_options: 'freqs',
} as const satisfies estypes.MappingProperty;
/** As the default of the index: `combined_fields` takes no similarity of a field. */
const similarity = { default: { type: 'BM25', k1: 1.2, b: 0.75 } } as const;

const versioned = { id: keyword, version: number, hash: keyword, json: unread } as const satisfies Properties;

/** Every index by the name it has after the prefix. */
export const layouts = {
  articles: {
    version: 1,
    properties: { ...versioned, state: keyword, translationOf: keyword, keys: keyword, sourceKind: keyword, sourceVersion: keyword },
  },
  cases: { version: 1, properties: { ...versioned, isClosed: { type: 'boolean' }, organisation: keyword } },
  'article-uses': {
    version: 1,
    properties: { id: keyword, articleId: keyword, kind: keyword, caseId: keyword, at: keyword, comment: unread },
  },
  diagnoses: { version: 1, properties: { createdAt: { type: 'date' }, json: unread } },
  glossary: { version: 1, properties: { json: unread } },
  graph: { version: 1, properties: { json: unread } },
  search: {
    version: 1,
    settings: { similarity },
    properties: {
      id: keyword,
      kind: keyword,
      title: tokens,
      body: tokens,
      concepts: tokens,
      codes: tokens,
      tokens: keyword,
      quality: { type: 'float' },
      ...Object.fromEntries(indexKeys.filter((key) => key !== 'kind').map((key) => [key, keyword])),
    },
  },
} as const satisfies Readonly<Record<string, Layout>>;

export type IndexName = keyof typeof layouts;

/** Events, in an index for each stretch of time. */
export const eventLayout = {
  version: 1,
  properties: { id: keyword, server: keyword, order: number, appendedAt: { type: 'date' }, json: unread },
} as const satisfies Layout;
