import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchDocument } from '#domain/search.js';
import { createReindex } from '#usecases/search/reindex.js';
import { sampleArticle, sampleCase, sampleDocument } from '../../stores/contracts/samples.js';
import { openTestStores, type TestStores } from './test-stores.js';

let stores: TestStores;
beforeEach(async () => {
  stores = openTestStores();
  await stores.articles.putAll(Array.from({ length: 150 }, (_, number) => sampleArticle({ id: `a-${1000 + number}` })));
  await stores.cases.putAll(Array.from({ length: 120 }, (_, number) => sampleCase({ id: `c-${1000 + number}` })));
});
afterEach(() => stores.close());

/** A reindex over the stores whose index breaks after so many puts. */
function reindexing(breaksAfter = Number.POSITIVE_INFINITY) {
  const put: string[] = [];
  const index = {
    put: async (documents: readonly SearchDocument[]) => {
      if (put.length >= breaksAfter) throw new Error('killed');
      put.push(...documents.map(({ id }) => id));
      await stores.searchIndex.put(documents);
    },
  };
  const { articles, cases } = stores;
  const reindex = createReindex({
    articles,
    cases,
    index,
    articleDocument: ({ id }) => sampleDocument(id, {}, {}, 'article'),
    caseDocument: ({ id }) => sampleDocument(id, {}),
  });
  return { reindex, put };
}

describe('indexing everything again', () => {
  it('puts every article and case once, and says how far it is', async () => {
    const { reindex, put } = reindexing();
    const progress: number[][] = [];

    const count = await reindex({ onProgress: async (done, total) => void progress.push([done, total]) });

    expect([count, put.length, new Set(put).size]).toEqual([270, 270, 270]);
    expect(progress).toEqual([
      [100, 270],
      [150, 270],
      [250, 270],
    ]);
    expect([await stores.searchIndex.count('article'), await stores.searchIndex.count('case')]).toEqual([150, 120]);
  });

  it('goes on from the place that a killed run reported', async () => {
    const places: string[] = [];
    const killed = reindexing(150).reindex({ onProgress: async (_done, _total, place) => void places.push(place) });
    await expect(killed).rejects.toThrow('killed');
    const { reindex, put } = reindexing();

    const count = await reindex({ from: places.at(-1)! });

    expect(count).toBe(120);
    expect(put[0]).toBe('c-1000');
    expect([await stores.searchIndex.count('article'), await stores.searchIndex.count('case')]).toEqual([150, 120]);
  });

  it('begins at the beginning where the place is none, and stops where it is told to', async () => {
    const stop = new AbortController();
    const { reindex, put } = reindexing();

    const stopped = reindex({ from: '{"kind":"nonsense"}', signal: stop.signal, onProgress: async () => stop.abort() });

    await expect(stopped).rejects.toThrow();
    expect(put).toHaveLength(100);
    expect(put[0]).toBe('a-1000');
  });
});
