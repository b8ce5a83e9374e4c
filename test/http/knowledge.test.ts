import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Article } from '#domain/article.js';
import { GraphFile, GraphRevision } from '#domain/causal-graph.js';
import { SearchResult } from '#domain/search.js';
import { SupportCase } from '#domain/support-case.js';
import { type OpenedServer, openServer, uncorrectableEcc } from './opened-server.js';

let server: OpenedServer;
const longId = `机柜/${'x'.repeat(290)}`;

beforeAll(async () => {
  server = await openServer();
  const cases = ['SR-1', 'SR-2', 'SR-3', longId].map((id) =>
    SupportCase.parse({
      id,
      vendor: 'Acme',
      symptom: 'restarted at night',
      log: uncorrectableEcc,
      confirmed: { componentClass: 'memory' },
    }),
  );
  await server.product.importer.importCases({
    describe: 'sample cases',
    read: async function* () {
      for (const value of cases) yield { ok: true as const, value, file: 'cases', line: null };
    },
  });
});

afterAll(() => server.close());

async function get(url: string, status = 200) {
  const response = await server.app.inject({ url: `/api/v1${url}` });
  expect([url, response.statusCode]).toEqual([url, status]);
  return response.json();
}

type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

/** Every item of a list, read page by page; stops after 200 pages. */
async function readAll<T>(url: string): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | null = '';
  for (let page = 0; cursor !== null && page < 200; page += 1) {
    const answer: Page<T> = await get(cursor === '' ? url : `${url}&cursor=${encodeURIComponent(cursor)}`);
    items.push(...answer.items);
    cursor = answer.nextCursor;
  }
  return items;
}

describe('GET /api/v1/search', () => {
  it('finds an article by words, marks them in the snippet and says what matched', async () => {
    const result = SearchResult.parse(await get('/search?q=uncorrectable%20ECC&kind=article'));

    expect(result.hits.length).toBeGreaterThan(0);
    expect(result.hits.every((hit) => hit.kind === 'article' && hit.why.length > 0)).toBe(true);
    expect(result.hits[0]?.snippet).toContain('<mark>');
  });

  it('finds in either language what was asked in the other', async () => {
    const result = SearchResult.parse(await get(`/search?q=${encodeURIComponent('内存不可纠正错误')}&lang=en`));

    expect(result.hits.length).toBeGreaterThan(0);
    expect(result.hits.every((hit) => hit.lang === 'en')).toBe(true);
  });

  it('takes a repeated filter key as or, different keys as and', async () => {
    const both = SearchResult.parse(await get('/search?q=memory&limit=100&filter=lang:en&filter=lang:zh'));
    const english = SearchResult.parse(await get('/search?q=memory&limit=100&filter=lang:en'));
    const englishCases = SearchResult.parse(await get('/search?q=memory&limit=100&filter=lang:en&filter=vendor:Acme&filter=kind:case'));

    expect(new Set(both.hits.map((hit) => hit.lang))).toEqual(new Set(['en', 'zh']));
    expect(new Set(english.hits.map((hit) => hit.lang))).toEqual(new Set(['en']));
    expect(englishCases.hits.map((hit) => hit.id).sort()).toEqual(['SR-1', 'SR-2', 'SR-3', longId].sort());
  });

  it('gives the pages of a search one after the other without a gap or a repeat', async () => {
    const whole = SearchResult.parse(await get('/search?q=memory&limit=20'));
    const first = SearchResult.parse(await get('/search?q=memory&limit=8'));
    const second = SearchResult.parse(await get(`/search?q=memory&limit=8&cursor=${encodeURIComponent(first.nextCursor ?? '')}`));

    expect([...first.hits, ...second.hits].map((hit) => hit.id)).toEqual(whole.hits.slice(0, 16).map((hit) => hit.id));
  });

  it('proposes the word that was meant, and has no hits and no error for an empty question', async () => {
    const misspelt = SearchResult.parse(await get('/search?q=uncorectable'));
    const empty = SearchResult.parse(await get('/search'));

    expect(misspelt.didYouMean?.toLowerCase()).toBe('uncorrectable');
    expect(empty).toMatchObject({ hits: [], total: 0, nextCursor: null });
  });

  it.each([
    ['filter=shelf:3', 'filter'],
    ['filter=lang', 'filter'],
    ['cursor=bogus', 'cursor'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=ten', 'limit'],
    ['kind=letter', 'kind'],
    ['lang=fr', 'lang'],
  ])('refuses ?%s and names %s', async (query, field) => {
    const problem = await get(`/search?q=memory&${query}`, 400);

    expect(problem).toMatchObject({ code: 'invalidInput', detail: expect.stringContaining(field) });
  });

  it('refuses the cursor of another search', async () => {
    const { nextCursor } = SearchResult.parse(await get('/search?q=memory&limit=2'));

    const problem = await get(`/search?q=fan&limit=2&cursor=${encodeURIComponent(nextCursor ?? '')}`, 400);

    expect(problem.code).toBe('invalidInput');
  });
});

describe('GET /api/v1/suggest', () => {
  it('completes what was typed so far', async () => {
    const { items } = await get('/suggest?q=mem');

    expect(items.length).toBeGreaterThan(0);
    expect(items.every((item: unknown) => typeof item === 'string')).toBe(true);
    expect(items.some((item: string) => item.toLowerCase().startsWith('mem'))).toBe(true);
  });

  it('needs a question', async () => {
    const problem = await get('/suggest', 400);

    expect(problem.detail).toContain('q');
  });
});

describe.each([
  ['/articles', Article],
  ['/cases', SupportCase],
] as const)('GET /api/v1%s', (url, shape) => {
  it('gives all items in pages, each once, in the order of their ids', async () => {
    const small = await readAll<{ id: string }>(`${url}?limit=3`);
    const large = await readAll<{ id: string }>(`${url}?limit=200`);

    expect(small).toEqual(large);
    expect(new Set(small.map(({ id }) => id)).size).toBe(small.length);
    expect(small.every((item) => shape.safeParse(item).success)).toBe(true);
  });

  it('gives each item by its id, long and Chinese ones as well', async () => {
    const items = await readAll<{ id: string }>(`${url}?limit=200`);

    for (const item of items.slice(-4)) expect(await get(`${url}/${encodeURIComponent(item.id)}`)).toMatchObject(item);
  });

  it('answers 404 for an unknown id and 400 for a bad cursor or limit', async () => {
    const problems = [await get(`${url}/never`, 404), await get(`${url}?cursor=bogus`, 400), await get(`${url}?limit=201`, 400)];

    expect(problems.map(({ code }) => code)).toEqual(['notFound', 'invalidInput', 'invalidInput']);
  });
});

describe('GET /api/v1/graph', () => {
  it('gives the published revision as a whole graph, and the same by its name', async () => {
    const published = GraphFile.parse(await get('/graph'));
    const named = GraphFile.parse(await get(`/graph?revision=${published.revision}`));

    expect(named).toEqual(published);
    expect(published.faults.length).toBeGreaterThanOrEqual(30);
  });

  it('lists the revisions, one of them published', async () => {
    const { items, nextCursor } = await get('/graph/revisions');

    expect(nextCursor).toBeNull();
    expect(items.map((item: unknown) => GraphRevision.parse(item).state)).toEqual(['published']);
  });

  it('answers 404 for a revision that does not exist', async () => {
    const problem = await get('/graph?revision=g-never', 404);

    expect(problem.code).toBe('notFound');
  });
});
