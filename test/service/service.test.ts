import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Diagnosis } from '#domain/diagnosis.js';
import { Job } from '#domain/job.js';
import { openProduct } from '../../src/compose.js';
import { jobHandlers } from '../../src/service.js';
import { runFaultbook, stackTrace, temporaryFolder, uncorrectableEcc } from '../cli/run-faultbook.js';
import { childrenOf, eventually, isAlive, type RunningService, startService } from './running-service.js';

const folder = temporaryFolder();
let service: RunningService;

beforeAll(async () => {
  service = await startService(folder.path);
});

afterAll(async () => {
  await service.stop();
  folder.remove();
});

async function json(path: string, init: RequestInit = {}): Promise<unknown> {
  return (await fetch(`${service.address}${path}`, init)).json();
}

/** The one job process of a service that runs. */
async function jobProcessOf({ process: { pid = 0 } }: RunningService, isOther: (child: number) => boolean = () => true): Promise<number> {
  const [child = 0] = await eventually(
    async () => childrenOf(pid).filter((one) => isAlive(one) && isOther(one)),
    (pids) => pids.length > 0,
  );
  return child;
}

describe('the service', () => {
  it('prints an example that gives an answer with the part to bring', async () => {
    const text = /-d '(?<body>\{.*\})'/.exec(service.printed)?.groups?.body ?? '';
    const url = /curl -s (?<url>\S+)/.exec(service.printed)?.groups?.url ?? '';

    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text });
    const diagnosis = Diagnosis.parse(await answer.json());

    expect(diagnosis.status).toBe('ranked');
    expect(diagnosis.callouts[0]).toMatchObject({ fruId: 'dimm', locator: 'CPU1_DIMM_A3' });
  });

  it('answers others while a large upload is read in a thread of its own', async () => {
    const log = Array.from({ length: 40_000 }, (_, index) => uncorrectableEcc.replace('1 |', `${(index % 65_535).toString(16)} |`)).join(
      '\n',
    );
    const form = new FormData();
    form.append('file', new Blob([log]), 'large.log');

    const answered: string[] = [];
    const upload = json('/api/v1/diagnoses', { method: 'POST', body: form }).finally(() => answered.push('upload'));
    while (!answered.includes('upload')) {
      await json('/health/live');
      answered.push('live');
    }
    const diagnosis = Diagnosis.parse(await upload);

    expect(answered.indexOf('upload')).toBeGreaterThanOrEqual(5);
    expect(diagnosis.input.events).toBe(40_000);
    expect(diagnosis.causes[0]?.component.class).toBe('memory');
  });

  it('refuses an upload that is too large in words, and goes on answering', async () => {
    const form = new FormData();
    form.append('file', new Blob([Buffer.alloc(65 * 1024 * 1024, 0x20)]), 'huge.log');

    const response = await fetch(`${service.address}/api/v1/diagnoses`, { method: 'POST', body: form });
    const problem = await response.json();
    const live = await json('/health/live');

    expect(response.status).toBe(413);
    expect(problem).toMatchObject({ code: 'tooLarge', status: 413 });
    expect(live).toEqual({ status: 'ok' });
  });

  it('imports an upload in its job process, and takes the same upload for the same job', async () => {
    const registry = {
      '@odata.type': '#MessageRegistry.v1_4_0.MessageRegistry',
      Id: 'Acme.1.0.0',
      RegistryPrefix: 'Acme',
      Language: 'en',
      Messages: { FlapsLoose: { Message: 'Flap %1 is loose.', Severity: 'Warning', Resolution: 'Tighten it.' } },
    };
    const send = async () => {
      const form = new FormData();
      form.append('kind', 'registry');
      form.append('file', new Blob([JSON.stringify(registry)]), 'acme.json');
      return Job.parse(await json('/api/v1/imports', { method: 'POST', body: form }));
    };

    const [first, second] = [await send(), await send()];
    const done = await eventually(
      async () => Job.parse(await json(`/api/v1/jobs/${first.id}`)),
      (job) => job.state === 'done' || job.state === 'failed',
    );
    const found = (await json('/api/v1/search?q=FlapsLoose')) as { hits: { title: string }[] };

    expect(second.id).toBe(first.id);
    expect(done).toMatchObject({ state: 'done', result: { added: 1, rejectedTotal: 0 } });
    expect(found.hits[0]?.title).toContain('FlapsLoose');
  });
});

