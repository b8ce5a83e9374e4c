import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GraphFile, GraphRevision } from '#domain/causal-graph.js';
import { GraphDiff } from '#domain/graph-diff.js';
import { KeptDraft, Publication } from '#domain/graph-draft.js';
import { GraphReplay } from '#domain/graph-replay.js';
import { toProbability } from '#domain/probability.js';
import { type OpenedServer, openServer } from './opened-server.js';

/** A replay answers every golden case in a thread: seconds, and more on a machine that has other work. */
const replayTimeMs = 120_000;
let server: OpenedServer;
let published: GraphFile;

beforeAll(async () => {
  server = await openServer();
  published = GraphFile.parse(await call('GET', '/graph'));
});

afterAll(() => server.close());

type Method = 'GET' | 'POST' | 'PUT';
type Sent = { readonly body?: object; readonly status?: number; readonly headers?: Readonly<Record<string, string>> };

async function call(method: Method, url: string, { body, status = 200, headers = {} }: Sent = {}) {
  const payload = body === undefined ? {} : { payload: body };
  const response = await server.app.inject({ method, url: `/api/v1${url}`, headers, ...payload });
  expect([method, url, response.statusCode]).toEqual([method, url, status]);
  return response.json();
}

/** The published graph with the priors of a class times a factor: another content, so another revision. */
function graphWith(componentClass: string, factor: number): GraphFile {
  const faults = published.faults.map((fault) =>
    fault.componentClass === componentClass ? { ...fault, prior: toProbability(fault.prior * factor) } : fault,
  );
  return { ...published, faults };
}

async function keep(graph: GraphFile): Promise<string> {
  return KeptDraft.parse(await call('POST', '/graph/drafts', { body: graph, status: 201 })).revision;
}

async function stateOf(revision: string): Promise<string | undefined> {
  const { items } = await call('GET', '/graph/revisions');
  return items.map((item: unknown) => GraphRevision.parse(item)).find((item: GraphRevision) => item.revision === revision)?.state;
}

describe('POST /api/v1/graph/drafts', () => {
  it('keeps a graph as a draft with a note, under a tag that an edit can carry', async () => {
    const response = await server.app.inject({ method: 'POST', url: '/api/v1/graph/drafts?note=fans', payload: graphWith('fan', 1.1) });
    const { revision, isNew } = KeptDraft.parse(response.json());

    const { items } = await call('GET', '/graph/revisions');
    expect([response.statusCode, response.headers.etag, isNew]).toEqual([201, `"${revision}"`, true]);
    expect(items[0]).toMatchObject({ revision, state: 'draft', parent: published.revision, note: 'fans' });
  });

  it('refuses a graph with an error, with what is wrong in it, and a body that is no graph with its field', async () => {
    const broken = { ...published, links: published.links.map((link) => ({ ...link, findingId: 'no-such-finding' })) };

    const wrong = await call('POST', '/graph/drafts', { body: broken, status: 422 });
    const none = await call('POST', '/graph/drafts', { body: { formatVersion: 1 }, status: 400 });

    expect(wrong).toMatchObject({ code: 'invalidGraph', facts: { errors: expect.any(Array) } });
    expect(none).toMatchObject({ code: 'invalidInput', detail: expect.stringContaining('faults') });
  });
});

