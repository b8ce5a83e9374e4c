import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Article } from '#domain/article.js';
import { SupportCase } from '#domain/support-case.js';
import type { DocumentSource } from '#ports/document-source.js';
import { linesOf, runHere, temporaryFolder } from '../cli/run-faultbook.js';
import { type OpenedServer, openServer } from './opened-server.js';

/** Words that stand in nothing that a reader of organisation A may see. */
const secret = 'zanzibarite';
const nearSecret = 'zanzibarita';
const unheardOf = 'gremlomatic';
const secretCode = 'QXZ9137';
/** One word that both sides print, spelled differently: theirs must not make ours look known. */
const theirSpelling = 'mellotrom';
const ourSpelling = 'mellotron';

const log = '1 | 05/14/2026 | 20:40:26 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted';
const planted = `${secret} ${secretCode} ${theirSpelling} uncorrectable ECC in the memory`;
const readerA = 'as=reader&organisation=A';
const readers = [readerA, 'as=reader'] as const;

const article = (id: string, fields: Partial<Article>) =>
  Article.parse({
    id,
    lang: 'en',
    title: `${planted} (${id})`,
    issue: planted,
    environment: planted,
    resolution: planted,
    cause: planted,
    confidence: 'validated',
    audience: 'internal',
    governance: 'experienceBased',
    state: 'published',
    codes: [secretCode, 'ipmi/0c/6f/01'],
    faultIds: ['dimm-cell-fault', 'dimm-uncorrectable'],
    vendor: 'Zanzivendor',
    sections: [{ heading: planted, page: 3, text: planted }],
    source: null,
    version: 0,
    ...fields,
  });
const hiddenArticles = [
  article('hidden-internal', {}),
  article('hidden-partner', { audience: 'partner' }),
  article('hidden-draft', { audience: 'public', state: 'draft' }),
  article('hidden-review', { audience: 'public', state: 'inReview' }),
  article('hidden-archived', { audience: 'public', state: 'archived' }),
  article('hidden-zh', { lang: 'zh' }),
];
const openArticles = [
  article('open', {
    title: `Memory with a ${ourSpelling}`,
    issue: `A ${ourSpelling} in the memory.`,
    environment: '',
    resolution: 'Replace the memory module.',
    cause: '',
    audience: 'public',
    codes: ['ipmi/0c/6f/01'],
    vendor: null,
    sections: [],
    translationOf: 'hidden-zh',
    stateNote: planted,
    source: { kind: 'case', uri: secret },
  }),
];
const hiddenCases = ['SR-B', 'SR-nobody'].map((id) =>
  SupportCase.parse({
    id,
    ...(id === 'SR-B' ? { organisation: 'B' } : {}),
    server: `${secret}-server`,
    vendor: 'Zanzivendor',
    model: 'Zanzimodel',
    firmware: `${secret} 1.0`,
    title: planted,
    symptom: planted,
    log: `${log}\n${planted}`,
    cause: planted,
    resolution: planted,
    testsDone: [{ testId: 'swap-dimm-to-good-channel', outcome: planted }],
    partsReplaced: [{ fruId: 'dimm', serialOut: secret, helped: true }],
    confirmed: { componentClass: 'memory' },
    outcome: 'resolved',
  }),
);
const ownCase = SupportCase.parse({
  id: 'SR-A',
  organisation: 'A',
  symptom: 'uncorrectable ECC',
  log,
  cause: 'one module',
  outcome: 'resolved',
});

function source<T>(items: readonly T[]): DocumentSource<T> {
  return {
    describe: 'planted',
    read: async function* () {
      for (const value of items) yield { ok: true as const, value, file: 'planted', line: null };
    },
  };
}

let server: OpenedServer;
let diagnosisOfB: string;
let cursorOfB: string;

async function ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, payload?: object) {
  const response = await server.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: method === 'GET' || method === 'POST' ? {} : { 'if-match': '"1"' },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: response.statusCode, text: response.body, json: response.json() };
}

beforeAll(async () => {
  server = await openServer();
  await server.product.importer.importArticles(source([...hiddenArticles, ...openArticles]));
  await server.product.importer.importCases(source([...hiddenCases, ownCase]));
  diagnosisOfB = (await ask('POST', '/diagnoses?as=reader&organisation=B', { text: log, symptom: planted })).json.id;
  cursorOfB = (await ask('GET', '/search?q=memory&limit=1&as=reader&organisation=B')).json.nextCursor;
});

afterAll(() => server.close());

