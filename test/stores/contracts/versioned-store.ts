import { expect, it } from 'vitest';
import type { Page, PageRequest, PutOutcome } from '#ports/paging.js';

type Versioned = { readonly id: string; readonly version: number };
type VersionedStore<T> = {
  readonly get: (id: string) => Promise<T | null>;
  readonly getMany: (ids: readonly string[]) => Promise<readonly T[]>;
  readonly list: (page: PageRequest) => Promise<Page<T>>;
  readonly putAll: (documents: readonly T[]) => Promise<readonly PutOutcome[]>;
  readonly save: (document: T, expectedVersion: number | null) => Promise<T>;
  readonly count: () => Promise<number>;
};

/** What articles and cases promise alike. `sample` makes a document whose content depends on `text`. */
export function versionedStoreContract<T extends Versioned>(
  open: () => Promise<VersionedStore<T>>,
  sample: (id: string, text: string) => T,
) {
  it('answers null for an id that nobody stored', async () => {
    const store = await open();

    const found = await store.get('missing');

    expect(found).toBeNull();
  });

  it('gives back what was put, with version 1', async () => {
    const store = await open();
    const document = sample('a', '电源 "quoted" \u0000 \u{1f525}');

    await store.putAll([document]);

    expect(await store.get('a')).toEqual({ ...document, version: 1 });
  });

  it('tells added, changed and unchanged apart, whatever version the caller wrote', async () => {
    const store = await open();
    await store.putAll([sample('a', 'one'), sample('b', 'one')]);

    const outcomes = await store.putAll([
      { ...sample('a', 'one'), version: 9 },
      sample('b', 'two'),
      sample('c', 'one'),
      sample('c', 'one'),
    ]);

    expect(outcomes).toEqual(['unchanged', 'changed', 'added', 'unchanged']);
    expect((await store.getMany(['a', 'b', 'c'])).map(({ version }) => version)).toEqual([1, 2, 1]);
    expect(await store.count()).toBe(3);
  });

  it('gives many documents in the order of the ids asked for and leaves out those that are missing', async () => {
    const store = await open();
    await store.putAll([sample('a', 'one'), sample('b', 'one')]);

    const found = await store.getMany(['b', 'missing', 'a']);

    expect(found.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('lists in the order of ids, page after page', async () => {
    const store = await open();
    await store.putAll(['c', 'a', 'e', 'b', 'd'].map((id) => sample(id, 'one')));

    const first = await store.list({ limit: 2, cursor: null });
    const second = await store.list({ limit: 2, cursor: first.nextCursor });
    const third = await store.list({ limit: 2, cursor: second.nextCursor });

    expect([first, second, third].map((page) => page.items.map(({ id }) => id))).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect(third.nextCursor).toBeNull();
  });

  it('gives no cursor on a page that holds exactly the last document', async () => {
    const store = await open();
    await store.putAll([sample('a', 'one'), sample('b', 'one')]);

    const page = await store.list({ limit: 2, cursor: null });

    expect(page.nextCursor).toBeNull();
  });

  it.each(['nonsense', 'YQ', '{}', ''])('refuses the cursor "%s", which no list gave', async (cursor) => {
    const store = await open();

    const listing = store.list({ limit: 2, cursor });

    await expect(listing).rejects.toMatchObject({ code: 'invalidInput' });
  });

  it('refuses a page of less than one document', async () => {
    const store = await open();

    const listing = store.list({ limit: 0, cursor: null });

    await expect(listing).rejects.toMatchObject({ code: 'invalidInput' });
  });

  it('saves a new document and an edit of the version that is stored', async () => {
    const store = await open();

    const created = await store.save(sample('a', 'one'), null);
    const edited = await store.save(sample('a', 'two'), 1);

    expect([created.version, edited.version]).toEqual([1, 2]);
    expect(await store.get('a')).toEqual({ ...sample('a', 'two'), version: 2 });
  });

  it('refuses an edit of an older version, names both versions and keeps what is stored', async () => {
    const store = await open();
    await store.save(sample('a', 'one'), null);
    await store.save(sample('a', 'two'), 1);

    const late = store.save(sample('a', 'three'), 1);

    await expect(late).rejects.toMatchObject({ code: 'versionConflict', facts: { expected: 1, found: 2 } });
    expect(await store.get('a')).toEqual({ ...sample('a', 'two'), version: 2 });
  });

  it('refuses to create what is there and to edit what is not', async () => {
    const store = await open();
    await store.save(sample('a', 'one'), null);

    const again = store.save(sample('a', 'two'), null);
    const missing = store.save(sample('b', 'one'), 4);

    // Either may be refused first: both are waited for from the start.
    await Promise.all([
      expect(again).rejects.toMatchObject({ code: 'versionConflict', facts: { expected: null, found: 1 } }),
      expect(missing).rejects.toMatchObject({ code: 'versionConflict', facts: { expected: 4, found: null } }),
    ]);
  });

  it('lets exactly one of two edits of the same version through', async () => {
    const store = await open();
    await store.save(sample('a', 'one'), null);

    const edits = await Promise.allSettled([store.save(sample('a', 'two'), 1), store.save(sample('a', 'three'), 1)]);

    expect(edits.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await store.get('a'))?.version).toBe(2);
  });
}
