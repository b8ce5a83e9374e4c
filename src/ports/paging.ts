/** A page of a list. `cursor` is what the previous page gave as `nextCursor`; null starts at the beginning. */
export type PageRequest = { readonly limit: number; readonly cursor: string | null };
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

/** What a batch of puts did, in the order given. */
export type PutOutcome = 'added' | 'changed' | 'unchanged';
