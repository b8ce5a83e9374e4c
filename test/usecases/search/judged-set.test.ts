import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSearch } from '#usecases/search/search.js';
import { createTermFinder, isHeldOut } from './held-out-terms.js';
import { askJudged, figuresOf, type JudgedFigures, readFigures } from './judged-figures.js';
import { isBetweenLanguages, readJudgedQueries, shippedGlossary, shippedTokenizer, topicOf } from './judged-set.js';
import { addArticles, openTestStores, starterArticles, type TestStores } from './test-stores.js';

const queries = readJudgedQueries();
const tolerance = 0.005;
const leastAsked = 2;

let stores: TestStores;
let topics: ReadonlySet<string>;
let figures: JudgedFigures;

beforeAll(async () => {
  const tokenizer = shippedTokenizer();
  const articles = await starterArticles();
  stores = openTestStores();
  await addArticles(stores, articles, tokenizer);
  topics = new Set(articles.map(({ id }) => topicOf(id)));
  figures = figuresOf(await askJudged(createSearch({ ...stores, tokenizer }), queries));
});

afterAll(() => stores.close());

describe('the judged questions', () => {
  it('name topics that are there, each once', () => {
    const named = queries.map(({ relevant, helpful = [] }) => [...relevant, ...helpful]);

    expect(named.flat().filter((topic) => !topics.has(topic))).toEqual([]);
    expect(named.filter((own) => new Set(own).size < own.length)).toEqual([]);
  });

  it('are asked once each', () => {
    const asked = queries.map(({ kind, query }) => `${kind} ${query}`);

    expect(asked.filter((question, place) => asked.indexOf(question) !== place)).toEqual([]);
  });

  it('ask for every topic at least twice', () => {
    const asked = queries.flatMap(({ relevant }) => relevant);
    const times = (topic: string) => asked.filter((other) => other === topic).length;

    expect([...topics].filter((topic) => times(topic) < leastAsked)).toEqual([]);
  });

  // The message names the question and the place, not the glossary: the questions are written without looking at it.
  it('between two languages use no term of the held-out fifth', () => {
    const findTerms = createTermFinder(shippedGlossary());

    const offending = queries.filter(isBetweenLanguages).flatMap(({ id, query }) =>
      findTerms(query)
        .filter(({ term }) => isHeldOut(term))
        .map(({ start, end }) => `${id} ${start}-${end}`),
    );

    expect(offending).toEqual([]);
  });
});

describe('the figures of the judged questions over the starter articles', () => {
  // Where they rise or the questions change: `npm run bench:search -- --judged --write`, in the commit that moved them.
  it('are of the questions as they are now', () => {
    const counts = (own: JudgedFigures) => Object.entries(own).map(([kind, { questions }]) => `${kind} ${questions}`);

    expect(counts(readFigures())).toEqual(counts(figures));
  });

  it.each(['zh-zh', 'en-en', 'zh-en', 'en-zh', 'code', 'typo'] as const)('of kind %s do not fall', (kind) => {
    const written = readFigures()[kind];
    const now = figures[kind];

    expect(now?.nDCG10).toBeGreaterThanOrEqual((written?.nDCG10 ?? 1) - tolerance);
    expect(now?.recall5).toBeGreaterThanOrEqual((written?.recall5 ?? 1) - tolerance);
  });

  it('give no more hits to questions without an answer', () => {
    expect(figures.none?.honest).toBeGreaterThanOrEqual(readFigures().none?.honest ?? 1);
  });

  it.each([
    ['zh-zh', 0.85],
    ['en-en', 0.85],
    ['zh-en', 0.85],
    ['en-zh', 0.85],
    ['code', 1],
    ['typo', 0.85],
  ] as const)('of kind %s hold %d of the answers among the first five', (kind, least) => {
    expect(figures[kind]?.recall5).toBeGreaterThanOrEqual(least);
  });
});
