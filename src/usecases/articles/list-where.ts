import type { Page, PageRequest } from '#ports/paging.js';

/** So many pages are looked through for one answer, unless the caller says otherwise: then an empty page with a cursor is given. */
const usualPages = 100;

/** The next page of a list that has an item to keep: at most `limit` items, fewer where others were left out. `pick` gives null for what is left out. */
export async function listWhere<T, Picked>(
  list: (page: PageRequest) => Promise<Page<T>>,
  { limit, cursor }: PageRequest,
  pick: (items: readonly T[]) => Promise<readonly Picked[]>,
  pagesLookedThrough = usualPages,
): Promise<Page<Picked>> {
  let at = cursor;
  for (let looked = 0; looked < pagesLookedThrough; looked += 1) {
    const page = await list({ limit, cursor: at });
    const items = await pick(page.items);
    if (items.length > 0 || page.nextCursor === null) return { items, nextCursor: page.nextCursor };
    at = page.nextCursor;
  }
  return { items: [], nextCursor: at };
}
