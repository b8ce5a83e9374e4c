import { writeSync } from 'node:fs';
import { createJobQueue } from '#jobs/embedded/job-queue.js';
import { openDatabase } from '#stores/embedded/open-database.js';

/* A process of its own that claims a job of the file named by its argument, reports progress and then never ends. */
const queue = createJobQueue(openDatabase(process.argv[2] ?? ''), { clock: Date.now, leaseMs: 500, pollMs: 10, maximumAttempts: 2 });

await queue.work(
  {
    import: async ({ progress }) => {
      await progress(7, 10, 'half way');
      writeSync(1, 'claimed\n');
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    },
  },
  new AbortController().signal,
);
