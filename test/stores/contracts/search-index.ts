import { describe, expect, it } from 'vitest';
import type { SearchIndex } from '#ports/search-index.js';
import { type Open, openedForTest } from './opened.js';
import { sampleDocument } from './samples.js';
import { changing, countingTokens, describingTokens } from './search-index-changes.js';
import { idsOf, noQuery, rankedOf } from './search-query.js';

/** What every search index promises. */
export function searchIndexContract(name: string, open: Open<SearchIndex>): void {
  describe(`${name}: search index`, () => {
    const opened = openedForTest(open);
    matching(opened);
    ranking(opened);
    filtering(opened);
    changing(opened);
    describingTokens(opened);
    countingTokens(opened);
  });
}

function matching(opened: () => Promise<SearchIndex>): void {
  const oddTokens = [
    'dimm_a5',
    'mem0804',
    '0x80010c2f',
    '17.10',
    'ipmi/0c/6f/01',
    'c:memory',
    '内存',
    '風扇轉速',
    'p/n',
    "o'clock",
    '¤41',
    'naïve',
    'a*b',
  ];

  it.each(oddTokens)('keeps the token %s whole', async (token) => {
    const index = await opened();
    const parts = token.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '' && part !== token);
    await index.put([
      sampleDocument('whole', { body: ['other', token], codes: [token] }),
      sampleDocument('parts', { body: parts, codes: parts }),
    ]);

    const byWord = await index.search({ ...noQuery, words: [token] });
    const byCode = await index.search({ ...noQuery, codes: [token] });

    expect(idsOf(byWord)).toEqual(['whole']);
    expect(idsOf(byCode)).toEqual(['whole']);
  });

  it('keeps the case of tokens as given', async () => {
    const index = await opened();
    await index.put([sampleDocument('upper', { body: ['ECC', 'É'] }), sampleDocument('lower', { body: ['ecc', 'é'] })]);

    const upper = await index.search({ ...noQuery, words: ['ECC'] });
    const accented = await index.search({ ...noQuery, words: ['é'] });

    expect(idsOf(upper)).toEqual(['upper']);
    expect(idsOf(accented)).toEqual(['lower']);
  });

  it('looks for words in title and body, for concepts and codes in their own fields', async () => {
    const index = await opened();
    await index.put([
      sampleDocument('title', { title: ['fan'] }),
      sampleDocument('body', { body: ['fan'] }),
      sampleDocument('concept', { concepts: ['fan'] }),
      sampleDocument('code', { codes: ['fan'] }),
    ]);

    const words = await index.search({ ...noQuery, words: ['fan'] });
    const concepts = await index.search({ ...noQuery, concepts: ['fan'] });
    const codes = await index.search({ ...noQuery, codes: ['fan'] });

    expect([idsOf(words).toSorted(), idsOf(concepts), idsOf(codes)]).toEqual([['body', 'title'], ['concept'], ['code']]);
  });

  it('matches a document that holds any of the tokens', async () => {
    const index = await opened();
    await index.put([
      sampleDocument('a', { body: ['fan'] }),
      sampleDocument('b', { codes: ['e100'] }),
      sampleDocument('c', { concepts: ['c:psu'] }),
      sampleDocument('d', { body: ['disk'] }),
    ]);

    const found = await index.search({ ...noQuery, words: ['fan', 'fan', 'absent'], codes: ['e100'], concepts: ['c:psu'] });

    expect(idsOf(found).toSorted()).toEqual(['a', 'b', 'c']);
    expect(found.total).toBe(3);
  });

  it.each([
    '"',
    "'",
    '*',
    '(',
    'AND',
    'NEAR(a b)',
    'title:fan',
    '^fan',
    '-fan',
    '\\',
    '{title}',
    'fan"; DROP TABLE cases;--',
    '\u0000',
    '%',
  ])('takes %j as a token like any other', async (token) => {
    const index = await opened();
    await index.put([
      sampleDocument('odd', { body: [token] }),
      sampleDocument('plain', { title: ['fan'], body: ['fan', 'and', 'a', 'b'] }),
    ]);

    const found = await index.search({ ...noQuery, words: [token], concepts: [token], codes: [token] });

    expect(idsOf(found)).toEqual(['odd']);
  });

  it('finds nothing for a query without tokens or with unknown ones', async () => {
    const index = await opened();
    await index.put([sampleDocument('a', { body: ['fan'] })]);

    const empty = await index.search({ ...noQuery, facets: ['vendor'] });
    const unknown = await index.search({ ...noQuery, words: ['nowhere', ''] });

    expect([empty.total, idsOf(empty), empty.facets]).toEqual([0, [], { vendor: [] }]);
    expect([unknown.total, idsOf(unknown)]).toEqual([0, []]);
  });
}

