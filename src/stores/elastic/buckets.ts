import type { estypes } from '@elastic/elasticsearch';

/** One value of an aggregation and the number of documents that have it. */
export type Bucket<Key = string> = { readonly key: Key; readonly doc_count: number };

/** The buckets of an aggregation by its name; what the caller asked for decides what they hold beside key and count. */
export function bucketsOf<B extends Bucket<unknown> = Bucket>(answer: estypes.SearchResponse, name: string): readonly B[] {
  const aggregation = answer.aggregations?.[name] as { readonly buckets?: readonly B[] } | undefined;
  return aggregation?.buckets ?? [];
}
