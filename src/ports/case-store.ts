import type { SupportCase } from '#domain/support-case.js';
import type { Page, PageRequest, PutOutcome } from './paging.js';

/** Which cases a list shows: closed = with a date of closing, an outcome or a confirmed cause; `organisation` = that one's. */
export type CaseFilter = { readonly state?: 'open' | 'closed' | undefined; readonly organisation?: string | undefined };

/** Support cases. Edits carry the version they were made on: a conflict throws AppError `versionConflict` with facts {expected, found}. */
export type CaseStore = {
  readonly get: (id: string) => Promise<SupportCase | null>;
  readonly getMany: (ids: readonly string[]) => Promise<readonly SupportCase[]>;
  readonly list: (page: PageRequest, filter?: CaseFilter) => Promise<Page<SupportCase>>;
  /** Import: content decides, `version` is counted by the store (1, 2, …); the same content again is `unchanged`. One transaction. */
  readonly putAll: (cases: readonly SupportCase[]) => Promise<readonly PutOutcome[]>;
  readonly save: (supportCase: SupportCase, expectedVersion: number | null) => Promise<SupportCase>;
  /** Every case, in order of id, a page at a time from a stable snapshot of ids. */
  readonly readAll: () => AsyncIterable<SupportCase>;
  readonly count: () => Promise<number>;
};