/** Nothing planted, in whatever case and spelling it is indexed. */
const planting = /zanzi|qxz9137|mellotrom|hidden-|SR-B|SR-nobody/i;

const questions = [
  'memory',
  'uncorrectable ECC',
  'ipmi/0c/6f/01',
  secret,
  secretCode,
  nearSecret,
  'qxz9138',
  theirSpelling,
  'Zanzivendor',
  'Zanzimodel',
  'SR-B',
  'SR-nobody',
  `${secret}-server`,
];
const filters = [
  '',
  '&filter=organisation:B',
  '&filter=audience:internal',
  '&filter=vendor:Zanzivendor',
  '&kind=case',
  '&lang=zh',
  '&limit=100',
];

describe.each(readers)('nothing that is not theirs reaches a reader (%s)', (as) => {
  it.each(questions)('by a search for %s, whatever the filter', async (question) => {
    for (const filter of filters) {
      const { status, text } = await ask('GET', `/search?q=${encodeURIComponent(question)}${filter}&${as}`);

      expect([status, text]).toEqual([200, expect.not.stringMatching(planting)]);
    }
  });

  it.each([secret, secretCode, 'Zanzimodel'])('by how an answer to %s differs from one to a word that nobody wrote', async (word) => {
    const asked = await ask('GET', `/search?q=${word}&${as}`);
    const unknown = await ask('GET', `/search?q=${unheardOf}&${as}`);

    expect(asked.json).toEqual(unknown.json);
  });

  it('by a correction that is held back because a hidden document spells the word so', async () => {
    const { json } = await ask('GET', `/search?q=${theirSpelling}&${as}`);

    expect(json.didYouMean).toBe(ourSpelling);
  });

  it.each(['zan', 'zanz', secret, 'qx', 'qxz9', 'QXZ91', 'hidden', 'sr-', 'memory zan', 'mellotro'])(
    'by a suggestion for %s',
    async (typed) => {
      const { status, text } = await ask('GET', `/suggest?q=${encodeURIComponent(typed)}&${as}`);

      expect([status, text]).toEqual([200, expect.not.stringMatching(planting)]);
    },
  );

  it('by id: what is hidden answers as what is not there', async () => {
    const hidden = [...hiddenArticles.map(({ id }) => `/articles/${id}`), '/cases/SR-B', '/cases/SR-nobody'];
    for (const address of [...hidden, ...hiddenArticles.map(({ id }) => `/articles/${id}/duplicates`)]) {
      const { status, json } = await ask('GET', `${address}?${as}`);
      const missing = await ask('GET', `${address.replace(/hidden-\w+|SR-\w+/, 'none')}?${as}`);

      expect([address, status, json.detail, json.code]).toEqual([address, 404, missing.json.detail, missing.json.code]);
    }
  });

  it('by lists, whatever they are asked for', async () => {
    const addresses = [
      '/articles?limit=200',
      '/articles?state=draft',
      '/articles?state=inReview',
      '/articles?state=archived',
      '/cases?limit=200',
      '/articles/open?',
      '/articles/open/duplicates?',
    ];
    for (const address of addresses) {
      const { status, text } = await ask('GET', `${address}&${as}`);

      expect([address, status, text]).toEqual([address, 200, expect.not.stringMatching(planting)]);
    }
  });

  it('by a diagnosis of the same log and the same words', async () => {
    const { status, json } = await ask('POST', `/diagnoses?${as}`, {
      text: log,
      symptom: 'uncorrectable ECC in the memory',
      vendor: 'Acme',
    });
    const again = await ask('GET', `/diagnoses/${json.id}?${as}`);
    const stated = await ask('POST', `/diagnoses/${json.id}/findings?${as}`, { findings: [{ findingId: 'cpu-ierr', state: 'absent' }] });

    expect([status, again.status, stated.status]).toEqual([200, 200, 200]);
    for (const answer of [json, again.json, stated.json]) expect(JSON.stringify(answer)).not.toMatch(planting);
  });

  it("by another's diagnosis: it is not there, and the same request gives another one", async () => {
    const read = await ask('GET', `/diagnoses/${diagnosisOfB}?${as}`);
    const added = await ask('POST', `/diagnoses/${diagnosisOfB}/findings?${as}`, {
      findings: [{ findingId: 'cpu-ierr', state: 'absent' }],
    });
    const own = await ask('POST', `/diagnoses?${as}`, { text: log, symptom: planted });

    expect([read.status, added.status]).toEqual([404, 404]);
    expect(own.json.id).not.toBe(diagnosisOfB);
  });

  it('by a cursor that another reader was given', async () => {
    const { status } = await ask('GET', `/search?q=memory&limit=1&cursor=${encodeURIComponent(cursorOfB)}&${as}`);

    expect(status).toBe(400);
  });

  it('by a filter on passes, which no person has', async () => {
    const { status } = await ask('GET', `/search?q=memory&filter=access:internal&${as}`);

    expect(status).toBe(400);
  });

  it('by writing: what is hidden cannot be changed, closed, judged or moved', async () => {
    const answers = [
      await ask('POST', `/articles/hidden-internal/feedback?${as}`, { helpful: true, session: 's' }),
      await ask('POST', `/articles/hidden-internal/state?${as}`, { state: 'archived' }),
      await ask('PATCH', `/cases/SR-B?${as}`, { title: 'mine' }),
      await ask('POST', `/cases/SR-B/close?${as}`, { outcome: 'resolved' }),
      await ask('POST', `/cases/SR-B/article?${as}`),
    ];

    for (const { status, text } of answers)
      expect([[403, 404].includes(status), text]).toEqual([true, expect.not.stringMatching(/zanzi/i)]);
  });
});

