import { describe, expect, it } from 'vitest';
import type { SearchIndex } from '#ports/search-index.js';
import type { DocumentVector, VectorIndex } from '#ports/vector-index.js';
import { type Open, openedForTest } from './opened.js';
import { sampleDocument } from './samples.js';

type Indexes = { readonly searchIndex: SearchIndex; readonly vectors: VectorIndex };

const everything = { kind: null, filters: {}, limit: 10 };
const vectorOf = (id: string, ...numbers: readonly number[]): DocumentVector => ({
  kind: 'case',
  id,
  hash: `hash of ${id}`,
  vector: Float32Array.from(numbers),
});

/** What every index of vectors promises. */
export function vectorIndexContract(name: string, open: Open<Indexes>): void {
  describe(`${name}: vectors`, () => {
    const opened = openedForTest(open);
    const withDocuments = async () => {
      const indexes = await opened();
      await indexes.searchIndex.put([
        sampleDocument('a', { body: ['x'] }, { access: ['public'] }),
        sampleDocument('b', { body: ['x'] }, { access: ['internal'] }),
        sampleDocument('c', { body: ['x'] }, { access: ['public'] }),
      ]);
      return indexes;
    };

    it('names the documents that have none of a model', async () => {
      const { vectors } = await withDocuments();
      await vectors.put('m', [vectorOf('a', 1, 0), { kind: 'case', id: 'b', hash: 'h', vector: null }, vectorOf('gone', 1, 0)]);

      expect(await vectors.missing('m', 10)).toEqual([{ kind: 'case', id: 'c' }]);
      expect((await vectors.missing('other', 10)).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
      expect(await vectors.count('m')).toBe(1);
    });

    it('misses a document again when it was indexed again, until its vector is kept or replaced', async () => {
      const { searchIndex, vectors } = await withDocuments();
      await vectors.put(
        'm',
        ['a', 'b', 'c'].map((id) => vectorOf(id, 1, 0)),
      );
      await searchIndex.put([sampleDocument('a', { body: ['y'] }), sampleDocument('b', { body: ['y'] })]);
      const missing = (await vectors.missing('m', 10)).map(({ id }) => id);

      await vectors.put('m', [
        { ...vectorOf('a'), vector: 'kept' },
        { ...vectorOf('b', 0, 1), hash: 'new' },
      ]);

      expect(missing).toEqual(['a', 'b']);
      expect(await vectors.missing('m', 10)).toEqual([]);
      const keys = ['a', 'b', 'gone'].map((id) => ({ kind: 'case' as const, id }));
      expect(await vectors.hashes('m', keys)).toEqual(['hash of a', 'new', null]);
    });

    it('ranks by cosine, the nearest first, and says how near documents are on the whole', async () => {
      const { vectors } = await withDocuments();
      await vectors.put('m', [vectorOf('a', 0, 2), vectorOf('b', 3, 4), vectorOf('c', 5, 0)]);

      const { ranked, documents, mean, deviation } = await vectors.nearest('m', Float32Array.from([1, 0]), everything);

      expect(ranked.map(({ id, similarity }) => [id, Number(similarity.toFixed(4))])).toEqual([
        ['c', 1],
        ['b', 0.6],
        ['a', 0],
      ]);
      expect([documents, Number(mean.toFixed(4)), Number(deviation.toFixed(4))]).toEqual([3, 0.5333, 0.411]);
    });

    it('looks at nothing that the filters hide, not even to say how near documents are', async () => {
      const { vectors } = await withDocuments();
      await vectors.put('m', [vectorOf('a', 0, 2), vectorOf('b', 1, 0), vectorOf('c', 3, 4)]);

      const found = await vectors.nearest('m', Float32Array.from([1, 0]), { ...everything, filters: { access: ['public'] }, limit: 1 });

      expect(found.ranked.map(({ id }) => id)).toEqual(['c']);
      expect([found.documents, Number(found.mean.toFixed(2))]).toEqual([2, 0.3]);
    });

    it('never compares vectors of two models or of different dimensions', async () => {
      const { vectors } = await withDocuments();
      await vectors.put('m', [vectorOf('a', 1, 0), vectorOf('b', 1, 0, 0)]);

      const other = await vectors.nearest('n', Float32Array.from([1, 0]), everything);
      const same = await vectors.nearest('m', Float32Array.from([1, 0]), everything);

      expect(other).toEqual({ ranked: [], documents: 0, mean: 0, deviation: 0 });
      expect(same.ranked.map(({ id }) => id)).toEqual(['a']);
    });

    it('forgets the vector of a document that leaves the index', async () => {
      const { searchIndex, vectors } = await withDocuments();
      await vectors.put('m', [vectorOf('a', 1, 0), vectorOf('b', 1, 0)]);

      await searchIndex.remove('case', ['a']);

      expect(await vectors.count('m')).toBe(1);
      expect((await vectors.nearest('m', Float32Array.from([1, 0]), everything)).ranked.map(({ id }) => id)).toEqual(['b']);
    });
  });
}
