import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRedisJobQueue, type RedisJobQueue, type RedisJobQueueOptions } from '#jobs/redis/job-queue.js';
import type { JobHandler } from '#ports/job-queue.js';
import { freePorts } from '../servers/free-ports.js';
import { hasRedisServer, type RedisServer, redisSkippedBecause, startRedis } from '../servers/redis.js';
import { type ServerProcess, startProcess } from '../servers/server-process.js';
import { waitForState } from './contracts/job-queue.js';
import { keysOf, newPrefix } from './redis-keys.js';

const options = { clock: Date.now, leaseMs: 400, pollMs: 10, maximumAttempts: 3, retryMs: 10, answerMs: 500 };
const away = { name: 'AppError', code: 'serviceUnavailable' };
const soon = { timeout: 20_000, interval: 10 };

if (!hasRedisServer) console.warn(redisSkippedBecause);

describe.skipIf(!hasRedisServer)('[needs redis] job queue over a Redis that fails, and workers that do', () => {
  let redis: RedisServer;
  let prefix = '';
  const endings: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  beforeEach(() => {
    prefix = newPrefix();
  });
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });

  const opened = (more: Partial<RedisJobQueueOptions> = {}): RedisJobQueue => {
    const queue = createRedisJobQueue({ ...options, url: redis.url, prefix, ...more });
    endings.push(queue.close);
    return queue;
  };
  const startWorker = (queue: RedisJobQueue, handler: JobHandler): (() => Promise<void>) => {
    const stop = new AbortController();
    const worker = queue.work({ import: handler }, stop.signal);
    const end = (): Promise<void> => {
      stop.abort();
      return worker;
    };
    endings.push(end);
    return end;
  };
  const startWorkerProcess = (deed: string, file = ''): ServerProcess => {
    const script = fileURLToPath(new URL('./redis-worker.ts', import.meta.url));
    const parameters = ['--import', 'tsx', '--conditions=source', script, redis.url, prefix, deed, file];
    const worker = startProcess(process.execPath, parameters, { cwd: process.cwd() });
    endings.push(worker.kill);
    return worker;
  };
  const says = (worker: ServerProcess, word: string): Promise<void> =>
    vi.waitFor(() => expect(worker.lastWords().split('\n')).toContain(word), soon);

  it('claims the job of a killed worker again when its lock has ended, with the progress it had', async () => {
    const queue = opened();
    await queue.enqueue('import-1', 'import', null);
    const dead = startWorkerProcess('hang');
    await says(dead, 'claimed');
    await dead.kill();
    expect(await queue.get('import-1')).toMatchObject({ state: 'running', attempt: 1, progress: { done: 7, total: 10, note: 'half way' } });

    startWorker(queue, async ({ job }) => job.progress.done);

    await waitForState(queue, 'import-1', 'done');
    expect(await queue.get('import-1')).toMatchObject({ attempt: 2, result: 7 });
  });

  it('fails a job whose workers died on every attempt', async () => {
    const queue = opened({ maximumAttempts: 1 });
    await queue.enqueue('import-1', 'import', null);
    const dead = startWorkerProcess('hang');
    await says(dead, 'claimed');
    await dead.kill();

    startWorker(queue, async () => 'well');

    await waitForState(queue, 'import-1', 'failed');
    expect(await queue.get('import-1')).toMatchObject({ attempt: 1, error: 'its worker ended before the job did', result: null });
  });

  it('takes no result from a worker that lost its lock', async () => {
    const queue = opened();
    await queue.enqueue('import-1', 'import', null);
    const slow = startWorkerProcess('dawdle');
    await says(slow, 'claimed');
    slow.freeze();

    const end = startWorker(queue, async () => 'quick');
    await waitForState(queue, 'import-1', 'done');
    await end();
    slow.thaw();
    await says(slow, 'ended');

    expect(await queue.get('import-1')).toMatchObject({ state: 'done', attempt: 2, result: 'quick' });
  });

  it('runs 200 jobs exactly once by two workers in two processes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'faultbook-effects-'));
    endings.push(async () => rmSync(folder, { recursive: true }));
    const file = join(folder, 'effects');
    const queue = opened();
    const ids = Array.from({ length: 200 }, (_, number) => `job-${number}`);
    for (const id of ids) await queue.enqueue(id, 'import', null);

    startWorkerProcess('write', file);
    startWorkerProcess('write', file);
    await vi.waitFor(async () => expect((await queue.list(200)).every(({ state }) => state === 'done')).toBe(true), soon);

    const effects = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[1]);
    expect(effects.toSorted()).toEqual(ids.toSorted());
  });

  it('tells the worker of another process that its job was cancelled', async () => {
    const queue = opened();
    await queue.enqueue('import-1', 'import', null);
    const worker = startWorkerProcess('hang');
    await says(worker, 'claimed');

    const cancelled = await opened().cancel('import-1');

    expect(cancelled?.state).toBe('cancelled');
    await says(worker, 'told');
  });

  it('keeps waiting and ended jobs where Redis is killed and started again', async () => {
    const queue = opened();
    await queue.enqueue('ended', 'import', { path: 'a' });
    const end = startWorker(queue, async () => 'well');
    await waitForState(queue, 'ended', 'done');
    await end();
    await queue.enqueue('waiting', 'import', { path: 'b' });

    await redis.kill();
    await redis.restart();
    await vi.waitFor(async () => expect(await queue.isReady()).toBe(true), soon);

    expect(await queue.get('ended')).toMatchObject({ state: 'done', result: 'well', payload: { path: 'a' } });
    startWorker(queue, async () => 'later');
    await waitForState(queue, 'waiting', 'done');
    expect(await queue.get('waiting')).toMatchObject({ attempt: 1, result: 'later' });
  });

  it('goes on with a running job, and takes its result, once Redis is back', async () => {
    const queue = opened();
    let wentOn = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      wentOn = resolve;
    });
    await queue.enqueue('import-1', 'import', null);
    startWorker(queue, async ({ progress }) => {
      await progress(1, 2, '');
      await gate;
      await progress(2, 2, '');
      return 'well';
    });
    await vi.waitFor(async () => expect((await queue.get('import-1'))?.progress.done).toBe(1), soon);

    await redis.kill();
    wentOn();
    await redis.restart();

    await vi.waitFor(async () => expect((await queue.get('import-1').catch(() => null))?.state).toBe('done'), soon);
    expect(await queue.get('import-1')).toMatchObject({ attempt: 1, result: 'well', progress: { done: 2 } });
  });

  it('takes the result of a running job whose lock ended while Redis was frozen, and runs it once', async () => {
    const ran: string[] = [];
    const queue = opened();
    await queue.enqueue('import-1', 'import', null);
    const end = startWorker(queue, async ({ job }) => {
      ran.push(job.id);
      await delay(job.id === 'import-1' ? 4 * options.leaseMs : 0);
      return 'well';
    });
    await waitForState(queue, 'import-1', 'running');

    redis.freeze();
    await delay(2 * options.leaseMs);
    redis.thaw();
    await waitForState(queue, 'import-1', 'done');
    await queue.enqueue('import-2', 'import', null);
    await waitForState(queue, 'import-2', 'done');
    await end();

    expect(ran).toEqual(['import-1', 'import-2']);
    expect(await keysOf(redis.url, `${prefix}:queue:*:n-*`)).toEqual([]);
  });

  it('claims jobs again by itself once Redis is back, and tells an outage once for each connection', async () => {
    const warnings: string[] = [];
    const queue = opened({ warn: (message) => warnings.push(message) });
    startWorker(queue, async () => 'well');
    await queue.enqueue('before', 'import', null);
    await waitForState(queue, 'before', 'done');

    await redis.kill();
    await vi.waitFor(() => expect(warnings.length).toBeGreaterThanOrEqual(2), soon);
    await redis.restart();
    await vi.waitFor(async () => expect(await queue.isReady()).toBe(true), soon);
    await queue.enqueue('after', 'import', null);

    await waitForState(queue, 'after', 'done');
    expect(warnings.toSorted()).toEqual(Array(2).fill('the connection to Redis failed; trying again until it is back'));
  });

  it('fails requests soon while Redis is frozen and answers them when it runs again', async () => {
    const queue = opened();
    await queue.enqueue('import-1', 'import', null);

    redis.freeze();
    const start = Date.now();
    await expect(queue.get('import-1')).rejects.toMatchObject(away);
    await expect(queue.list(10)).rejects.toMatchObject(away);
    await expect(queue.cancel('import-1')).rejects.toMatchObject(away);
    expect(await queue.isReady()).toBe(false);
    const took = Date.now() - start;
    redis.thaw();

    expect(took).toBeLessThan(5 * options.answerMs);
    await vi.waitFor(async () => expect(await queue.isReady()).toBe(true), soon);
    expect((await queue.get('import-1'))?.id).toBe('import-1');
  });

  it('fails requests soon while Redis is stopped, and takes the same job when it is back', async () => {
    const queue = opened();
    await queue.isReady();

    await redis.kill();
    const start = Date.now();
    await expect(queue.enqueue('import-1', 'import', null)).rejects.toMatchObject(away);
    const took = Date.now() - start;
    await redis.restart();

    expect(took).toBeLessThan(3 * options.answerMs);
    await vi.waitFor(async () => expect(await queue.isReady()).toBe(true), soon);
    expect(await queue.enqueue('import-1', 'import', null)).toMatchObject({ state: 'waiting' });
  });

  it('fails requests soon where there never was a Redis, and a worker stops', async () => {
    const [port] = await freePorts(1);
    const queue = opened({ url: `redis://127.0.0.1:${port}` });

    const end = startWorker(queue, async () => 'well');
    await expect(queue.enqueue('import-1', 'import', null)).rejects.toMatchObject(away);
    expect(await queue.isReady()).toBe(false);
    await end();
  });

  it('stops a worker soon though Redis is away, and the job is claimed again when it is back', async () => {
    const queue = opened();
    await queue.enqueue('import-1', 'import', null);
    const end = startWorker(queue, async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      throw new Error('broken off');
    });
    await waitForState(queue, 'import-1', 'running');

    await redis.kill();
    const start = Date.now();
    await end();
    const took = Date.now() - start;
    await redis.restart();
    await vi.waitFor(async () => expect(await queue.isReady()).toBe(true), soon);
    startWorker(queue, async () => 'well');

    expect(took).toBeLessThan(4 * options.answerMs);
    await waitForState(queue, 'import-1', 'done');
  });

  it('stops an idle worker soon though Redis is frozen', async () => {
    const queue = opened();
    await queue.enqueue('import-1', 'import', null);
    const end = startWorker(queue, async () => 'well');
    await waitForState(queue, 'import-1', 'done');

    redis.freeze();
    const start = Date.now();
    await end();
    const took = Date.now() - start;
    redis.thaw();

    expect(took).toBeLessThan(4 * options.answerMs);
  });

  it('warns of a Redis that may evict jobs', async () => {
    const warnings: unknown[] = [];
    const client = new Redis(redis.url);
    await client.config('SET', 'maxmemory-policy', 'allkeys-lru');

    opened({ warn: (...warning) => warnings.push(warning) });
    await vi.waitFor(() => expect(warnings).toHaveLength(1), soon);

    await client.config('SET', 'maxmemory-policy', 'noeviction');
    await client.quit();
    expect(warnings).toEqual([['Redis may evict jobs: set its maxmemory-policy to noeviction', { policy: 'allkeys-lru' }]]);
  });
});
