import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedServer, openServer } from './opened-server.js';

let server: OpenedServer;
let document: OpenApi;

type Schema = { readonly type?: unknown; readonly $ref?: unknown; readonly properties?: object; readonly required?: readonly string[] };
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
type Operation = {
  readonly summary: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
};
type OpenApi = {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

beforeAll(async () => {
  server = await openServer();
  document = (await server.app.inject({ url: '/api/openapi.json' })).json();
});

afterAll(() => server.close());

/** Routes of the contract that are built. */
const routes = [
  'POST /api/v1/diagnoses',
  'GET /api/v1/diagnoses/{id}',
  'POST /api/v1/diagnoses/{id}/findings',
  'POST /api/v1/events:parse',
  'GET /api/v1/search',
  'GET /api/v1/suggest',
  'GET /api/v1/articles',
  'GET /api/v1/articles/{id}',
  'GET /api/v1/articles/{id}/duplicates',
  'POST /api/v1/articles',
  'PUT /api/v1/articles/{id}',
  'POST /api/v1/articles/{id}/state',
  'POST /api/v1/articles/{id}/feedback',
  'GET /api/v1/glossary',
  'PUT /api/v1/glossary/{conceptId}',
  'DELETE /api/v1/glossary/{conceptId}',
  'GET /api/v1/cases',
  'GET /api/v1/cases/{id}',
  'POST /api/v1/cases',
  'PATCH /api/v1/cases/{id}',
  'POST /api/v1/cases/{id}/close',
  'POST /api/v1/cases/{id}/article',
  'POST /api/v1/imports',
  'GET /api/v1/jobs/{id}',
  'GET /api/v1/graph',
  'GET /api/v1/graph/revisions',
  'GET /api/v1/graph/diff',
  'POST /api/v1/graph/drafts',
  'PUT /api/v1/graph/drafts/{id}',
  'POST /api/v1/graph/drafts/{id}/replay',
  'POST /api/v1/graph/drafts/{id}/publish',
  'POST /api/v1/graph/rollback',
  ...['', '/api/v1'].flatMap((prefix) => [`GET ${prefix}/health/live`, `GET ${prefix}/health/ready`, `GET ${prefix}/metrics`]),
];

function operations(): (readonly [string, Operation])[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
  );
}

describe('/api/openapi.json', () => {
  it('is an OpenAPI 3.1 document of exactly the routes that are built', () => {
    const described = operations().map(([name]) => name);

    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toEqual({ title: 'Faultbook', version: '1.2.3' });
    expect(described.sort()).toEqual([...routes].sort());
  });

  it('declares every placeholder of an address as a required parameter, and no other', () => {
    for (const [name, operation] of operations()) {
      const placeholders = [...name.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');

      expect([name, declared.map((parameter) => parameter.name)]).toEqual([name, placeholders]);
      expect(declared.every((parameter) => parameter.required === true)).toBe(true);
    }
  });

  it('gives each operation a summary, a described answer with a schema, and the problem document', () => {
    for (const [name, { summary, responses }] of operations()) {
      const success = Object.entries(responses).filter(([status]) => status.startsWith('2'));

      expect([name, summary !== '', success.length]).toEqual([name, true, 1]);
      expect(Object.values(responses).every((response) => response.description !== '' && response.content !== undefined)).toBe(true);
      expect(responses.default?.content?.['application/problem+json']?.schema?.required).toEqual(
        expect.arrayContaining(['type', 'title', 'status', 'detail', 'code', 'instance']),
      );
    }
  });

  it('has no reference that leads nowhere', () => {
    expect(JSON.stringify(document)).not.toContain('"$ref"');
  });

  it('describes the bodies that a route takes, as JSON and as a form', () => {
    const bodyOf = (path: string) => document.paths[path]?.post?.requestBody?.content ?? {};

    expect(Object.keys(bodyOf('/api/v1/diagnoses'))).toEqual(['application/json', 'multipart/form-data']);
    expect(Object.keys(bodyOf('/api/v1/events:parse'))).toEqual(['application/json', 'multipart/form-data']);
    expect(Object.keys(bodyOf('/api/v1/imports'))).toEqual(['multipart/form-data']);
    expect(bodyOf('/api/v1/diagnoses')['application/json']?.schema?.properties).toHaveProperty('symptom');
    expect(bodyOf('/api/v1/diagnoses/{id}/findings')['application/json']?.schema?.required).toEqual(['findings']);
  });

  it('describes routes that the server has', async () => {
    const answers = await Promise.all(
      routes.map(async (route) => {
        const [method = '', path = ''] = route.split(' ');
        const response = await server.app.inject({ method: method as 'GET', url: path.replace('{id}', 'never') });
        return [route, response.body.includes('no such address')];
      }),
    );

    expect(answers).toEqual(routes.map((route) => [route, false]));
  });
});

describe('/api/docs', () => {
  it('serves a page to browse the document, with nothing from elsewhere', async () => {
    const page = await server.app.inject({ url: '/api/docs/' });
    const addresses = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    const loaded = await Promise.all(
      addresses.map((address) => server.app.inject({ url: new URL(address, 'http://localhost/api/docs/').pathname })),
    );

    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(addresses.length).toBeGreaterThan(3);
    expect(addresses.filter((address) => /^(?:https?:)?\/\//.test(address))).toEqual([]);
    expect(loaded.map((response) => response.statusCode)).toEqual(addresses.map(() => 200));
  });
});
