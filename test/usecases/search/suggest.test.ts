import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSuggest, type Suggest } from '#usecases/search/suggest.js';
import { article } from './fixtures.js';
import { shippedTokenizer } from './judged-set.js';
import { addArticles, openTestStores, type TestStores } from './test-stores.js';

const tokenizer = shippedTokenizer();
let stores: TestStores;
let suggest: Suggest;

beforeAll(async () => {
  stores = openTestStores();
  const articles = [
    article({ id: 'mem', title: 'MEM0804: memory repaired itself' }),
    article({ id: 'secret', title: 'MEM9999 inside only', audience: 'internal' }),
    article({ id: 'fan', lang: 'zh', title: '风扇转速低怎么办' }),
  ];
  await addArticles(stores, articles, tokenizer);
  suggest = createSuggest({ ...stores, tokenizer });
});

afterAll(() => stores.close());

describe('suggestions', () => {
  it('go on from a code as an article prints it', async () => {
    expect(await suggest({ query: 'what is mem08' })).toContainEqual({ kind: 'code', text: 'what is MEM0804', articleId: null });
  });

  it('go on from a term of the glossary in either language', async () => {
    expect(await suggest({ query: '风扇转' })).toContainEqual({ kind: 'term', text: '风扇转速', articleId: null });
    expect(await suggest({ query: 'watchd' })).toContainEqual({ kind: 'term', text: 'watchdog', articleId: null });
  });

  it('name articles to open', async () => {
    expect(await suggest({ query: '风扇' })).toContainEqual({ kind: 'article', text: '风扇转速低怎么办', articleId: 'fan' });
  });

  it('show neither codes nor titles that the asker may not see', async () => {
    const shown = await suggest({ query: 'mem99', filters: { audience: ['public'] } });

    expect(shown.map(({ text }) => text).join('\n')).not.toContain('9999');
    expect((await suggest({ query: 'mem99' })).map(({ text }) => text)).toContain('MEM9999');
  });

  it('are none for nothing', async () => {
    expect(await suggest({ query: '  ' })).toEqual([]);
  });
});
