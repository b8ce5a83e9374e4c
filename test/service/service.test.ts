import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Diagnosis } from '#domain/diagnosis.js';
import { Job } from '#domain/job.js';
import { runFaultbook, stackTrace, temporaryFolder, uncorrectableEcc } from '../cli/run-faultbook.js';
import { eventually, type RunningService, startService } from './running-service.js';

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

/** Process ids of the children of a process, read from the system's own table. */
function childrenOf(pid: number): number[] {
  return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .trim()
    .split(/\s+/)
    .map(Number);
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
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

    const upload = json('/api/v1/diagnoses', { method: 'POST', body: form });
    const live = await json('/health/live');
    const diagnosis = Diagnosis.parse(await upload);

    expect(live).toEqual({ status: 'ok' });
    expect(diagnosis.input.events).toBe(40_000);
    expect(diagnosis.causes[0]?.component.class).toBe('memory');
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

describe('the end of the service', () => {
  it('takes the job process with it, whether it is asked to stop or killed', async () => {
    const own = temporaryFolder();
    const asked = await startService(own.path);
    const jobOfAsked = await eventually(
      async () => childrenOf(asked.process.pid ?? 0),
      (pids) => pids.some((pid) => pid > 0),
    );
    const code = await asked.stop('SIGTERM');
    const killed = await startService(own.path);
    const jobOfKilled = await eventually(
      async () => childrenOf(killed.process.pid ?? 0),
      (pids) => pids.some((pid) => pid > 0),
    );
    await killed.stop('SIGKILL');

    const left = await eventually(
      async () => [...jobOfAsked, ...jobOfKilled].filter(isAlive),
      (pids) => pids.length === 0,
      15_000,
    );

    own.remove();
    expect(code).toBe(0);
    expect(left).toEqual([]);
  });
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
