import type { SearchKind } from '#domain/search.js';
import type { TokenQuery } from './search-index.js';

/** A document of the search index by its kind and id. */
export type DocumentKey = { readonly kind: SearchKind; readonly id: string };

/**
 * Vector of a document. `hash` = of the text it was made of; `vector` null = that text holds nothing to embed, `kept` = the one that is there
 * stands for the document as it is now.
 */
export type DocumentVector = DocumentKey & { readonly hash: string; readonly vector: Float32Array | null | 'kept' };

/** A near document; `similarity` = cosine, −1 to 1. */
export type NearDocument = DocumentKey & { readonly similarity: number };

/**
 * What is near, and how near any document is: mean and standard deviation of the cosine over a sample of what the filters leave, without what
 * stands out by three deviations.
 */
export type Neighbours = {
  readonly ranked: readonly NearDocument[];
  readonly documents: number;
  readonly mean: number;
  readonly deviation: number;
};

/** Vectors of the documents of a search index, each with its model: one of another model, or of other dimensions, is never looked at. */
export type VectorIndex = {
  /** Documents of the index that have no vector of the model, or were put into the index again since. */
  readonly missing: (model: string, limit: number) => Promise<readonly DocumentKey[]>;
  /** Hashes of the texts that the vectors of a model were made of, in the order of the keys; null where there is none. */
  readonly hashes: (model: string, keys: readonly DocumentKey[]) => Promise<readonly (string | null)[]>;
  /** Keeps vectors. Documents that left the index are passed over. */
  readonly put: (model: string, vectors: readonly DocumentVector[]) => Promise<void>;
  /** The nearest documents that fit kind and filters, the nearest first; ties by kind and id. */
  readonly nearest: (model: string, vector: Float32Array, query: Pick<TokenQuery, 'kind' | 'filters' | 'limit'>) => Promise<Neighbours>;
  readonly count: (model: string) => Promise<number>;
};
