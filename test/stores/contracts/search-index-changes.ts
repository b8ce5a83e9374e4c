import { expect, it } from 'vitest';
import type { SearchIndex } from '#ports/search-index.js';
import { sampleDocument } from './samples.js';
import { idsOf, noQuery, rankedOf } from './search-query.js';

/** What it promises of documents that change. */
export function changing(opened: () => Promise<SearchIndex>): void {
  it('replaces a document that is put again', async () => {
    const index = await opened();
    await index.put([sampleDocument('a', { body: ['fan'] }, { vendor: ['acme'] }), sampleDocument('b', { body: ['fan'] })]);

    await index.put([sampleDocument('a', { body: ['disk'] }, { vendor: ['umbra'] })]);

    expect(idsOf(await index.search({ ...noQuery, words: ['fan'] }))).toEqual(['b']);
    const disk = await index.search({ ...noQuery, words: ['disk'], facets: ['vendor'] });
    expect([idsOf(disk), disk.facets]).toEqual([['a'], { vendor: [{ value: 'umbra', count: 1 }] }]);
    expect(await index.count('case')).toBe(2);
  });

  it('takes the last of two documents of one id in the same call', async () => {
    const index = await opened();

    await index.put([sampleDocument('a', { body: ['fan'] }), sampleDocument('a', { body: ['disk'] })]);

    expect(idsOf(await index.search({ ...noQuery, words: ['fan', 'disk'] }))).toEqual(['a']);
    expect((await index.search({ ...noQuery, words: ['fan'] })).total).toBe(0);
  });

  it('removes documents of a kind and ignores ids it does not know', async () => {
    const index = await opened();
    await index.put([
      sampleDocument('a', { body: ['fan'] }),
      sampleDocument('b', { body: ['fan'] }),
      sampleDocument('a', { body: ['fan'] }, {}, 'article'),
    ]);

    await index.remove('case', ['a', 'missing']);

    const found = await index.search({ ...noQuery, words: ['fan'], facets: ['kind'] });
    expect(rankedOf(found).map(({ id, kind }) => `${kind}/${id}`)).toEqual(['article/a', 'case/b']);
    expect([await index.count('case'), await index.count('article')]).toEqual([1, 1]);
  });

  it('takes thousands of documents in one call', async () => {
    const index = await opened();
    const documents = Array.from({ length: 2_000 }, (_, number) => sampleDocument(`d${number}`, { body: ['fan', `n${number}`] }));

    await index.put(documents);

    expect(await index.count('case')).toBe(2_000);
    expect((await index.search({ ...noQuery, words: ['fan'] })).total).toBe(2_000);
    expect(idsOf(await index.search({ ...noQuery, words: ['n1234'] }))).toEqual(['d1234']);
  });
}

/** What it promises of its vocabulary. */
export function describingTokens(opened: () => Promise<SearchIndex>): void {
  it('lists the tokens of a prefix over both kinds, the most frequent first', async () => {
    const index = await opened();
    await index.put([
      sampleDocument('a', { body: ['dimm_a5', 'dimm_a5', 'disk'] }),
      sampleDocument('b', { codes: ['dimm_a5'], body: ['dimm_b1'] }),
      sampleDocument('c', { body: ['dimm_b1', 'dimm_a5', 'Dimm'] }, {}, 'article'),
    ]);

    const tokens = await index.vocabulary('dimm_', 10);

    expect(tokens).toEqual([
      { token: 'dimm_a5', documents: 3 },
      { token: 'dimm_b1', documents: 2 },
    ]);
  });

  it('lists no more tokens than asked for, and Chinese ones too', async () => {
    const index = await opened();
    await index.put([sampleDocument('a', { body: ['内存', '内存条', '风扇'] }), sampleDocument('b', { body: ['内存条'] })]);

    const chinese = await index.vocabulary('内', 10);
    const first = await index.vocabulary('', 1);

    expect(chinese.map(({ token }) => token)).toEqual(['内存条', '内存']);
    expect(first).toEqual([{ token: '内存条', documents: 2 }]);
  });

  it('forgets the tokens of removed documents', async () => {
    const index = await opened();
    await index.put([sampleDocument('a', { body: ['riser'] }), sampleDocument('b', { body: ['riser', 'rail'] })]);

    await index.remove('case', ['b']);

    expect(await index.vocabulary('r', 10)).toEqual([{ token: 'riser', documents: 1 }]);
  });
}

/** What it promises of the frequency of tokens. */
export function countingTokens(opened: () => Promise<SearchIndex>): void {
  it('counts the documents of both kinds that hold a token, also after a change', async () => {
    const index = await opened();
    await index.put([sampleDocument('one', { body: ['amber', 'amber'] }), sampleDocument('two', { title: ['amber'], body: ['red'] })]);
    const before = await index.frequencies(['amber', 'red', 'green']);
    await index.put([sampleDocument('three', { codes: ['red'] })]);

    const after = await index.frequencies(['amber', 'red', 'green']);

    expect(before).toEqual([2, 1, 0]);
    expect(after).toEqual([2, 2, 0]);
  });
}
