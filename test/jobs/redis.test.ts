import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRedisJobQueue, type RedisJobQueue, type RedisJobQueueOptions } from '#jobs/redis/job-queue.js';
import { hasRedis, type RedisForTests, redisForTests, redisSkippedBecause } from '../servers/redis.js';
import { jobQueueContract, waitForState } from './contracts/job-queue.js';
import { keysOf, newPrefix, removeKeys } from './redis-keys.js';

const options = { clock: Date.now, leaseMs: 300, pollMs: 5, maximumAttempts: 3, retryMs: 10 };

if (!hasRedis) console.warn(redisSkippedBecause);

describe.skipIf(!hasRedis)('[needs redis] job queue over Redis', () => {
  let redis: RedisForTests;
  beforeAll(async () => {
    redis = await redisForTests();
  });
  afterAll(() => redis.close());

  jobQueueContract('redis', async () => {
    const prefix = newPrefix();
    const queue = createRedisJobQueue({ ...options, url: redis.url, prefix });
    const close = async (): Promise<void> => {
      await queue.close();
      await removeKeys(redis.url, prefix);
    };
    return { queue, close };
  });

  const withQueue = async (more: Partial<RedisJobQueueOptions>, test: (queue: RedisJobQueue) => Promise<void>): Promise<void> => {
    const { prefix = newPrefix() } = more;
    const queue = createRedisJobQueue({ ...options, ...more, url: redis.url, prefix });
    try {
      await test(queue);
    } finally {
      await queue.close();
      await removeKeys(redis.url, prefix);
    }
  };
  const runAll = async (queue: RedisJobQueue, ids: readonly string[]): Promise<void> => {
    const stop = new AbortController();
    const worker = queue.work({ import: async ({ job }) => job.id }, stop.signal);
    for (const id of ids) await waitForState(queue, id, 'done');
    stop.abort();
    await worker;
  };

  it('takes every id, also those that BullMQ refuses or that look alike once they are written another way', () =>
    withQueue({}, async (queue) => {
      const ids = ['import:1:2', 'import%3A1:2', '42', '0', '0:1', 'n-42', '内存', ''];
      for (const id of ids) await queue.enqueue(id, 'import', null);

      await runAll(queue, ids);

      const jobs = await queue.list(100);
      expect(jobs.map(({ id, result }) => [id, result])).toEqual(ids.toReversed().map((id) => [id, id]));
    }));

  it('runs jobs whose kind has a colon', () =>
    withQueue({}, async (queue) => {
      await queue.enqueue('one', 'import:cases', null);
      const stop = new AbortController();

      const worker = queue.work({ 'import:cases': async () => 'well' }, stop.signal);

      await waitForState(queue, 'one', 'done');
      stop.abort();
      await worker;
    }));

  it('answers an id that is there with its job, whatever kind is asked for now', () =>
    withQueue({}, async (queue) => {
      await queue.enqueue('one', 'import', null);
      await runAll(queue, ['one']);

      const again = await queue.enqueue('one', 'reindex', null);

      expect(again).toMatchObject({ kind: 'import', state: 'done', result: 'one' });
    }));

  it('asks for one job many times at once and runs it once', () =>
    withQueue({}, async (queue) => {
      const ran: string[] = [];
      const stop = new AbortController();
      const worker = queue.work({ import: async ({ job }) => ran.push(job.id) }, stop.signal);

      await Promise.all(Array.from({ length: 50 }, () => queue.enqueue('one', 'import', null)));

      await waitForState(queue, 'one', 'done');
      await queue.enqueue('last', 'import', null);
      await waitForState(queue, 'last', 'done');
      stop.abort();
      await worker;
      expect(ran).toEqual(['one', 'last']);
    }));

  it('remembers so many jobs that have ended and forgets the older ones', () =>
    withQueue({ kept: { forMs: 60_000, count: 2 } }, async (queue) => {
      const ids = ['one', 'two', 'three', 'four'];
      for (const id of ids) await queue.enqueue(id, 'import', null);
      await queue.enqueue('waiting', 'other', null);
      const stop = new AbortController();

      const worker = queue.work({ import: async () => null }, stop.signal);
      await waitForState(queue, 'four', 'done');
      stop.abort();
      await worker;

      expect((await queue.list(100)).map(({ id }) => id)).toEqual(['waiting', 'four', 'three']);
      expect(await queue.get('one')).toBeNull();
    }));

  it('forgets jobs that have ended long ago', async () => {
    let now = 1_000_000_000;
    await withQueue({ clock: () => now, kept: { forMs: 60_000, count: 100 } }, async (queue) => {
      await queue.enqueue('old', 'import', null);
      await queue.enqueue('waiting', 'import', null);
      await queue.cancel('old');
      now += 61_000;

      await queue.enqueue('new', 'import', null);
      await queue.cancel('new');

      expect((await queue.list(100)).map(({ id }) => id)).toEqual(['new', 'waiting']);
    });
  });

  it('leaves no delivery in Redis once all jobs have ended', async () => {
    const prefix = newPrefix();
    await withQueue({ prefix }, async (queue) => {
      for (const id of ['one', 'two']) await queue.enqueue(id, 'import', null);
      await queue.cancel('two');

      await runAll(queue, ['one']);

      expect(await keysOf(redis.url, `${prefix}:queue:*:n-*`)).toEqual([]);
    });
  });
});
