import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '#domain/app-error.js';
import type { JobState } from '#domain/job.js';
import type { JobContext, JobHandler, JobQueue } from '#ports/job-queue.js';

/** A queue as a contract suite opens it: empty, three attempts, retries and polls within some tens of milliseconds. */
export type OpenedQueue = { readonly queue: JobQueue; readonly close: () => Promise<void> };

/** What every job queue promises. */
export function jobQueueContract(name: string, open: () => Promise<OpenedQueue>): void {
  describe(`${name}: job queue`, () => {
    const endings: (() => Promise<unknown>)[] = [];
    afterEach(async () => {
      for (const end of endings.splice(0).reverse()) await end();
    });
    const opened = async (): Promise<JobQueue> => {
      const { queue, close } = await open();
      endings.push(close);
      return queue;
    };
    const startWorker = (queue: JobQueue, handlers: Readonly<Record<string, JobHandler>>): (() => Promise<void>) => {
      const stop = new AbortController();
      const worker = queue.work(handlers, stop.signal);
      const end = async (): Promise<void> => {
        stop.abort();
        await worker;
      };
      endings.push(end);
      return end;
    };

    it('keeps a job waiting until a worker comes', async () => {
      const queue = await opened();

      const job = await queue.enqueue('import-1', 'import', { path: '/tmp/x' });

      expect(job).toMatchObject({
        id: 'import-1',
        kind: 'import',
        payload: { path: '/tmp/x' },
        state: 'waiting',
        attempt: 0,
        result: null,
      });
      expect(job.progress).toEqual({ done: 0, total: null, note: '' });
      expect(await queue.get('import-1')).toEqual(job);
      expect(await queue.get('missing')).toBeNull();
    });

    it('answers the same id again with the job that is there', async () => {
      const queue = await opened();
      await queue.enqueue('import-1', 'import', { path: 'first' });

      const again = await queue.enqueue('import-1', 'import', { path: 'second' });

      expect(again.payload).toEqual({ path: 'first' });
      expect(await queue.list(10)).toHaveLength(1);
    });

    it('lists the newest jobs first, no more than asked for', async () => {
      const queue = await opened();
      for (const id of ['one', 'two', 'three']) await queue.enqueue(id, 'import', null);

      const jobs = await queue.list(2);

      expect(jobs.map(({ id }) => id)).toEqual(['three', 'two']);
    });

    it('runs each job once, in order, and keeps its result', async () => {
      const queue = await opened();
      const ran: string[] = [];
      for (const id of ['one', 'two', 'three']) await queue.enqueue(id, 'import', { id });

      startWorker(queue, { import: async ({ job }) => ({ counted: ran.push(job.id) }) });

      await waitForState(queue, 'three', 'done');
      expect(ran).toEqual(['one', 'two', 'three']);
      expect(await queue.get('two')).toMatchObject({ state: 'done', attempt: 1, result: { counted: 2 }, error: null });
    });

    it('runs every job exactly once where two workers share the work', async () => {
      const queue = await opened();
      const ran: string[] = [];
      const handler: JobHandler = async ({ job }) => {
        ran.push(job.id);
        await sleep(1);
      };
      const ids = Array.from({ length: 20 }, (_, number) => `job-${number}`);
      for (const id of ids) await queue.enqueue(id, 'import', null);

      startWorker(queue, { import: handler });
      startWorker(queue, { import: handler });

      for (const id of ids) await waitForState(queue, id, 'done');
      expect(ran.toSorted()).toEqual(ids.toSorted());
    });

    it('leaves jobs of a kind that it has no handler for', async () => {
      const queue = await opened();
      await queue.enqueue('calibrate-1', 'calibrate', null);
      await queue.enqueue('import-1', 'import', null);

      startWorker(queue, { import: async () => null });

      await waitForState(queue, 'import-1', 'done');
      expect((await queue.get('calibrate-1'))?.state).toBe('waiting');
    });

    it('shows the progress of a running job', async () => {
      const queue = await opened();
      const gate = createGate();
      await queue.enqueue('import-1', 'import', null);

      startWorker(queue, {
        import: async ({ progress }) => {
          await progress(30, 200, 'rows');
          await gate.opened;
        },
      });

      await waitForState(queue, 'import-1', 'running');
      await waitUntil(async () => (await queue.get('import-1'))?.progress.done === 30);
      expect((await queue.get('import-1'))?.progress).toEqual({ done: 30, total: 200, note: 'rows' });
      gate.open();
    });

    it('tries a failed job again and keeps the result of the attempt that went well', async () => {
      const queue = await opened();
      await queue.enqueue('import-1', 'import', null);

      startWorker(queue, {
        import: async ({ job }) => {
          if (job.attempt < 3) throw new Error(`attempt ${job.attempt} failed`);
          return 'well';
        },
      });

      await waitForState(queue, 'import-1', 'done');
      expect(await queue.get('import-1')).toMatchObject({ attempt: 3, result: 'well', error: null });
    });

    it('gives up after the last attempt and says why', async () => {
      const queue = await opened();
      await queue.enqueue('import-1', 'import', null);

      startWorker(queue, {
        import: async ({ job }) => {
          throw new Error(`attempt ${job.attempt} failed`);
        },
      });

      await waitForState(queue, 'import-1', 'failed');
      expect(await queue.get('import-1')).toMatchObject({ attempt: 3, error: 'attempt 3 failed', result: null });
    });

    it('does not try again what breaks a rule of the product', async () => {
      const queue = await opened();
      await queue.enqueue('import-1', 'import', null);

      startWorker(queue, {
        import: async () => {
          throw new AppError('invalidInput', 'no such folder');
        },
      });

      await waitForState(queue, 'import-1', 'failed');
      expect(await queue.get('import-1')).toMatchObject({ attempt: 1, error: 'no such folder' });
    });

    it('never runs a job that was cancelled while it waited', async () => {
      const queue = await opened();
      const ran: string[] = [];
      await queue.enqueue('import-1', 'import', null);
      await queue.enqueue('import-2', 'import', null);

      const cancelled = await queue.cancel('import-1');
      startWorker(queue, { import: async ({ job }) => ran.push(job.id) });

      await waitForState(queue, 'import-2', 'done');
      expect([cancelled?.state, ran]).toEqual(['cancelled', ['import-2']]);
    });

    it('tells a running job that it was cancelled, by its signal and by its progress', async () => {
      const queue = await opened();
      const seen: unknown[] = [];
      await queue.enqueue('import-1', 'import', null);
      startWorker(queue, {
        import: async ({ signal, progress }) => {
          await aborted(signal);
          seen.push(await progress(1, null, '').catch(() => 'progress threw'));
          return 'too late';
        },
      });
      await waitForState(queue, 'import-1', 'running');

      await queue.cancel('import-1');

      await waitUntil(async () => seen.length > 0);
      expect(seen).toEqual(['progress threw']);
      expect(await queue.get('import-1')).toMatchObject({ state: 'cancelled', result: null });
    });

    it('leaves an ended job as it is where it is cancelled, and knows nothing of a missing one', async () => {
      const queue = await opened();
      await queue.enqueue('import-1', 'import', null);
      startWorker(queue, { import: async () => 'well' });
      await waitForState(queue, 'import-1', 'done');

      const ended = await queue.cancel('import-1');
      const missing = await queue.cancel('missing');

      expect([ended?.state, missing]).toEqual(['done', null]);
    });

    it('lets the running job end before the worker stops, and claims no other', async () => {
      const queue = await opened();
      const gate = createGate();
      await queue.enqueue('import-1', 'import', null);
      await queue.enqueue('import-2', 'import', null);
      const endWorker = startWorker(queue, { import: () => gate.opened });
      await waitForState(queue, 'import-1', 'running');

      const ended = endWorker();
      gate.open();
      await ended;

      expect((await queue.get('import-1'))?.state).toBe('done');
      expect((await queue.get('import-2'))?.state).toBe('waiting');
    });

    it('tells the running job that the worker stops and puts it back where it breaks off', async () => {
      const queue = await opened();
      await queue.enqueue('import-1', 'import', null);
      const endWorker = startWorker(queue, { import: breakOff });
      await waitForState(queue, 'import-1', 'running');

      await endWorker();

      expect(await queue.get('import-1')).toMatchObject({ state: 'waiting', attempt: 0 });
      startWorker(queue, { import: async () => 'well' });
      await waitForState(queue, 'import-1', 'done');
    });

    it('keeps the lease of a job that runs for long', async () => {
      const queue = await opened();
      const ran: string[] = [];
      const handler: JobHandler = async ({ job }) => {
        ran.push(job.id);
        await sleep(600);
      };
      await queue.enqueue('import-1', 'import', null);

      startWorker(queue, { import: handler });
      startWorker(queue, { import: handler });

      await waitForState(queue, 'import-1', 'done');
      expect(ran).toEqual(['import-1']);
    });
  });
}

async function breakOff({ signal }: JobContext): Promise<never> {
  await aborted(signal);
  throw new Error('broken off');
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function createGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits until a job is in a state. */
export async function waitForState(queue: JobQueue, id: string, state: JobState): Promise<void> {
  await waitUntil(async () => (await queue.get(id))?.state === state);
}

async function waitUntil(isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await isTrue())) {
    expect(Date.now(), 'it takes too long').toBeLessThan(deadline);
    await sleep(5);
  }
}
