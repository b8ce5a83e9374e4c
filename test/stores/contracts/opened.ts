import { afterEach } from 'vitest';

/** A store of an engine as a contract suite opens it: empty, and closed after the test. */
export type Opened<T> = { readonly store: T; readonly close: () => Promise<void> };
export type Open<T> = () => Promise<Opened<T>>;

/** Opens an empty store a test, closed when the test has ended. Call it inside a `describe`. */
export function openedForTest<T>(open: Open<T>): () => Promise<T> {
  const opened: Opened<T>[] = [];
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
  });
  return async () => {
    const each = await open();
    opened.push(each);
    return each.store;
  };
}
