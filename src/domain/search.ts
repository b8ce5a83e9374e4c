import { z } from 'zod';
import { Language } from './language.js';

export const SearchKind = z.enum(['article', 'case']);
export type SearchKind = z.infer<typeof SearchKind>;

/** `audience` of KCS v6: who may read it. */
export const Audience = z.enum(['internal', 'partner', 'customer', 'public']);
export type Audience = z.infer<typeof Audience>;

/** One answer of a search; `snippet` carries `<mark>`, all else in it is escaped HTML. `why` = matched codes, words, concepts. */
export const Hit = z.object({
  id: z.string(),
  kind: SearchKind,
  title: z.string(),
  lang: Language,
  score: z.number(),
  snippet: z.string(),
  section: z.string().nullable(),
  page: z.number().int().nullable(),
  audience: z.string(),
  /** State and confidence of an article; of a case `open` or `closed`, and none. */
  state: z.string().optional(),
  confidence: z.string().optional(),
  why: z.array(z.string()),
});
export type Hit = z.infer<typeof Hit>;

export const SearchResult = z.object({
  hits: z.array(Hit),
  total: z.number().int(),
  facets: z.record(z.string(), z.array(z.object({ value: z.string(), count: z.number().int() }))),
  didYouMean: z.string().nullable(),
  nextCursor: z.string().nullable(),
});
export type SearchResult = z.infer<typeof SearchResult>;

/** Keys a search may be filtered by: a repeated key is an or, different keys an and. */
export const filterKeys = ['kind', 'lang', 'audience', 'organisation', 'vendor', 'model', 'componentClass', 'confidence'] as const;
export const FilterKey = z.enum(filterKeys);
export type FilterKey = z.infer<typeof FilterKey>;

/** Keys a document is filed under: those a person may filter by, and `access`, the passes that open it (`src/usecases/access`). */
export const indexKeys = [...filterKeys, 'access'] as const;
export const IndexKey = z.enum(indexKeys);
export type IndexKey = z.infer<typeof IndexKey>;

/** The four token fields of a document or a query: each a list of tokens without blanks, repeats kept. */
export const TokenFields = z.object({
  title: z.array(z.string()),
  body: z.array(z.string()),
  concepts: z.array(z.string()),
  codes: z.array(z.string()),
});
export type TokenFields = z.infer<typeof TokenFields>;

/**
 * A document as a search index keeps it: tokens made by the use cases, filter fields as values. `quality` multiplies its lexical score:
 * 1 is neutral, 0.5 to 1.5 (how often it helped, see `src/usecases/search/quality.ts`).
 */
export const SearchDocument = z.object({
  id: z.string(),
  kind: SearchKind,
  tokens: TokenFields,
  filters: z.partialRecord(IndexKey, z.array(z.string())),
  quality: z.number().min(0.5).max(1.5).default(1),
});
export type SearchDocument = z.infer<typeof SearchDocument>;
