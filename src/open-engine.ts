import { join } from 'node:path';
import { createJobQueue } from '#jobs/embedded/job-queue.js';
import type { Clock } from '#ports/clock.js';
import type { JobQueue } from '#ports/job-queue.js';
import { type EmbeddedDatabase, openDatabase } from '#stores/embedded/open-database.js';
import { openEmbeddedStores } from '#stores/embedded/stores.js';
import type { Stores } from '#stores/stores.js';
import type { EngineSettings } from './engine-settings.js';

/** Stores and jobs of the engine that the settings name, and how to close them. */
export type Engine = { readonly stores: Stores; readonly jobs: JobQueue; readonly close: () => void };

const jobTimes = { leaseMs: 30_000, pollMs: 500, maximumAttempts: 3 } as const;

/**
 * Opens the embedded file of a data folder, or the servers that the settings name in its place. The clients of the servers are loaded only where
 * they are used. Throws AppError `serviceUnavailable` where a server is away.
 */
export async function openEngine(dataFolder: string, clock: Clock, settings: EngineSettings): Promise<Engine> {
  const isFileUsed = settings.elasticsearch === null || settings.redisUrl === null;
  const database = isFileUsed ? openDatabase(join(dataFolder, 'faultbook.db')) : null;
  const closings: (() => void)[] = [() => database?.close()];
  const close = (): void => {
    for (const one of closings) one();
  };
  try {
    const jobs = await openJobs(database, clock, settings, closings);
    const stores = await openStores(database, clock, settings, closings);
    return { stores, jobs, close };
  } catch (error) {
    close();
    throw error;
  }
}

async function openStores(
  database: EmbeddedDatabase | null,
  clock: Clock,
  { elasticsearch }: EngineSettings,
  closings: (() => void)[],
): Promise<Stores> {
  if (elasticsearch === null) return openEmbeddedStores(opened(database), clock);
  const { connect } = await import('#stores/elastic/connect.js');
  const { openElasticStores } = await import('#stores/elastic/stores.js');
  const client = connect(elasticsearch);
  closings.push(() => void client.close());
  return openElasticStores(client, elasticsearch.prefix, clock);
}

async function openJobs(
  database: EmbeddedDatabase | null,
  clock: Clock,
  { redisUrl, elasticsearch }: EngineSettings,
  closings: (() => void)[],
): Promise<JobQueue> {
  if (redisUrl === null) return createJobQueue(opened(database), { ...jobTimes, clock });
  const { createRedisJobQueue } = await import('#jobs/redis/job-queue.js');
  const warn = (message: string) => void process.stderr.write(`${message}\n`);
  const prefix = elasticsearch?.prefix ?? 'faultbook';
  const jobs = createRedisJobQueue({ ...jobTimes, url: redisUrl, clock, prefix, warn });
  closings.push(() => void jobs.close());
  return jobs;
}

function opened(database: EmbeddedDatabase | null): EmbeddedDatabase {
  if (database === null) throw new Error('the embedded file was not opened');
  return database;
}
