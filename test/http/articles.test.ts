import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArticleView, EditedArticle } from '#domain/article-view.js';
import { type OpenedServer, openServer, uncorrectableEcc } from './opened-server.js';

let server: OpenedServer;

beforeAll(async () => {
  server = await openServer();
});

afterAll(() => server.close());

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';

async function ask(
  method: Method,
  url: string,
  { body, version, status = 200 }: { body?: object; version?: number; status?: number } = {},
) {
  const response = await server.app.inject({
    method,
    url: `/api/v1${url}`,
    ...(body === undefined ? {} : { payload: body }),
    headers: version === undefined ? {} : { 'if-match': `"${version}"` },
  });
  expect([method, url, response.statusCode, response.statusCode === status ? '' : response.body]).toEqual([method, url, status, '']);
  return response.json();
}

const written = {
  lang: 'en',
  title: 'Quokka tray comes loose',
  issue: 'The quokka tray rattles and the drive drops out.',
  resolution: 'Tighten the quokka tray.',
  confidence: 'notValidated',
};

describe('the life of an article over HTTP', () => {
  it('is written, edited, reviewed, published, found and archived', async () => {
    const created = EditedArticle.parse(await ask('POST', '/articles', { body: { ...written, id: 'quokka' }, status: 201 }));
    await ask('PUT', '/articles/quokka', { body: { ...written, environment: 'R1' }, version: 1 });
    await ask('POST', '/articles/quokka/state', { body: { state: 'inReview' } });
    await ask('POST', '/articles/quokka/state', { body: { state: 'published' }, version: 3 });
    const found = await ask('GET', '/search?q=quokka%20tray');
    const view = ArticleView.parse(await ask('GET', '/articles/quokka'));
    await ask('POST', '/articles/quokka/state', { body: { state: 'archived', note: 'the tray is gone' } });

    expect(created.article).toMatchObject({ state: 'draft', version: 1 });
    expect(found.hits[0].id).toBe('quokka');
    expect(view).toMatchObject({ state: 'published', environment: 'R1', version: 4, uses: { helped: 0 } });
    expect((await ask('GET', '/articles?state=archived')).items.map(({ id }: { id: string }) => id)).toEqual(['quokka']);
  });

  it('names both versions of a conflict, and needs the version of an edit', async () => {
    await ask('POST', '/articles', { body: { ...written, id: 'conflict' }, status: 201 });
    await ask('PUT', '/articles/conflict', { body: written, version: 1 });

    const conflict = await ask('PUT', '/articles/conflict', { body: written, version: 1, status: 409 });
    const unnamed = await ask('PUT', '/articles/conflict', { body: written, status: 400 });
    const taken = await ask('POST', '/articles', { body: { ...written, id: 'conflict' }, status: 409 });

    expect(conflict).toMatchObject({ code: 'versionConflict', facts: { expected: 1, found: 2 } });
    expect(unnamed.detail).toContain('If-Match');
    expect(taken.facts).toEqual({ expected: null, found: 2 });
  });

  it.each([
    ['a move that there is not', 'POST', '/articles/moves/state', { state: 'published' }, 'draft'],
    ['a state that there is not', 'POST', '/articles/moves/state', { state: 'gone' }, 'state'],
    ['an article without a title', 'POST', '/articles', { lang: 'en', title: '' }, 'title'],
    ['a vote of nobody', 'POST', '/articles/moves/feedback', { helpful: true }, 'session'],
    [
      'a comment that is too long',
      'POST',
      '/articles/moves/feedback',
      { helpful: true, session: 's', comment: 'x'.repeat(2_001) },
      'comment',
    ],
  ] as const)('refuses %s', async (_what, method, url, body, word) => {
    await server.app.inject({ method: 'POST', url: '/api/v1/articles', payload: { ...written, id: 'moves' } });

    const problem = await ask(method, url, { body, status: 400 });

    expect(problem).toMatchObject({ code: 'invalidInput', detail: expect.stringContaining(word) });
  });

  it('takes feedback once a session and shows it', async () => {
    await ask('POST', '/articles', { body: { ...written, id: 'voted' }, status: 201 });

    await ask('POST', '/articles/voted/feedback', { body: { helpful: true, session: 's1' } });
    const counts = await ask('POST', '/articles/voted/feedback', { body: { helpful: false, session: 's1', comment: 'no' } });

    expect(counts).toMatchObject({ helpful: 0, notHelpful: 1 });
    expect((await ask('GET', '/articles/voted')).uses).toEqual(counts);
  });

  it('shows duplicates and stale articles', async () => {
    await ask('POST', '/articles', { body: { ...written, id: 'twin-1', title: 'Numbat latch jams' }, status: 201 });
    const { duplicates } = await ask('POST', '/articles', { body: { ...written, id: 'twin-2', title: 'Numbat latch jams' }, status: 201 });

    const again = await ask('GET', '/articles/twin-1/duplicates');
    const stale = await ask('GET', '/articles?stale=true');

    expect(duplicates.map(({ id }: { id: string }) => id)).toContain('twin-1');
    expect(again.items.map(({ id }: { id: string }) => id)).toContain('twin-2');
    expect(stale).toEqual({ items: [], nextCursor: null });
  });

  it('lists stale articles with their reasons, and pairs of duplicates, to staff alone', async () => {
    const gone = { ...written, id: 'gone-fault', title: 'Okapi relay clicks', faultIds: ['okapi.relay'] };
    await ask('POST', '/articles', { body: gone, status: 201 });
    await ask('POST', '/articles/gone-fault/state', { body: { state: 'inReview' } });
    await ask('POST', '/articles/gone-fault/state', { body: { state: 'published' } });

    const stale = await ask('GET', '/articles?stale=true&limit=200');
    const duplicated = await ask('GET', '/articles?duplicates=true&limit=200');
    const forbidden = await Promise.all(
      ['stale', 'duplicates'].map((list) => ask('GET', `/articles?${list}=true&as=reader`, { status: 403 })),
    );
    const both = await ask('GET', '/articles?stale=true&duplicates=true', { status: 400 });

    expect(stale.items).toMatchObject([{ article: { id: 'gone-fault' }, reasons: [{ reason: 'faultGone', detail: 'okapi.relay' }] }]);
    expect(duplicated.items.find(({ article }: { article: { id: string } }) => article.id === 'twin-1')).toMatchObject({
      article: { title: 'Numbat latch jams', state: 'draft' },
      duplicates: expect.arrayContaining([expect.objectContaining({ id: 'twin-2', resemblance: 1 })]),
    });
    expect(forbidden.map(({ code }) => code)).toEqual(['forbidden', 'forbidden']);
    expect(both).toMatchObject({ code: 'invalidInput', detail: expect.stringContaining('duplicates') });
    await ask('POST', '/articles/gone-fault/state', { body: { state: 'archived' } });
  });

  it('gives a starter article its translation and the titles of its faults', async () => {
    const { items } = await ask('GET', '/articles?limit=200&state=published');
    const views = await Promise.all(items.map(async ({ id }: { id: string }) => ArticleView.parse(await ask('GET', `/articles/${id}`))));

    expect(views.every(({ unknownFaultIds }) => unknownFaultIds.length === 0)).toBe(true);
    expect(views.filter(({ faults }) => faults.length > 0).length).toBeGreaterThan(10);
    expect(views.every(({ translations }) => translations.length <= 1)).toBe(true);
  });
});