function sendCases(address: string, rows: readonly object[]): Promise<Job> {
  const form = new FormData();
  form.append('kind', 'cases');
  form.append('file', new Blob([rows.map((row) => JSON.stringify(row)).join('\n')]), 'cases.jsonl');
  return fetch(`${address}/api/v1/imports`, { method: 'POST', body: form }).then(async (response) => Job.parse(await response.json()));
}

async function jobOf({ address }: RunningService, id: string, isThere: (job: Job) => boolean): Promise<Job> {
  return eventually(async () => Job.parse(await (await fetch(`${address}/api/v1/jobs/${id}`)).json()), isThere, 60_000);
}

describe('the end of the service', () => {
  const own = temporaryFolder();
  afterAll(own.remove);

  it('takes the job process with it, whether it is asked to stop or killed', async () => {
    const asked = await startService(own.path);
    const jobOfAsked = await jobProcessOf(asked);
    const code = await asked.stop('SIGTERM');
    const killed = await startService(own.path);
    const jobOfKilled = await jobProcessOf(killed);
    await killed.stop('SIGKILL');

    const left = await eventually(
      async () => [jobOfAsked, jobOfKilled].filter(isAlive),
      (pids) => pids.length === 0,
    );

    expect(code).toBe(0);
    expect(left).toEqual([]);
  });

  it('keeps what it was given: the next start serves it', async () => {
    const first = await startService(own.path);
    const { id } = await sendCases(first.address, [{ id: 'SR-1', symptom: 'kept over a restart' }]);
    await jobOf(first, id, (job) => job.state === 'done');
    const code = await first.stop('SIGINT');

    const second = await startService(own.path);
    const job = await jobOf(second, id, () => true);
    const kept = await (await fetch(`${second.address}/api/v1/cases/SR-1`)).json();
    await second.stop();

    expect(code).toBe(0);
    expect(job).toMatchObject({ state: 'done', result: { added: 1 } });
    expect(kept).toMatchObject({ id: 'SR-1', symptom: 'kept over a restart' });
  });
});

describe('a job process that is killed within an import', () => {
  it('is replaced, and its job is done from the start by another worker when its lease has ended', async () => {
    const own = temporaryFolder();
    const count = 8000;
    const rows = Array.from({ length: count }, (_, index) => ({
      id: `case-${index}`,
      symptom: `marker${index} hangs`,
      log: uncorrectableEcc,
    }));
    const running = await startService(own.path);
    const victim = await jobProcessOf(running);
    const { id } = await sendCases(running.address, rows);
    const under = await jobOf(running, id, (job) => job.progress.done > 0);

    process.kill(victim, 'SIGKILL');
    const successor = await jobProcessOf(running, (child) => child !== victim);
    const small = await sendCases(running.address, [{ id: 'SR-1', symptom: 'after the fall' }]);
    const smallDone = await jobOf(running, small.id, (job) => job.state === 'done');
    await running.stop();
    // A minute later by its clock, the lease of the dead worker has ended.
    const later = await openProduct(own.path, () => Date.now() + 60_000, { isSeeded: false });
    const stop = new AbortController();
    const working = later.jobs.work(jobHandlers(later), stop.signal);
    const done = await eventually(
      () => later.jobs.get(id),
      (job) => job?.state === 'done' || job?.state === 'failed',
      60_000,
    );
    stop.abort();
    await working;
    const stored = await later.stores.cases.count();
    later.close();
    own.remove();

    expect(under.state).toBe('running');
    expect(successor).toBeGreaterThan(0);
    expect(smallDone.state).toBe('done');
    expect(done).toMatchObject({ state: 'done', attempt: 2, result: { read: count, rejectedTotal: 0 } });
    expect(done?.result).toHaveProperty(
      'unchanged',
      expect.toSatisfy((unchanged: number) => unchanged >= under.progress.done),
    );
    expect(stored).toBe(count + 1);
  }, 120_000);
});

describe('a service that must not start', () => {
  it('refuses an address that is not the loopback, in words', async () => {
    const { code, err } = await runFaultbook(['serve', '--host', '0.0.0.0'], { data: folder.path });

    expect(code).toBe(2);
    expect(err).toContain('no authentication is configured');
    expect(err).not.toMatch(stackTrace);
  });

  it('says that a port is in use', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as AddressInfo;

    const { code, err } = await runFaultbook(['serve', '--port', String(port)], { data: folder.path });

    holder.close();
    expect(code).toBe(2);
    expect(err).toContain(`port ${port} is in use`);
    expect(err).not.toMatch(stackTrace);
  });
});
