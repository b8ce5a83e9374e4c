import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSearch, type Search } from '#usecases/search/search.js';
import { type JudgedQuery, readJudgedQueries, shippedTokenizer, topicOf } from './judged-set.js';
import { addArticles, openTestStores, starterArticles, type TestStores } from './test-stores.js';

const queries = readJudgedQueries();
const rankLimit = 5;

let stores: TestStores;
let search: Search;

beforeAll(async () => {
  const tokenizer = shippedTokenizer();
  stores = openTestStores();
  await addArticles(stores, await starterArticles(), tokenizer);
  search = createSearch({ ...stores, tokenizer });
});

afterAll(() => stores.close());

async function isFound({ query, lang, relevant }: JudgedQuery): Promise<boolean> {
  const { hits, didYouMean } = await search({ query, lang, limit: 10 });
  const corrected = hits.length === 0 && didYouMean !== null ? await search({ query: didYouMean, lang, limit: 10 }) : { hits };
  const topics = [...new Set(corrected.hits.map(({ id }) => topicOf(id)))].slice(0, rankLimit);
  return topics.some((topic) => relevant.includes(topic));
}

async function shareFound(kind: JudgedQuery['kind']): Promise<number> {
  const asked = queries.filter((query) => query.kind === kind);
  const found = await Promise.all(asked.map(isFound));
  return found.filter((is) => is).length / asked.length;
}

describe('the judged questions over the starter articles', () => {
  it('name topics that are there', async () => {
    const topics = new Set((await starterArticles()).map(({ id }) => topicOf(id)));

    expect(queries.flatMap(({ relevant }) => relevant).filter((topic) => !topics.has(topic))).toEqual([]);
  });

  it.each([
    ['zh-zh', 0.85],
    ['en-en', 0.85],
    ['zh-en', 0.9],
    ['en-zh', 0.85],
    ['code', 1],
    ['typo', 0.85],
  ] as const)('of kind %s find a right topic among the first five in %d of the cases', async (kind, least) => {
    expect(await shareFound(kind)).toBeGreaterThanOrEqual(least);
  });

  it('without an answer get none, but for one that speaks of passwords', async () => {
    const unanswerable = queries.filter(({ kind }) => kind === 'none');

    const results = await Promise.all(unanswerable.map(async ({ query }) => ({ query, hits: (await search({ query })).hits.length })));

    expect(results.filter(({ hits }) => hits > 0).map(({ query }) => query)).toEqual(['reset my webmail password']);
  });
});
