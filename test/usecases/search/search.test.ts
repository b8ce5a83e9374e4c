import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseDocument } from '#usecases/search/index-documents.js';
import { createSearch, type Search } from '#usecases/search/search.js';
import { article, supportCase } from './fixtures.js';
import { shippedTokenizer } from './judged-set.js';
import { addArticles, openTestStores, type TestStores } from './test-stores.js';

const tokenizer = shippedTokenizer();
const filler = 'Unrelated prose about nothing in particular. '.repeat(400);
const articles = [
  article({
    id: 'psu-en',
    title: 'Power supply failed',
    issue: 'The log shows PSU0003 <b>now</b>.',
    resolution: 'Hot swap the supply.',
    vendor: 'Dell',
    componentClass: 'psu',
  }),
  article({ id: 'fan-en', title: 'Fan speed below limit', issue: 'A fan runs slow.', componentClass: 'fan', codes: ['FAN0001'] }),
  article({
    id: 'disk-zh',
    lang: 'zh',
    title: '掉盘处理',
    issue: '硬盘掉线后阵列降级。',
    resolution: '先不要拔盘，再更换硬盘。',
    componentClass: 'drive',
  }),
  article({
    id: 'manual',
    title: 'Service manual',
    audience: 'internal',
    sections: [
      { heading: 'Introduction', page: 1, text: filler },
      { heading: 'Replacing the riser', page: 87, text: `${filler}Loosen the screw of the riser and lift it.` },
    ],
  }),
  article({ id: 'latch-en', title: 'Bezel latch squeaks', issue: 'The bezel latch squeaks when it is opened.' }),
  article({ id: 'latch-zh', lang: 'zh', translationOf: 'latch-en', title: '锁扣异响', issue: '打开时有异响。' }),
  article({ id: 'hinge-en', title: 'Hinge creaks loudly', issue: 'The hinge creaks loudly.' }),
  article({ id: 'hinge-zh', lang: 'zh', translationOf: 'hinge-en', title: '铰链', issue: '铰链有声。', audience: 'internal' }),
  ...Array.from({ length: 12 }, (_, n) =>
    article({ id: `note-${String(n).padStart(2, '0')}`, title: `Thermal paste note ${n}`, issue: 'Apply thermal paste.' }),
  ),
];
const cases = [
  supportCase({ id: 'SR-1001', organisation: 'north', vendor: 'Dell', symptom: '电源模块故障，更换后恢复', outcome: 'resolved' }),
];

let stores: TestStores;
let search: Search;

beforeAll(async () => {
  stores = openTestStores();
  await addArticles(stores, articles, tokenizer);
  await stores.cases.putAll(cases);
  await stores.searchIndex.put(cases.map((one) => caseDocument(one, { findings: [], events: [] }, tokenizer)));
  search = createSearch({ ...stores, tokenizer });
});

afterAll(() => stores.close());

describe('a hit', () => {
  it('says why it was found and shows the text as safe HTML', async () => {
    const { hits } = await search({ query: 'psu0003', kind: 'article' });

    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({ id: 'psu-en', kind: 'article', section: 'issue', page: null, why: ['PSU0003'] });
    expect(hits[0]?.snippet).toBe('The log shows <mark>PSU0003</mark> &lt;b&gt;now&lt;/b&gt;.');
  });

  it('crosses the languages and shows both terms', async () => {
    const { hits } = await search({ query: 'drive missing', lang: 'zh' });

    expect(hits[0]).toMatchObject({ id: 'disk-zh', lang: 'zh' });
    expect(hits[0]?.why).toContain('drive missing = 掉盘');
  });

  it('in the language asked for is the translation of what answers in the language of the question', async () => {
    const found = await search({ query: 'bezel latch squeaks', lang: 'zh' });
    const reader = await search({ query: 'hinge creaks loudly', lang: 'zh', viewer: { role: 'reader', organisation: null } });
    const agent = await search({ query: 'hinge creaks loudly', lang: 'zh', viewer: { role: 'agent', organisation: null } });

    expect(found).toMatchObject({ total: 1, hits: [{ id: 'latch-zh', lang: 'zh' }] });
    expect(reader.hits).toEqual([]);
    expect(agent.hits.map(({ id }) => id)).toEqual(['hinge-zh']);
  });

  it('names the page of the section that says most', async () => {
    const { hits } = await search({ query: 'loosen riser screw' });

    expect(hits[0]).toMatchObject({ id: 'manual', section: 'Replacing the riser', page: 87 });
    expect(hits[0]?.snippet).toContain('<mark>riser</mark>');
  });

  it('is found by a stated code that its text does not print', async () => {
    const { hits } = await search({ query: 'FAN-0001' });

    expect(hits.map(({ id, why }) => ({ id, why }))).toEqual([{ id: 'fan-en', why: ['FAN0001'] }]);
  });

  it('may be a case, found by its number', async () => {
    const { hits } = await search({ query: 'SR-1001' });

    expect(hits[0]).toMatchObject({ id: 'SR-1001', kind: 'case', audience: 'internal', title: '电源模块故障，更换后恢复' });
  });
});