describe('PUT /api/v1/graph/drafts/{id}', () => {
  it('keeps new content as another draft whose parent is the draft', async () => {
    const basis = await keep(graphWith('fan', 1.2));

    const sent = { body: graphWith('fan', 1.3), status: 201, headers: { 'if-match': `"${basis}"` } };
    const { revision } = KeptDraft.parse(await call('PUT', `/graph/drafts/${basis}`, sent));

    expect(revision).not.toBe(basis);
    expect(GraphFile.parse(await call('GET', `/graph?revision=${revision}`)).parent).toBe(basis);
    expect(await stateOf(basis)).toBe('draft');
  });

  it('answers 409 and names both where the edit was made on another revision, or the revision is no draft', async () => {
    const basis = await keep(graphWith('fan', 1.2));
    const body = graphWith('fan', 1.4);

    const stale = await call('PUT', `/graph/drafts/${basis}`, { body, status: 409, headers: { 'if-match': '"g-older"' } });
    const late = await call('PUT', `/graph/drafts/${published.revision}`, { body, status: 409 });
    const unknown = await call('PUT', '/graph/drafts/g-never', { body, status: 404 });

    expect(stale).toMatchObject({ code: 'versionConflict', facts: { expected: 'g-older', found: basis } });
    expect(late).toMatchObject({ code: 'versionConflict', facts: { expected: 'draft', found: 'published' } });
    expect(unknown.code).toBe('notFound');
  });
});

describe('replay, publish and rollback', () => {
  it(
    'show a draft beside the published graph, put it in force and take it back',
    async () => {
      const revision = await keep(graphWith('fan', 1.05));

      const replay = GraphReplay.parse(await call('POST', `/graph/drafts/${revision}/replay`));
      const there = Publication.parse(await call('POST', `/graph/drafts/${revision}/publish`));
      const inForce = await call('GET', '/graph');
      const back = Publication.parse(await call('POST', '/graph/rollback', { body: { revision: published.revision } }));

      expect(replay).toMatchObject({ revision, published: published.revision, refusals: [] });
      expect(replay.golden.length).toBeGreaterThanOrEqual(45);
      expect(there).toMatchObject({ revision, left: published.revision });
      expect(inForce.revision).toBe(revision);
      expect(back).toMatchObject({ revision: published.revision, left: revision });
      expect([await stateOf(revision), await stateOf(published.revision ?? '')]).toEqual(['superseded', 'published']);
    },
    replayTimeMs,
  );

  it(
    'refuse a draft that makes golden cases worse with 409 and name them, and a rollback to what was never published',
    async () => {
      const revision = await keep(graphWith('memory', 1e-6));

      const refused = await call('POST', `/graph/drafts/${revision}/publish`, { status: 409 });
      const never = await call('POST', '/graph/rollback', { body: { revision }, status: 409 });

      expect(refused).toMatchObject({ code: 'refusedPublish', detail: expect.stringContaining('golden case(s) get worse') });
      expect(GraphReplay.parse(refused.facts).golden.map(({ name }) => name)).toContain('dimm-uncorrectable');
      expect(never).toMatchObject({ code: 'refusedPublish', detail: expect.stringContaining('never published') });
      expect(await stateOf(published.revision ?? '')).toBe('published');
    },
    replayTimeMs,
  );

  it(
    'answer 404 for a revision that does not exist',
    async () => {
      const problems = [
        await call('POST', '/graph/drafts/g-never/publish', { status: 404 }),
        await call('POST', '/graph/rollback', { body: { revision: 'g-never' }, status: 404 }),
        await call('GET', `/graph/diff?from=g-never&to=${published.revision}`, { status: 404 }),
      ];

      expect(problems.map(({ code }) => code)).toEqual(['notFound', 'notFound', 'notFound']);
    },
    replayTimeMs,
  );
});

describe('GET /api/v1/graph/diff', () => {
  it('tells what a draft has else than the published graph', async () => {
    const revision = await keep(graphWith('fan', 1.1));

    const diff = GraphDiff.parse(await call('GET', `/graph/diff?from=${published.revision}&to=${revision}`));

    const fans = published.faults.filter(({ componentClass }) => componentClass === 'fan').map(({ id }) => id);
    expect(diff.faults.changed.map(({ id }) => id)).toEqual(fans);
    expect(diff.faults.changed.every(({ fields }) => fields.map(({ field }) => field).join() === 'prior')).toBe(true);
    expect([diff.links.changed, diff.findings.added]).toEqual([[], []]);
  });
});