function ranking(opened: () => Promise<SearchIndex>): void {
  it('ranks a document with more of the rare tokens first, with falling scores above zero', async () => {
    const index = await opened();
    const filler = Array.from({ length: 20 }, (_, number) => sampleDocument(`filler-${number}`, { body: ['server', `n${number}`] }));
    await index.put([
      ...filler,
      sampleDocument('one', { body: ['server', 'backplane', 'x'] }),
      sampleDocument('both', { body: ['server', 'backplane', 'riser'] }),
    ]);

    const found = await index.search({ ...noQuery, words: ['server', 'backplane', 'riser'], limit: 3 });

    expect(idsOf(found).slice(0, 2)).toEqual(['both', 'one']);
    const scores = rankedOf(found).map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((left, right) => right - left));
    expect(Math.min(...scores)).toBeGreaterThan(0);
  });

  it('weighs the fields as the query says', async () => {
    const index = await opened();
    const filler = Array.from({ length: 10 }, (_, number) => sampleDocument(`filler-${number}`, { title: ['x'], body: ['y'] }));
    await index.put([
      ...filler,
      sampleDocument('in-title', { title: ['riser'], body: ['y'] }),
      sampleDocument('in-body', { title: ['x'], body: ['riser'] }),
    ]);

    const titleFirst = await index.search({ ...noQuery, words: ['riser'], weights: { title: 5, body: 1, concepts: 1, codes: 1 } });
    const bodyFirst = await index.search({ ...noQuery, words: ['riser'], weights: { title: 1, body: 5, concepts: 1, codes: 1 } });

    expect(idsOf(titleFirst)).toEqual(['in-title', 'in-body']);
    expect(idsOf(bodyFirst)).toEqual(['in-body', 'in-title']);
  });

  it('raises a document of more quality among others that match alike, and keeps a much better match first', async () => {
    const index = await opened();
    const of = (id: string, quality: number, body: string[]) => ({ ...sampleDocument(id, { body }), quality });
    await index.put([
      of('a-plain', 1, ['fan', 'noise']),
      of('b-helped', 1.3, ['fan', 'noise']),
      of('c-poor', 0.9, ['fan', 'noise', 'bearing', 'rotor']),
      ...Array.from({ length: 20 }, (_, number) => of(`other-${number}`, 1, ['disk', `n${number}`])),
    ]);

    const alike = await index.search({ ...noQuery, words: ['fan', 'noise'] });
    const better = await index.search({ ...noQuery, words: ['fan', 'noise', 'bearing', 'rotor'] });

    expect(idsOf(alike)).toEqual(['b-helped', 'a-plain', 'c-poor']);
    expect(idsOf(better)[0]).toBe('c-poor');
  });

  it('puts preferred documents before others that match alike, not before better ones', async () => {
    const index = await opened();
    await index.put([
      sampleDocument('a', { body: ['fan', 'noise', 'x'] }, { lang: ['en'] }),
      sampleDocument('b', { body: ['fan', 'noise', 'x'] }, { lang: ['zh'] }),
      sampleDocument('c', { body: ['fan', 'noise', 'rotor'] }, { lang: ['en'] }),
      ...Array.from({ length: 20 }, (_, number) => sampleDocument(`other-${number}`, { body: ['disk', `n${number}`] }, { lang: ['en'] })),
    ]);
    const preferred = { filters: { lang: ['zh'] }, factor: 1.15 };

    const alike = await index.search({ ...noQuery, words: ['fan', 'noise'], preferred });
    const better = await index.search({ ...noQuery, words: ['fan', 'noise', 'rotor'], preferred });

    expect(idsOf(alike)).toEqual(['b', 'a', 'c']);
    expect(idsOf(better)).toEqual(['c', 'b', 'a']);
  });

  it('breaks ties by id and pages through them without repeating any', async () => {
    const index = await opened();
    const ids = ['d', 'b', 'e', 'a', 'c'];
    await index.put(ids.map((id) => sampleDocument(id, { body: ['fan', 'same'] })));

    const pages = await Promise.all([0, 2, 4, 6].map((offset) => index.search({ ...noQuery, words: ['fan'], limit: 2, offset })));

    expect(pages.map(idsOf)).toEqual([['a', 'b'], ['c', 'd'], ['e'], []]);
    expect(pages.map(({ total }) => total)).toEqual([5, 5, 5, 5]);
  });

  it('answers with one lexical leg over both kinds', async () => {
    const index = await opened();
    await index.put([sampleDocument('same', { body: ['fan'] }, {}, 'case'), sampleDocument('same', { body: ['fan'] }, {}, 'article')]);

    const both = await index.search({ ...noQuery, words: ['fan'], facets: ['kind'] });

    expect(both.legs.map(({ name }) => name)).toEqual(['lexical']);
    expect(rankedOf(both).map(({ id, kind }) => `${kind}/${id}`)).toEqual(['article/same', 'case/same']);
    expect([both.total, both.facets]).toEqual([
      2,
      {
        kind: [
          { value: 'article', count: 1 },
          { value: 'case', count: 1 },
        ],
      },
    ]);
  });
}

