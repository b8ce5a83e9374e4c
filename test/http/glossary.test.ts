import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedServer, openServer } from './opened-server.js';

let server: OpenedServer;
beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server.close());

type Answer = {
  readonly version: number;
  readonly items: { readonly id: string; readonly en: string[] }[];
  readonly nextCursor: string | null;
};

const read = async (query: string): Promise<Answer> => (await server.app.inject({ url: `/api/v1/glossary?${query}` })).json();
const write = (method: 'PUT' | 'DELETE', id: string, { version, body, as = '' }: { version?: number; body?: object; as?: string }) =>
  server.app.inject({
    method,
    url: `/api/v1/glossary/${id}${as}`,
    headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    ...(body === undefined ? {} : { payload: body }),
  });

describe('the glossary over HTTP', () => {
  it('is listed by id, page after page, and searched by its terms', async () => {
    const first = await read('limit=3');
    const second = await read(`limit=3&cursor=${first.nextCursor}`);
    const found = await read('q=power%20supply&limit=1000');

    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids).toHaveLength(6);
    expect(found.items.map(({ id }) => id)).toContain('psu');
  });

  it('takes an edit on the version in force, which is then suggested', async () => {
    const { version } = await read('limit=1');

    const edited = await write('PUT', 'squeaky-hinge', { version, body: { en: ['squeaky hinge'], zh: ['铰链异响'] } });

    expect(edited.statusCode).toBe(200);
    expect(edited.json()).toEqual({ version: version + 1, concept: { id: 'squeaky-hinge', en: ['squeaky hinge'], zh: ['铰链异响'] } });
    expect((await read(`q=${encodeURIComponent('铰链')}`)).items).toHaveLength(1);
    const suggested = await server.app.inject({ url: '/api/v1/suggest?q=squeaky' });
    expect(JSON.stringify(suggested.json())).toContain('squeaky hinge');
  });

  it('refuses an edit of an older version and names both', async () => {
    const { version } = await read('limit=1');

    const late = await write('PUT', 'late', { version: version - 1, body: { en: ['late'], zh: [] } });

    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'versionConflict', facts: { expected: version - 1, found: version } });
  });

  it.each([
    ['no version', {}, { en: ['x'], zh: [] }],
    ['no term', { version: 1 }, { en: [], zh: [] }],
    ['a term of blanks', { version: 1 }, { en: ['  '], zh: [] }],
  ])('refuses an edit with %s', async (_title, version, body) => {
    const refused = await write('PUT', 'xx', { ...version, body });

    expect([refused.statusCode, refused.json().code]).toEqual([400, 'invalidInput']);
  });

  it('is edited by experts alone', async () => {
    const { version } = await read('limit=1');

    const refused = await Promise.all(
      ['?as=reader', '?as=agent'].map((as) => write('PUT', 'xx', { version, body: { en: ['x'], zh: [] }, as })),
    );

    expect(refused.map(({ statusCode }) => statusCode)).toEqual([403, 403]);
  });

  it('loses a concept, and says so of one that it does not have', async () => {
    const { version } = await read('limit=1');

    const removed = await write('DELETE', 'psu', { version });
    const unknown = await write('DELETE', 'unheard-of', { version: version + 1 });

    expect([removed.statusCode, unknown.statusCode]).toEqual([200, 404]);
    expect((await read('q=psu&limit=1000')).items.map(({ id }) => id)).not.toContain('psu');
  });
});
