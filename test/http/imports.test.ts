import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Job } from '#domain/job.js';
import { jobHandlers } from '../../src/service.js';
import { form, type OpenedServer, openServer, type Part, uncorrectableEcc } from './opened-server.js';

let server: OpenedServer;
const stop = new AbortController();
let working: Promise<void>;

beforeAll(async () => {
  server = await openServer();
  working = server.product.jobs.work(jobHandlers(server.product), stop.signal);
});

afterAll(async () => {
  stop.abort();
  await working;
  await server.close();
});

async function upload(parts: readonly (readonly [string, Part])[]) {
  return server.app.inject({ ...(await form(parts)), url: '/api/v1/imports' });
}

async function jobAtEnd(id: string): Promise<Job> {
  for (;;) {
    const job = Job.parse((await server.app.inject({ url: `/api/v1/jobs/${id}` })).json());
    if (job.state !== 'waiting' && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const csv = `ticket,rows,part\nSR-1,"${uncorrectableEcc}",dimm\nSR-2,"${uncorrectableEcc}",tape`;
const map = { id: 'ticket', log: 'rows', confirmed: { componentClass: { field: 'part', values: { dimm: 'memory' } } } };

describe('POST /api/v1/imports', () => {
  it('accepts a file as a job; the job stores what is good and lists what it rejects', async () => {
    const response = await upload([
      ['kind', 'cases'],
      ['map', JSON.stringify(map)],
      ['file', { name: 'open tickets.csv', bytes: csv }],
    ]);
    const accepted = Job.parse(response.json());
    const job = await jobAtEnd(accepted.id);
    const found = await server.app.inject({ url: '/api/v1/cases/SR-1' });

    expect(response.statusCode).toBe(202);
    expect(accepted).toMatchObject({ kind: 'import', state: 'waiting' });
    expect(job).toMatchObject({ state: 'done', error: null, progress: { done: 2 } });
    expect(job.result).toMatchObject({
      read: 2,
      added: 1,
      rejectedTotal: 1,
      rejected: [{ line: 3, field: 'confirmed.componentClass', reason: expect.stringContaining('tape') }],
    });
    expect(found.json()).toMatchObject({ id: 'SR-1', confirmed: { componentClass: 'memory' } });
  });

  it('takes the same upload twice as the same job, and other content or another kind as another', async () => {
    const file = { name: 'cases.jsonl', bytes: '{"id":"SR-9"}' };
    const first = Job.parse(
      (
        await upload([
          ['kind', 'cases'],
          ['file', file],
        ])
      ).json(),
    );
    const again = Job.parse(
      (
        await upload([
          ['kind', 'cases'],
          ['file', file],
        ])
      ).json(),
    );
    const other = Job.parse(
      (
        await upload([
          ['kind', 'cases'],
          ['file', { ...file, bytes: '{"id":"SR-10"}' }],
        ])
      ).json(),
    );
    const otherKind = Job.parse(
      (
        await upload([
          ['kind', 'glossary'],
          ['file', file],
        ])
      ).json(),
    );

    expect(again.id).toBe(first.id);
    expect(new Set([first.id, other.id, otherKind.id]).size).toBe(3);
  });

  it('tells in the job what was wrong with a file that holds nothing of its kind', async () => {
    const response = await upload([
      ['kind', 'graph'],
      ['file', { name: 'graph.json', bytes: '{"formatVersion":1}' }],
    ]);
    const job = await jobAtEnd(Job.parse(response.json()).id);

    expect(job).toMatchObject({ state: 'done', result: { read: 1, added: 0, rejectedTotal: 1, revision: null } });
  });

  it.each<[string, readonly (readonly [string, Part])[], string]>([
    [
      'an unknown kind',
      [
        ['kind', 'poems'],
        ['file', { name: 'a', bytes: 'x' }],
      ],
      'kind',
    ],
    ['no kind', [['file', { name: 'a', bytes: 'x' }]], 'kind'],
    ['no file', [['kind', 'cases']], 'file'],
    [
      'two files',
      [
        ['kind', 'cases'],
        ['file', { name: 'a', bytes: 'x' }],
        ['file', { name: 'b', bytes: 'y' }],
      ],
      'file',
    ],
    [
      'a map that is no JSON',
      [
        ['kind', 'cases'],
        ['map', '{'],
        ['file', { name: 'a', bytes: 'x' }],
      ],
      'map',
    ],
    [
      'a map with a field that no case has',
      [
        ['kind', 'cases'],
        ['map', '{"id":"a","colour":"b"}'],
        ['file', { name: 'a', bytes: 'x' }],
      ],
      'map',
    ],
  ])('refuses %s and names the field', async (_what, parts, field) => {
    const response = await upload(parts);

    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'invalidInput', detail: expect.stringMatching(new RegExp(`^${field}`)) });
  });

  it('refuses a body that is no form', async () => {
    const response = await server.app.inject({ method: 'POST', url: '/api/v1/imports', payload: { kind: 'cases' } });

    expect(response.statusCode).toBe(400);
    expect(response.json().detail).toContain('multipart/form-data');
  });

  it('never writes outside the data folder, whatever the name of the file', async () => {
    const names = ['../../escape.jsonl', '..', '/etc/escape.jsonl', '.hidden', 'a\\..\\b.jsonl', ''];

    const responses = await Promise.all(
      names.map((name, index) =>
        upload([
          ['kind', 'cases'],
          ['file', { name, bytes: `{"id":"name-${index}"}` }],
        ]),
      ),
    );
    const jobs = await Promise.all(responses.map((response) => jobAtEnd(Job.parse(response.json()).id)));

    expect(jobs.map(({ state }) => state)).toEqual(names.map(() => 'done'));
    expect(jobs.every(({ payload }) => /^[\w.-]+$/.test((payload as { path: string }).path))).toBe(true);
    expect(readdirSync(dirname(server.dataFolder)).filter((name) => /escape|hidden|b\.jsonl/.test(name))).toEqual([]);
  });

  it('names the upload in a reason, and not where it is kept', async () => {
    const response = await upload([
      ['kind', 'cases'],
      ['file', { name: 'tickets.csv', bytes: 'a,b\n1,2\n' }],
    ]);

    const job = await jobAtEnd(Job.parse(response.json()).id);

    expect(job.result).toMatchObject({ rejected: [{ file: 'tickets.csv' }] });
    expect(JSON.stringify(job)).not.toContain('uploads');
  });
});

describe('GET /api/v1/jobs/{id}', () => {
  it('answers 404 for an unknown job', async () => {
    const response = await server.app.inject({ url: '/api/v1/jobs/import-never' });

    expect(response.statusCode).toBe(404);
  });
});