function filtering(opened: () => Promise<SearchIndex>): void {
  const documents = [
    sampleDocument('a', { body: ['fan'] }, { vendor: ['acme'], model: ['m1'], lang: ['en'], audience: ['internal'] }),
    sampleDocument('b', { body: ['fan'] }, { vendor: ['acme'], model: ['m2'], lang: ['zh'], audience: ['public'] }),
    sampleDocument('c', { body: ['fan'] }, { vendor: ['umbra'], model: ['m1'], lang: ['en'], audience: ['public'] }),
    sampleDocument('d', { body: ['fan'] }, { vendor: ['acme', 'umbra'], lang: ['en'] }),
    sampleDocument('e', { body: ['disk'] }, { vendor: ['acme'] }),
    sampleDocument('f', { body: ['fan'] }, { vendor: ['acme'] }, 'article'),
  ];

  it.each([
    [{ vendor: ['acme'] }, ['a', 'b', 'd', 'f']],
    [{ vendor: ['acme', 'umbra'] }, ['a', 'b', 'c', 'd', 'f']],
    [{ vendor: ['acme'], model: ['m1', 'm2'] }, ['a', 'b']],
    [{ vendor: ['acme'], lang: ['en'], audience: ['internal'] }, ['a']],
    [{ kind: ['article'] }, ['f']],
    [{ vendor: ['nobody'] }, []],
    [{ audience: [] }, []],
  ])('filters by %j before ranking and counting', async (filters, expected) => {
    const index = await opened();
    await index.put(documents);

    const found = await index.search({ ...noQuery, words: ['fan'], filters });
    const first = await index.search({ ...noQuery, words: ['fan'], filters, limit: 1 });

    expect(idsOf(found).toSorted()).toEqual(expected);
    expect([found.total, first.total]).toEqual([expected.length, expected.length]);
    expect(rankedOf(first)).toHaveLength(Math.min(1, expected.length));
  });

  it('searches one kind only where asked to', async () => {
    const index = await opened();
    await index.put(documents);

    const found = await index.search({ ...noQuery, words: ['fan'], kind: 'article' });

    expect(idsOf(found)).toEqual(['f']);
  });

  it('counts facets over all matches, the most frequent value first, whatever the page', async () => {
    const index = await opened();
    await index.put(documents);

    const found = await index.search({ ...noQuery, words: ['fan'], kind: 'case', facets: ['vendor', 'model', 'confidence'], limit: 1 });

    expect(found.facets).toEqual({
      vendor: [
        { value: 'acme', count: 3 },
        { value: 'umbra', count: 2 },
      ],
      model: [
        { value: 'm1', count: 2 },
        { value: 'm2', count: 1 },
      ],
      confidence: [],
    });
  });

  it('counts facets over what the filters leave', async () => {
    const index = await opened();
    await index.put(documents);

    const found = await index.search({ ...noQuery, words: ['fan'], filters: { lang: ['en'] }, facets: ['audience'] });

    expect(found.facets).toEqual({
      audience: [
        { value: 'internal', count: 1 },
        { value: 'public', count: 1 },
      ],
    });
  });

  it('counts values that come after a search as well', async () => {
    const index = await opened();
    await index.put(documents);
    await index.search({ ...noQuery, words: ['fan'], facets: ['vendor'] });

    await index.put([sampleDocument('new', { body: ['fan'] }, { vendor: ['newcomer'] })]);
    const found = await index.search({ ...noQuery, words: ['fan'], filters: { vendor: ['newcomer'] }, facets: ['vendor'] });

    expect(found.facets).toEqual({ vendor: [{ value: 'newcomer', count: 1 }] });
  });
}
