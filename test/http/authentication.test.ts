import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SupportCase } from '#domain/support-case.js';
import { readApiKeys } from '../../src/api-keys.js';
import { form, type OpenedServer, openServer, uncorrectableEcc } from './opened-server.js';
import { entryOf } from './own-keys.js';

/** A key is named by whose it is. */
const apiKeys = readApiKeys(
  [
    entryOf('reader', '', 'key-reader'),
    entryOf('reader', 'A', 'key-reader-A'),
    entryOf('agent', '', 'key-agent'),
    entryOf('agent', 'A', 'key-agent-A'),
    entryOf('expert', '', 'key-expert'),
    entryOf('expert', 'A', 'key-expert-A'),
    entryOf('administrator', '', 'key-钥匙'),
  ].join(','),
);
const pageFolder = mkdtempSync(join(tmpdir(), 'faultbook-page-'));
let served: OpenedServer;
let local: OpenedServer;

beforeAll(async () => {
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(pageFolder, 'app.js'), 'export {};');
  served = await openServer(undefined, { host: '0.0.0.0', apiKeys, pageFolder });
  local = await openServer(undefined, { apiKeys, pageFolder });
  await served.product.importer.importCases({
    describe: 'cases of two organisations',
    read: async function* () {
      for (const organisation of ['A', 'B'])
        yield { ok: true, value: SupportCase.parse({ id: `SR-${organisation}`, organisation }), file: 'cases', line: null };
    },
  });
});

afterAll(async () => {
  await Promise.all([served.close(), local.close()]);
  rmSync(pageFolder, { recursive: true, force: true });
});

const withKey = (key: string) => ({ authorization: `Bearer ${key}` });
const askAs = (key: string, url: string, options: InjectOptions = {}) =>
  served.app.inject({ url: `/api/v1${url}`, ...options, headers: { host: 'kb.example', ...withKey(key), ...options.headers } });

describe('on an address that is not the loopback', () => {
  const closed = ['/api/v1/search?q=psu', '/api/v1/cases', '/api/v1/graph', '/api/v1/metrics', '/metrics', '/api/openapi.json'];

  it.each([...closed, '/api/docs', '/api/docs/', '/api/docs/json', '/api/docs/static/index.html'])('%s needs a key', async (url) => {
    const without = await served.app.inject({ url });
    const head = await served.app.inject({ method: 'HEAD', url });
    const withOne = await served.app.inject({ url, headers: withKey('key-reader') });

    expect([without.statusCode, head.statusCode]).toEqual([401, 401]);
    expect(without.headers).toMatchObject({
      'www-authenticate': 'Bearer',
      'content-type': expect.stringMatching(/^application\/problem\+json/),
    });
    expect(without.json()).toMatchObject({ code: 'unauthenticated', status: 401, detail: expect.stringContaining('Bearer KEY') });
    expect(withOne.statusCode).toBeLessThan(400);
  });

  it('a request of this machine needs one too: behind a proxy all come from there', async () => {
    const response = await served.app.inject({ url: '/api/v1/cases', remoteAddress: '127.0.0.1', headers: { host: '127.0.0.1:7070' } });

    expect(response.statusCode).toBe(401);
  });

  const wrong = ['Bearer', 'Bearer ', 'Bearer key-nobody', 'Bearer key-reader key-agent', 'Basic a2V5OnJlYWRlcg==', 'key-reader', ''];
  it.each(wrong)('"%s" is no key', async (authorization) => {
    const response = await served.app.inject({ url: '/api/v1/cases', headers: { authorization } });

    expect([response.statusCode, response.json().code, response.headers['www-authenticate']]).toEqual([401, 'unauthenticated', 'Bearer']);
  });

  it('a digest is no key', async () => {
    const digest = apiKeys[0]?.digest.toString('hex') ?? '';

    expect((await askAs(digest, '/cases')).statusCode).toBe(401);
  });

  it('a key is known by the bytes that a client sends, whatever the case of the scheme', async () => {
    const sent = Buffer.from('bearer key-钥匙', 'utf8').toString('latin1');
    const response = await served.app.inject({ url: '/api/v1/cases', headers: { authorization: sent } });

    expect([response.statusCode, response.json().items.length]).toEqual([200, 2]);
  });

  it('health and the page are open, whatever key comes with the request', async () => {
    const open = ['/health/live', '/health/ready', '/api/v1/health/live', '/', '/app.js', '/articles/psu-failure-en'];
    const headers = { accept: 'text/html', host: 'kb.example', authorization: 'Bearer key-nobody' };
    const answers = await Promise.all(open.map((url) => served.app.inject({ url, headers })));

    expect(answers.map(({ statusCode }) => statusCode)).toEqual(open.map(() => 200));
  });

  it('a page of another host is refused, with a key or without; one of the same host is served', async () => {
    const foreign = ['https://site.example', 'null', 'http://localhost', 'https://kb.example.site'];
    const refused = await Promise.all(foreign.map((origin) => askAs('key-reader', '/search?q=psu', { headers: { origin } })));
    const refusedPage = await served.app.inject({ url: '/', headers: { host: 'kb.example', origin: 'https://site.example' } });
    const own = await askAs('key-reader', '/search?q=psu', { headers: { origin: 'https://KB.example:8443' } });

    expect([...refused, refusedPage].map((response) => response.json().code)).toEqual([...foreign.map(() => 'forbidden'), 'forbidden']);
    expect(own.statusCode).toBe(200);
  });

  it('without any key nothing at all is served', async () => {
    const bare = await openServer(undefined, { host: '0.0.0.0' });
    const response = await bare.app.inject({ url: '/health/live' });
    await bare.close();

    expect(response.statusCode).toBe(403);
  });
});