describe('the life of a case over HTTP', () => {
  it('is opened, changed, closed with an article, and becomes one', async () => {
    await ask('POST', '/articles', { body: { ...written, id: 'helper' }, status: 201 });
    const opened = await ask('POST', '/cases', {
      body: { vendor: 'Acme', symptom: 'wombat fan stops', log: uncorrectableEcc },
      status: 201,
    });
    const url = `/cases/${encodeURIComponent(opened.id)}`;

    await ask('PATCH', url, { body: { model: 'R1' }, version: 1 });
    const conflict = await ask('PATCH', url, { body: { model: 'R2' }, version: 1, status: 409 });
    const found = await ask('GET', '/search?q=wombat&kind=case');
    const open = await ask('GET', '/cases?state=open');
    const closed = await ask('POST', `${url}/close`, {
      body: { outcome: 'resolved', confirmed: { componentClass: 'memory' }, resolution: 'Module replaced.', articleIds: ['helper'] },
    });
    const drafted = await ask('POST', `${url}/article`, { status: 201 });
    const again = await ask('POST', `${url}/article`, { status: 201 });

    expect(conflict.facts).toEqual({ expected: 1, found: 2 });
    expect(found.hits.map(({ id }: { id: string }) => id)).toEqual([opened.id]);
    expect(open.items.map(({ id }: { id: string }) => id)).toEqual([opened.id]);
    expect(closed).toMatchObject({ model: 'R1', outcome: 'resolved', version: 3 });
    expect((await ask('GET', '/articles/helper')).uses.helped).toBe(1);
    expect([drafted.isNew, again.isNew, again.article]).toEqual([true, false, drafted.article]);
    expect((await ask('GET', '/cases?state=closed')).items).toHaveLength(1);
  });

  it.each([
    ['PATCH', '/cases/never', { model: 'R' }, 404, 'notFound'],
    ['POST', '/cases/never/close', { outcome: 'resolved' }, 404, 'notFound'],
    ['POST', '/cases/never/article', {}, 404, 'notFound'],
    ['PATCH', '/cases/never', { outcome: 'resolved' }, 400, 'invalidInput'],
    ['POST', '/cases', { symptom: 'x'.repeat(20_001) }, 400, 'invalidInput'],
  ] as const)('refuses %s %s with %o: %i', async (method, url, body, status, code) => {
    const problem = await ask(method, url, { body, version: 1, status });

    expect(problem.code).toBe(code);
  });
});
