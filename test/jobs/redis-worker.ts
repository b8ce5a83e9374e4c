import { appendFileSync, writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createRedisJobQueue } from '#jobs/redis/job-queue.js';
import type { JobHandler } from '#ports/job-queue.js';

/* A worker as a process of its own. Arguments: the Redis, the prefix of its keys, what it does with jobs of the kind `import`, a file. */
const [url = '', prefix = '', deed = '', file = ''] = process.argv.slice(2);

const say = (word: string): void => void writeSync(1, `${word}\n`);

const deeds: Readonly<Record<string, JobHandler>> = {
  /** Reports progress and then never ends. */
  hang: async ({ progress, signal }) => {
    await progress(7, 10, 'half way');
    say('claimed');
    signal.addEventListener('abort', () => say('told'));
    await delay(60_000);
  },
  /** Ends after a while, well. */
  dawdle: async () => {
    say('claimed');
    await delay(300);
    setTimeout(() => say('ended'), 500);
    return 'late';
  },
  /** Its effect is a line of the file. */
  write: async ({ job }) => appendFileSync(file, `${process.pid} ${job.id}\n`),
};

const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
const queue = createRedisJobQueue({ url, prefix, clock: Date.now, leaseMs: 400, pollMs: 10, maximumAttempts: 2 });
await queue.work({ import: deeds[deed] ?? (async () => null) }, stop.signal);
await queue.close();