describe('on the loopback address with keys', () => {
  it('a request without a key is whoever works on this machine', async () => {
    const response = await local.app.inject({ url: '/api/v1/graph/rollback', method: 'POST', payload: { revision: 'never' } });

    expect(response.statusCode).toBe(404);
  });

  it.each(['Bearer key-nobody', 'Basic a2V5OnJlYWRlcg=='])('a wrong key is refused all the same (%s)', async (authorization) => {
    const response = await local.app.inject({ url: '/api/v1/cases', headers: { authorization } });

    expect(response.statusCode).toBe(401);
  });

  it('a key gives its own rights, not those of this machine', async () => {
    const headers = withKey('key-reader');
    const response = await local.app.inject({ url: '/api/v1/graph/rollback', method: 'POST', payload: { revision: 'never' }, headers });

    expect(response.statusCode).toBe(403);
  });

  it('a foreign name of this machine needs a key, and a foreign page has no use of one', async () => {
    const rebound = { host: 'site.example', origin: 'http://site.example' };
    const answers = await Promise.all([
      local.app.inject({ url: '/api/v1/cases', headers: rebound }),
      local.app.inject({ url: '/api/v1/cases', headers: { ...rebound, ...withKey('key-agent') } }),
      local.app.inject({ url: '/api/v1/cases', headers: { ...withKey('key-agent'), origin: 'http://site.example' } }),
    ]);

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 200, 403]);
  });

  it('without keys in the settings a key is not looked at', async () => {
    const bare = await openServer();
    const response = await bare.app.inject({ url: '/api/v1/cases', headers: withKey('key-nobody') });
    await bare.close();

    expect(response.statusCode).toBe(200);
  });
});

describe('a key', () => {
  const casesOf = async (key: string, query = '') => {
    const { items } = (await askAs(key, `/cases${query}`)).json();
    return items?.map(({ id }: SupportCase) => id);
  };

  it('of an organisation shows the cases of that organisation', async () => {
    const shown = await Promise.all(['key-reader', 'key-reader-A', 'key-agent', 'key-agent-A'].map((key) => casesOf(key)));

    expect(shown).toEqual([[], ['SR-A'], ['SR-A', 'SR-B'], ['SR-A']]);
  });

  const widening = [
    ['key-reader', 'as=agent'],
    ['key-reader', 'organisation=A'],
    ['key-reader', 'as=reader&organisation=A'],
    ['key-reader-A', 'organisation=B'],
    ['key-reader-A', 'as=expert'],
    ['key-agent', 'as=expert'],
    ['key-agent-A', 'as=reader&organisation=B'],
    ['key-expert-A', 'organisation=B'],
  ] as const;
  it.each(widening)('never gives more than its own rights (%s, %s)', async (key, query) => {
    const [search, cases] = await Promise.all([askAs(key, `/search?q=SR&${query}`), askAs(key, `/cases?${query}`)]);

    expect([search.statusCode, cases.statusCode]).toEqual([403, 403]);
  });

  it('lets its owner look as somebody with fewer rights', async () => {
    const shown = await Promise.all([
      casesOf('key-agent', '?as=reader&organisation=B'),
      casesOf('key-agent', '?as=reader'),
      casesOf('key-agent-A', '?as=reader'),
    ]);

    expect(shown).toEqual([['SR-B'], [], ['SR-A']]);
  });
});

