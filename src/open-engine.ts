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
  const closings: (() => void)[] = [];
  const close = (): void => {
    for (const one of closings) one();
  };
  const parts: Parts = { openFile: createOpenFile(dataFolder, closings), clock, settings, closings };
  try {
    const jobs = await openJobs(parts);
    return { stores: await openStores(parts), jobs, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** What is opened with; `closings` gets what undoes each opening. */
type Parts = {
  readonly openFile: () => EmbeddedDatabase;
  readonly clock: Clock;
  readonly settings: EngineSettings;
  readonly closings: (() => void)[];
};

/** Opens the embedded file with the first who asks for it. */
function createOpenFile(dataFolder: string, closings: (() => void)[]): () => EmbeddedDatabase {
  let database: EmbeddedDatabase | null = null;
  return () => {
    if (database !== null) return database;
    database = openDatabase(join(dataFolder, 'faultbook.db'));
    closings.push(database.close);
    return database;
  };
}

async function openStores({ openFile, clock, settings: { elasticsearch }, closings }: Parts): Promise<Stores> {
  if (elasticsearch === null) return openEmbeddedStores(openFile(), clock);
  const { connect } = await import('#stores/elastic/connect.js');
  const { openElasticStores } = await import('#stores/elastic/stores.js');
  const client = connect(elasticsearch);
  closings.push(() => void client.close());
  return openElasticStores(client, elasticsearch.prefix, clock);
}

async function openJobs({ openFile, clock, settings: { redisUrl, elasticsearch }, closings }: Parts): Promise<JobQueue> {
  if (redisUrl === null) return createJobQueue(openFile(), { ...jobTimes, clock });
  const { createRedisJobQueue } = await import('#jobs/redis/job-queue.js');
  const warn = (message: string) => void process.stderr.write(`${message}\n`);
  const prefix = elasticsearch?.prefix ?? 'faultbook';
  const jobs = createRedisJobQueue({ ...jobTimes, url: redisUrl, clock, prefix, warn });
  closings.push(() => void jobs.close());
  return jobs;
}
