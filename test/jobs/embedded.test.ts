import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobQueue, type JobQueueOptions } from '#jobs/embedded/job-queue.js';
import { type EmbeddedDatabase, openDatabase } from '#stores/embedded/open-database.js';
import { linesOf, startScript } from '../stores/embedded/child-process.js';
import { openOver, temporaryFolder } from '../stores/embedded/temporary-database.js';
import { jobQueueContract, waitForState } from './contracts/job-queue.js';

const options: JobQueueOptions = { clock: Date.now, leaseMs: 300, pollMs: 5, maximumAttempts: 3, retryMs: 10 };
const hangingWorker = new URL('./hanging-worker.ts', import.meta.url);

jobQueueContract('embedded', async () => {
  const { store, close } = await openOver((database) => createJobQueue(database, options))();
  return { queue: store, close };
});

describe('embedded job queue over a file', () => {
  let folder = temporaryFolder();
  let database: EmbeddedDatabase;
  const path = (): string => join(folder.path, 'faultbook.db');
  beforeEach(() => {
    folder = temporaryFolder();
    database = openDatabase(path());
  });
  afterEach(() => {
    database.close();
    folder.remove();
  });

  it('claims the job of a killed worker again when its lease has ended, with the progress it had', async () => {
    const queue = createJobQueue(database, options);
    await queue.enqueue('import-1', 'import', null);
    await linesOf(startScript(hangingWorker, [path()]), 1);
    expect(await queue.get('import-1')).toMatchObject({ state: 'running', attempt: 1, progress: { done: 7, total: 10, note: 'half way' } });

    const stop = new AbortController();
    const worker = queue.work({ import: async ({ job }) => job.progress.done }, stop.signal);

    await waitForState(queue, 'import-1', 'done');
    stop.abort();
    await worker;
    expect(await queue.get('import-1')).toMatchObject({ attempt: 2, result: 7 });
  });

  it('fails a job whose workers died on every attempt', async () => {
    const queue = createJobQueue(database, { ...options, maximumAttempts: 1 });
    await queue.enqueue('import-1', 'import', null);
    await linesOf(startScript(hangingWorker, [path()]), 1);

    const stop = new AbortController();
    const worker = queue.work({ import: async () => 'well' }, stop.signal);

    await waitForState(queue, 'import-1', 'failed');
    stop.abort();
    await worker;
    expect((await queue.get('import-1'))?.error).toBe('its worker ended before the job did');
  });

  it('waits longer before each further attempt', async () => {
    let now = 1_000_000;
    const queue = createJobQueue(database, { ...options, clock: () => now, retryMs: 1_000 });
    const attempts: number[] = [];
    const stop = new AbortController();
    await queue.enqueue('import-1', 'import', null);
    const worker = queue.work({ import: async () => Promise.reject(new Error(`at ${attempts.push(now)}`)) }, stop.signal);

    while ((await queue.get('import-1'))?.state !== 'failed') {
      await new Promise((resolve) => setTimeout(resolve, 15));
      now += 250;
    }
    stop.abort();
    await worker;

    const pauses = attempts.slice(1).map((time, index) => time - attempts[index]!);
    expect(pauses[0]).toBeGreaterThanOrEqual(1_000);
    expect(pauses[0]).toBeLessThan(2_000);
    expect(pauses[1]).toBeGreaterThanOrEqual(2_000);
  });

  it('takes no result from a worker that lost its lease', async () => {
    const now = 1_000_000_000;
    const slow = createJobQueue(database, { ...options, clock: () => now - 10_000_000, pollMs: 60_000 });
    const quick = createJobQueue(database, { ...options, clock: () => now });
    await slow.enqueue('import-1', 'import', null);
    let endSlowJob = (_result: string): void => undefined;
    const stop = new AbortController();
    const slowResult = new Promise<string>((resolve) => {
      endSlowJob = resolve;
    });
    const slowWorker = slow.work({ import: () => slowResult }, stop.signal);
    await waitForState(quick, 'import-1', 'running');

    const quickWorker = quick.work({ import: async () => 'quick' }, stop.signal);
    await waitForState(quick, 'import-1', 'done');
    stop.abort();
    endSlowJob('slow');
    await Promise.all([slowWorker, quickWorker]);

    expect(await quick.get('import-1')).toMatchObject({ state: 'done', attempt: 2, result: 'quick' });
  });
});
