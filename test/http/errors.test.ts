import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#domain/app-error.js';
import { form, type OpenedServer, openServer, uncorrectableEcc } from './opened-server.js';

const secret = 'SELECT password FROM nowhere';
let server: OpenedServer;
let broken: OpenedServer;
const pageFolder = mkdtempSync(join(tmpdir(), 'faultbook-page-'));

beforeAll(async () => {
  mkdirSync(join(pageFolder, 'assets'));
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(pageFolder, 'assets', 'app.js'), 'export {};');
  server = await openServer(undefined, { pageFolder });
  broken = await openServer((useCases) => ({
    ...useCases,
    search: async () => {
      throw new Error(secret);
    },
    suggest: async () => {
      throw new AppError('busy', 'The data file is locked by another process');
    },
    status: async () => {
      throw new Error(secret);
    },
  }));
});

afterAll(async () => {
  await Promise.all([server.close(), broken.close()]);
  rmSync(pageFolder, { recursive: true, force: true });
});

const json = { 'content-type': 'application/json' };
const post = (url: string, payload: InjectOptions['payload'], headers = json): InjectOptions => ({
  method: 'POST',
  url: `/api/v1${url}`,
  payload,
  headers,
});

/** Request, status, code, and what the detail must say. */
const refusals: readonly (readonly [string, InjectOptions, number, string, string])[] = [
  ['an unknown address', { url: '/api/v1/nothing' }, 404, 'notFound', 'address'],
  ['an unknown address outside the interface', { url: '/nothing' }, 404, 'notFound', 'address'],
  ['another method', { method: 'DELETE', url: '/api/v1/search' }, 404, 'notFound', 'address'],
  ['an address that cannot be decoded', { url: '/api/v1/articles/%ff' }, 400, 'invalidInput', 'address'],
  ['an id that is too long', { url: `/api/v1/articles/${'x'.repeat(301)}` }, 400, 'invalidInput', 'id'],
  ['an address that is too long', { url: `/api/v1/articles/${'x'.repeat(4000)}` }, 400, 'invalidInput', 'address'],
  ['JSON that is cut off', post('/diagnoses', '{"text": "a'), 400, 'invalidInput', 'JSON'],
  ['an empty body that says it is JSON', post('/diagnoses', ''), 400, 'invalidInput', 'empty'],
  ['a list where an object is expected', post('/diagnoses', '[1]'), 400, 'invalidInput', 'body'],
  ['a number as text', post('/diagnoses', '{"text": 3}'), 400, 'invalidInput', 'text'],
  ['a language it does not have', post('/diagnoses', '{"lang": "fr"}'), 400, 'invalidInput', 'lang'],
  ['a zone that is none', post('/diagnoses', '{"zone": "CET"}'), 400, 'invalidInput', 'zone'],
  ['a finding without a state', post('/diagnoses', '{"findings": [{"findingId": "a"}]}'), 400, 'invalidInput', 'findings.0.state'],
  ['a text that is missing', post('/events:parse', '{}'), 400, 'invalidInput', 'text'],
  ['a list that is missing', post('/diagnoses/never/findings', '{}'), 400, 'invalidInput', 'findings'],
  ['an empty list', post('/diagnoses/never/findings', '{"findings": []}'), 400, 'invalidInput', 'findings'],
  [
    'a body of a kind it does not read',
    post('/diagnoses', '<log/>', { 'content-type': 'application/xml' }),
    415,
    'invalidInput',
    'Media Type',
  ],
  [
    'a form that ends within a file',
    post('/diagnoses', '--x\r\nContent-Disposition: form-data; name="files"; filename="a.log"\r\n\r\n1 | 05', {
      'content-type': 'multipart/form-data; boundary=x',
    }),
    400,
    'invalidInput',
    'form',
  ],
  [
    'a form without its end',
    post('/diagnoses', '--x\r\ncontent', { 'content-type': 'multipart/form-data; boundary=x' }),
    400,
    'invalidInput',
    '',
  ],
  ['a form without a boundary', post('/diagnoses', 'x', { 'content-type': 'multipart/form-data' }), 400, 'invalidInput', ''],
  ['a foreign Host', { url: '/api/v1/search?q=a', headers: { host: 'faultbook.example' } }, 403, 'forbidden', 'machine'],
  ['a Host that only begins like this machine', { url: '/', headers: { host: 'localhost.example' } }, 403, 'forbidden', 'machine'],
  ['a foreign Origin', { url: '/api/v1/search?q=a', headers: { origin: 'https://site.example' } }, 403, 'forbidden', 'machine'],
  ['the Origin of a sandboxed page', { url: '/health/live', headers: { origin: 'null' } }, 403, 'forbidden', 'machine'],
  ['a foreign Origin at an unknown address', { url: '/nothing', headers: { origin: 'https://site.example' } }, 403, 'forbidden', 'machine'],
];

describe('a request that is refused', () => {
  it.each(refusals)('for %s gets a problem document that says why', async (_what, request, status, code, detail) => {
    const response = await server.app.inject(request);
    const problem = response.json();

    expect([response.statusCode, problem.code]).toEqual([status, code]);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(problem).toMatchObject({
      type: `urn:faultbook:problem:${code}`,
      status,
      title: expect.any(String),
      instance: expect.any(String),
    });
    expect(problem.detail).toContain(detail);
    expect(response.body).not.toContain('node_modules');
  });

  it.each(['localhost:7070', '127.0.0.1:7070', '[::1]:7070', 'LOCALHOST'])('is not one whose Host is %s', async (host) => {
    const response = await server.app.inject({ url: '/health/live', headers: { host, origin: `http://${host}` } });

    expect(response.statusCode).toBe(200);
  });
});