describe('filters and facets', () => {
  it('restrict the kind, the audience and the language', async () => {
    const found = await search({ query: '电源模块 power supply', filters: { audience: ['public', 'customer'] } });
    const byKind = await search({ query: '电源模块 power supply', kind: 'case' });

    expect(found.hits.map(({ id }) => id)).toEqual(['psu-en']);
    expect(byKind.hits.map(({ kind }) => kind)).toEqual(['case']);
  });

  it('count all matches', async () => {
    const { facets, total } = await search({ query: 'power supply failed 电源模块故障', limit: 1 });

    expect(total).toBe(2);
    expect(facets.vendor).toEqual([{ value: 'Dell', count: 2 }]);
    expect(facets.kind).toHaveLength(2);
  });
});

describe('pages', () => {
  it('follow one another without gap or repeat', async () => {
    const first = await search({ query: 'thermal paste', limit: 5 });
    const second = await search({ query: 'thermal paste', limit: 5, cursor: first.nextCursor });
    const third = await search({ query: 'thermal paste', limit: 5, cursor: second.nextCursor });

    const ids = [...first.hits, ...second.hits, ...third.hits].map(({ id }) => id);
    expect(ids).toHaveLength(12);
    expect(new Set(ids).size).toBe(12);
    expect(third.nextCursor).toBeNull();
  });

  it.each(['nonsense', 'AAAA', ''])('refuse the cursor "%s"', async (cursor) => {
    await expect(search({ query: 'fan', cursor })).rejects.toMatchObject({ code: 'invalidInput' });
  });

  it('refuse a cursor of another question', async () => {
    const { nextCursor } = await search({ query: 'thermal paste', limit: 5 });

    await expect(search({ query: 'fan', limit: 5, cursor: nextCursor })).rejects.toMatchObject({ code: 'invalidInput' });
  });
});

describe('no answer', () => {
  it('is not said to a long story of which a document holds rare words that meet by no chance', async () => {
    const story =
      'Yesterday colleagues moved several racks across town, and ever since whenever somebody pulls hinge covers one creaks loudly';

    const { hits } = await search({ query: story });

    expect(hits[0]?.id).toBe('hinge-en');
  });

  it('is said where only common words of the story meet', async () => {
    const story =
      'Yesterday colleagues painted several walls across town, and ever since whenever somebody applies paste things look thermal';

    const { hits } = await search({ query: story });

    expect(hits).toEqual([]);
  });

  it.each(['bake sourdough bread', '今天中午吃什么', 'replace the kitchen window blinds', '', '   ', 'the of and'])(
    'is given to "%s"',
    async (query) => {
      const result = await search({ query });

      expect(result).toEqual({ hits: [], total: 0, facets: {}, didYouMean: null, nextCursor: null });
    },
  );

  it('is not given to a long story that names the trade three times', async () => {
    const story = '客户昨天晚上打电话来说隔壁楼层施工以后有一台机器硬盘掉线，面板阵列降级，同事想问是否直接更换硬盘就可以，谢谢大家';

    const { hits } = await search({ query: story });

    expect(hits[0]?.id).toBe('disk-zh');
  });
});

describe('did you mean', () => {
  it.each([
    ['PSU0030', 'PSU0003'],
    ['powr suply failed', 'Power supply failed'],
    ['thremal paste', 'Thermal paste'],
  ])('for "%s" says "%s"', async (query, better) => {
    const { didYouMean } = await search({ query });

    expect(didYouMean?.toLowerCase()).toBe(better.toLowerCase());
  });

  it.each(['PSU 7', 'firmware 9.9.9', '0x123456', 'fan'])('says nothing for "%s", which is no typo', async (query) => {
    expect((await search({ query })).didYouMean).toBeNull();
  });

  it('tells nothing of documents the asker may not see', async () => {
    expect((await search({ query: 'risre', filters: { audience: ['public'] } })).didYouMean).toBeNull();
    expect((await search({ query: 'risre' })).didYouMean).toBe('riser');
  });
});