describe('writing', () => {
  /** What a reader may send: it changes nothing that others see but the count of votes. */
  const openToReaders = [
    'POST /api/v1/diagnoses',
    'POST /api/v1/diagnoses/{id}/findings',
    'POST /api/v1/events:parse',
    'POST /api/v1/articles/{id}/feedback',
  ];
  const sending = { id: 'SR-A', conceptId: 'power-supply' };
  const article = { lang: 'en', title: 'Mine', issue: 'x', environment: '', resolution: 'x', cause: '', audience: 'public', sections: [] };
  const bodies: Readonly<Record<string, object>> = {
    'POST /api/v1/articles': article,
    'PUT /api/v1/articles/{id}': article,
    'POST /api/v1/articles/{id}/state': { state: 'archived' },
    'POST /api/v1/cases': { id: 'SR-mine', organisation: 'A' },
    'PATCH /api/v1/cases/{id}': { title: 'mine' },
    'POST /api/v1/cases/{id}/close': { outcome: 'resolved' },
  };

  async function writingRoutes(): Promise<readonly string[]> {
    const { paths } = (await served.app.inject({ url: '/api/openapi.json', headers: withKey('key-reader') })).json();
    return Object.entries<object>(paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'get')
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
  }

  async function send(key: string, route: string): Promise<number> {
    const [method = '', path = ''] = route.split(' ');
    const url = path.replace(/\{(\w+)\}/g, (_, name: 'id') => (path.includes('/articles/') ? 'psu-failure-en' : sending[name]));
    const headers = { ...withKey(key), 'if-match': '"1"' };
    return (await served.app.inject({ method: method as 'POST', url, headers, payload: bodies[route] ?? {} })).statusCode;
  }

  it.each(['key-reader', 'key-reader-A'])('is not for a reader (%s), whatever the route', async (key) => {
    const routes = (await writingRoutes()).filter((route) => !openToReaders.includes(route));
    const answers: (readonly [string, number])[] = [];
    for (const route of routes) answers.push([route, await send(key, route)]);

    expect(routes.length).toBeGreaterThan(10);
    expect(answers).toEqual(routes.map((route) => [route, 403]));
  });

  const forAll = [
    'POST /api/v1/imports',
    'POST /api/v1/graph/drafts',
    'POST /api/v1/graph/drafts/{id}/publish',
    'POST /api/v1/graph/rollback',
  ];
  it.each([...forAll, 'PUT /api/v1/glossary/{conceptId}'])('what belongs to all is for experts of all (%s)', async (route) => {
    const answers = [await send('key-agent', route), await send('key-expert-A', route), await send('key-expert', route)];

    expect(answers.slice(0, 2)).toEqual([403, 403]);
    expect([400, 404]).toContain(answers[2]);
  });

  it('a job is shown to those who may import, and its HEAD too', async () => {
    const upload = await form([
      ['kind', 'cases'],
      ['file', { name: 'a.jsonl', bytes: '{"id":"SR-9"}' }],
    ]);
    const headers = { ...upload.headers, ...withKey('key-expert') };
    const started = await served.app.inject({ ...upload, headers, url: '/api/v1/imports' });
    const url = `/jobs/${started.json().id}`;
    const answers = [await askAs('key-expert', url), await askAs('key-agent-A', url), await askAs('key-reader', url, { method: 'HEAD' })];

    expect([started.statusCode, ...answers.map(({ statusCode }) => statusCode)]).toEqual([202, 200, 403, 403]);
  });

  it('a reader asks for a diagnosis and votes for himself, not for a case', async () => {
    const post = (url: string, payload: object) => askAs('key-reader-A', url, { method: 'POST', payload });
    const diagnosis = await post('/diagnoses', { text: uncorrectableEcc });
    const feedback = (voter: object) => post('/articles/psu-failure-en/feedback', { helpful: true, ...voter });
    const votes = [await feedback({ session: 's' }), await feedback({ caseId: 'SR-B' })];

    expect([diagnosis.statusCode, ...votes.map(({ statusCode }) => statusCode)]).toEqual([200, 200, 403]);
  });
});

describe('/api/openapi.json', () => {
  it('says how a request carries its key, and what needs none', async () => {
    const document = (await local.app.inject({ url: '/api/openapi.json' })).json();

    expect(document.components.securitySchemes.apiKey).toMatchObject({ type: 'http', scheme: 'bearer' });
    expect(document.security).toEqual([{ apiKey: [] }]);
    expect(document.paths['/health/live'].get.security).toEqual([]);
    expect(document.paths['/api/v1/search'].get.security).toBeUndefined();
  });
});