describe('an error inside', () => {
  it('is answered with 500 and an id, and tells nothing of the inside', async () => {
    const response = await broken.app.inject({ url: '/api/v1/search?q=a' });

    expect(response.statusCode).toBe(500);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(response.json()).toMatchObject({ code: 'internal', status: 500, instance: expect.stringMatching(/./) });
    expect(response.body).not.toContain(secret);
    expect(response.body).not.toMatch(/\bat .*:\d+/);
  });

  it('leaves the server up', async () => {
    const before = await broken.app.inject({ url: '/api/v1/search?q=a' });
    const after = await broken.app.inject({ url: '/api/v1/articles?limit=1' });

    expect([before.statusCode, after.statusCode]).toEqual([500, 200]);
  });

  it('that the catalogue knows is answered with its own status', async () => {
    const response = await broken.app.inject({ url: '/api/v1/suggest?q=a' });

    expect([response.statusCode, response.json().code]).toEqual([503, 'busy']);
  });

  it('in a store makes the service live and not ready', async () => {
    const [live, ready] = await Promise.all([broken.app.inject({ url: '/health/live' }), broken.app.inject({ url: '/health/ready' })]);

    expect([live.statusCode, ready.statusCode]).toEqual([200, 503]);
    expect(ready.json().code).toBe('serviceUnavailable');
    expect(ready.body).not.toContain(secret);
  });
});

describe('the limits of the input', () => {
  const megabyte = 1024 * 1024;

  it('refuse a body of 65 MB with 413', async () => {
    const response = await server.app.inject(post('/diagnoses', Buffer.alloc(65 * megabyte, 0x20)));

    expect([response.statusCode, response.json().code]).toEqual([413, 'tooLarge']);
  });

  it('refuse a form with a file of 65 MB', async () => {
    const request = await form([['files', { name: 'a.log', bytes: Buffer.alloc(65 * megabyte, 0x20) }]]);
    const response = await server.app.inject({ ...request, url: '/api/v1/diagnoses' });

    expect([response.statusCode, response.json().code]).toEqual([413, 'tooLarge']);
  });

  it('refuse a form whose files are each small enough and together too large', async () => {
    const part = Buffer.alloc(33 * megabyte, 0x20);
    const request = await form([
      ['files', { name: 'a.log', bytes: part }],
      ['files', { name: 'b.log', bytes: part }],
    ]);
    const response = await server.app.inject({ ...request, url: '/api/v1/diagnoses' });

    expect([response.statusCode, response.json().code]).toEqual([413, 'tooLarge']);
  });

  it('take 50 files and refuse 51', async () => {
    const files = Array.from({ length: 51 }, (_, index) => ['files', { name: `${index}.log`, bytes: uncorrectableEcc }] as const);
    const [most, more] = [await form(files.slice(0, 50)), await form(files)];
    const responses = [
      await server.app.inject({ ...most, url: '/api/v1/events:parse' }),
      await server.app.inject({ ...more, url: '/api/v1/events:parse' }),
    ];

    expect(responses.map((response) => response.statusCode)).toEqual([200, 413]);
    expect(responses[0]?.json()).toMatchObject({ input: { files: 50, events: 50 } });
    expect(responses[1]?.json().code).toBe('tooLarge');
  });
});

describe('health and metrics', () => {
  it.each(['', '/api/v1'])('are served under "%s"', async (prefix) => {
    const [live, ready, metrics] = await Promise.all(
      ['/health/live', '/health/ready', '/metrics'].map((path) => server.app.inject({ url: prefix + path })),
    );

    expect(live?.json()).toEqual({ status: 'ok' });
    expect(ready?.json()).toMatchObject({ status: 'ok', cases: 0, graphRevision: expect.stringMatching(/^g-/) });
    expect(ready?.json().articles).toBeGreaterThanOrEqual(25);
    expect(metrics?.headers['content-type']).toMatch(/^text\/plain/);
  });

  it('count requests by route and status, and diagnoses by their outcome', async () => {
    await server.app.inject(post('/diagnoses', JSON.stringify({ text: uncorrectableEcc })));
    await server.app.inject({ url: '/api/v1/diagnoses/never' });
    const { body } = await server.app.inject({ url: '/metrics' });

    expect(body).toMatch(/faultbook_diagnoses_total\{status="ranked"\} [1-9]/);
    expect(body).toMatch(/faultbook_http_request_seconds_count\{method="GET",route="\/api\/v1\/diagnoses\/:id",status="404"\} 1/);
    expect(body).toContain('process_resident_memory_bytes');
  });
});

describe('the page', () => {
  it('is given at its own addresses to a browser, and its files with their type', async () => {
    const html = { accept: 'text/html' };
    const [root, deep, script] = await Promise.all([
      server.app.inject({ url: '/', headers: html }),
      server.app.inject({ url: '/articles/psu-failure', headers: html }),
      server.app.inject({ url: '/assets/app.js' }),
    ]);

    expect([root, deep].map((response) => response.body)).toEqual([
      '<!doctype html><title>page</title>',
      '<!doctype html><title>page</title>',
    ]);
    expect(script.headers['content-type']).toMatch(/javascript/);
  });

  it('never stands in for an answer of the interface', async () => {
    const response = await server.app.inject({ url: '/api/v1/nothing', headers: { accept: 'text/html' } });

    expect([response.statusCode, response.json().code]).toEqual([404, 'notFound']);
  });

  it('is sent with headers that let it load nothing from elsewhere and be framed by nobody else', async () => {
    const { headers } = await server.app.inject({ url: '/', headers: { accept: 'text/html' } });

    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['content-security-policy']).toMatch(/default-src 'self'/);
    expect(headers['content-security-policy']).toMatch(/script-src 'self'/);
  });
});