describe('what is theirs reaches a reader', () => {
  it('in the search, by id, in lists and in a diagnosis', async () => {
    const found = await ask('GET', `/search?q=uncorrectable%20ECC&kind=case&${readerA}`);
    const diagnosis = await ask('POST', `/diagnoses?${readerA}`, { text: log });

    expect(found.json).toMatchObject({ hits: [{ id: 'SR-A' }], total: 1 });
    expect((await ask('GET', `/cases/SR-A?${readerA}`)).json).toMatchObject({ id: 'SR-A' });
    expect((await ask('GET', `/cases?${readerA.replace('&organisation=A', '')}&organisation=A`)).json.items).toHaveLength(1);
    expect(diagnosis.json.similarCases.map(({ caseId }: { caseId: string }) => caseId)).toEqual(['SR-A']);
  });

  it('and staff of the service see everything', async () => {
    const { json } = await ask('GET', `/search?q=${secret}&limit=100`);

    expect(json.hits.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['hidden-internal', 'hidden-partner', 'hidden-draft', 'SR-B', 'SR-nobody']),
    );
  });

  it('and an agent of one organisation sees articles of every audience, and cases and diagnoses of that organisation', async () => {
    const { text, json } = await ask('GET', `/search?q=${secret}&limit=100&as=agent&organisation=A`);

    expect(json.hits.map(({ id }: { id: string }) => id)).toContain('hidden-internal');
    expect(text).not.toMatch(/SR-B|SR-nobody/);
    expect((await ask('GET', `/diagnoses/${diagnosisOfB}?as=agent&organisation=A`)).status).toBe(404);
    expect((await ask('GET', `/diagnoses/${diagnosisOfB}?as=agent&organisation=B`)).status).toBe(200);
  });

  it.each(['as=administrator', 'as=nobody', 'organisation=', 'as=reader&as=agent'])(
    'and a viewer that is none is refused (%s)',
    async (query) => {
      expect((await ask('GET', `/search?q=memory&${query}`)).status).toBe(400);
    },
  );
});

describe('the command line as a reader', () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);

  it('finds nothing that is not theirs, alone, in a batch and in a diagnosis', async () => {
    const run = (words: readonly string[]) => runHere(words, { data: join(folder.path, 'data') });
    writeFileSync(join(folder.path, 'cases.jsonl'), [...hiddenCases, ownCase].map((one) => JSON.stringify(one)).join('\n'));
    writeFileSync(join(folder.path, 'queries.jsonl'), questions.map((query, id) => JSON.stringify({ id, query })).join('\n'));
    writeFileSync(join(folder.path, 'log.txt'), log);
    await run(['import', 'cases', join(folder.path, 'cases.jsonl')]);
    const as = ['--as', 'reader', '--organisation', 'A'];

    const one = await run(['search', 'uncorrectable ECC', '--kind', 'case', '--json', ...as]);
    const batch = await run(['search', '--batch', join(folder.path, 'queries.jsonl'), '--json', ...as]);
    const diagnosis = await run(['diagnose', join(folder.path, 'log.txt'), '--json', ...as]);
    const whole = await run(['search', secret, '--json']);

    expect([one.code, batch.code, diagnosis.code]).toEqual([0, 0, 0]);
    expect(linesOf(batch.out)).toHaveLength(questions.length);
    for (const { out } of [one, batch, diagnosis]) expect(out).not.toMatch(planting);
    expect(one.out).toContain('SR-A');
    expect(whole.out).toContain('SR-B');
  });
});
