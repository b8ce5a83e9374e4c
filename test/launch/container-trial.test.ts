import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Diagnosis } from '#domain/diagnosis.js';
import { Job } from '#domain/job.js';
import { textOf } from '../architecture/project-files.js';
import { uncorrectableEcc } from '../cli/run-faultbook.js';
import { drawSection, makePdf } from '../ingest/pdf/make-pdf.js';
import { eventually } from '../service/running-service.js';
import { parseComposeFile, unescaped } from './compose-file.js';
import { createIgnore } from './docker-ignore.js';
import { all, parseDockerfile, words } from './dockerfile.js';
import { layOutImage } from './image-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'faultbook-image-'));
const stages = parseDockerfile(textOf('Dockerfile'));
const final = stages.at(-1)!;
let image: string;
let server: ChildProcess | null = null;
let address: string;
let laidOut: readonly string[];

beforeAll(async () => {
  image = await layOutImage(stages, createIgnore(textOf('.dockerignore')), folder);
  laidOut = filesOfImage();
  mkdirSync(join(folder, 'tmp'));
  server = startImage();
  address = await printedAddress(server);
}, 180_000);

afterAll(async () => {
  if (server?.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  rmSync(folder, { recursive: true });
});

/** The image's own command in an environment as bare as a container's, on the loopback address and a free port. */
function startImage(): ChildProcess {
  const [program, ...entry] = all(final, 'ENTRYPOINT').flatMap(words);
  const command = all(final, 'CMD')
    .flatMap(words)
    .map((word) => (word === '0.0.0.0' ? '127.0.0.1' : word));
  return spawn(program === 'node' ? process.execPath : '', [...entry, ...command, '--port', '0'], {
    cwd: image,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', FAULTBOOK_DATA: join(folder, 'data'), TMPDIR: join(folder, 'tmp') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The address that a service prints once it serves; one that ends first is an error with all that it said. */
function printedAddress(service: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    const listen = (chunk: Buffer): void => {
      told += chunk.toString('utf8');
      const found = /http:\/\/\S+/.exec(told);
      if (found !== null) resolve(found[0]);
    };
    service.stdout?.on('data', listen);
    service.stderr?.on('data', listen);
    service.once('exit', (code) => reject(new Error(`the service ended with ${code}: ${told}`)));
  });
}

function filesOfImage(): readonly string[] {
  return readdirSync(image, { recursive: true, encoding: 'utf8' }).sort();
}

async function post(path: string, body: FormData | string): Promise<unknown> {
  const headers: Record<string, string> = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
  return (await fetch(`${address}${path}`, { method: 'POST', headers, body })).json();
}

/** Exit code of a health check that runs Node; what it asks of one port is asked of another. */
function exitCodeOf([program, ...args]: readonly string[], port: readonly [string, string]): Promise<number | null> {
  const check = spawn(
    program === 'node' ? process.execPath : '',
    args.map((arg) => arg.replace(...port)),
  );
  return new Promise((resolve) => check.once('exit', resolve));
}

describe('the files of the image, with the packages of production alone', () => {
  it('hold no package for development', () => {
    const packages = readdirSync(join(image, 'node_modules'));

    expect(packages).toContain('fastify');
    expect(packages).not.toContain('typescript');
    expect(packages).not.toContain('vitest');
  });

  it('serve: stores answer, a graph is published, the starter knowledge is in', async () => {
    const response = await fetch(`${address}/health/ready`);

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ok', articles: expect.toSatisfy((count: number) => count > 50) });
  });

  it('diagnose a log', async () => {
    const diagnosis = Diagnosis.parse(await post('/api/v1/diagnoses', JSON.stringify({ text: uncorrectableEcc })));

    expect(diagnosis).toMatchObject({ status: 'ranked', callouts: [{ fruId: 'dimm', locator: 'CPU1_DIMM_A3' }] });
  });

  it('show the page', async () => {
    const response = await fetch(address);

    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('<div id="root">');
  });

  it('import a PDF in a job process', async () => {
    const path = await makePdf(join(folder, 'fan.pdf'), (pdf) => drawSection(pdf, 'Fan module', ['Replace the fan module.']));
    const form = new FormData();
    form.append('kind', 'articles');
    form.append('file', new Blob([readFileSync(path)]), 'fan.pdf');

    const { id } = Job.parse(await post('/api/v1/imports', form));
    const job = await eventually(
      async () => Job.parse(await (await fetch(`${address}/api/v1/jobs/${id}`)).json()),
      ({ state }) => state === 'done' || state === 'failed',
    );

    expect(job).toMatchObject({ state: 'done', result: { added: 1 } });
  });

  it('stay as they are: a root file system may be read-only', () => {
    const now = filesOfImage();

    expect(now).toEqual(laidOut);
  });
});

describe('the health check of the image', () => {
  const check = all(final, 'HEALTHCHECK').flatMap(words);

  it('passes while the service answers', async () => {
    const code = await exitCodeOf(check, ['7070', new URL(address).port]);

    expect(code).toBe(0);
  });

  it('fails where nothing answers', async () => {
    const { port, close } = await listen();
    await close();

    const code = await exitCodeOf(check, ['7070', String(port)]);

    expect(code).toBe(1);
  });
});

describe.runIf(process.platform === 'linux')('the health check of the worker', () => {
  const [, ...check] = unescaped(parseComposeFile(textOf('docker-compose.yml')).services.worker!.healthcheck.test);
  const hexOf = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0');

  it('passes while a connection to Redis is open, and no longer', async () => {
    const { port, close } = await listen();
    const connection = connect(port, '127.0.0.1');
    await once(connection, 'connect');

    const connected = await exitCodeOf(check, ['18EB', hexOf(port)]);
    connection.destroy();
    await close();
    const disconnected = await exitCodeOf(check, ['18EB', hexOf(port)]);

    expect({ connected, disconnected }).toEqual({ connected: 0, disconnected: 1 });
  });
});

/** Something that listens on a free port and says nothing. */
async function listen(): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    close: () => new Promise((resolve) => listener.close(() => resolve())),
  };
}
