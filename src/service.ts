import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '#domain/app-error.js';
import { refuseForeignAddress } from '#http/plugins/authentication.js';
import { isLoopback } from '#http/plugins/loopback-guard.js';
import { createServer } from '#http/server.js';
import type { JobHandler } from '#ports/job-queue.js';
import type { ImportRequest, UseCases } from '#usecases/use-cases.js';
import { openProduct, type Product } from './compose.js';
import type { Config } from './config.js';
import { createGraphWork } from './graph-work.js';
import { importKindOf, importPaths, parseCaseMap } from './import-paths.js';
import { keepJobProcess } from './job-process.js';
import { analyseReceived, readReceived } from './log-reading.js';
import { packagePath, packageVersion } from './package-files.js';
import { shownJob } from './shown-job.js';
import { usualWatchTimes, watchFolder } from './watched-folder.js';

/** Payload of an import job. */
const ImportPayload = z.object({ kind: z.string(), path: z.string(), map: z.unknown() });

/** Runs the service until SIGINT or SIGTERM: the server here, one job process beside it. Prints the address and one example to `say`. */
export async function runService(config: Config, say: (text: string) => void): Promise<void> {
  refuseForeignAddress(config);
  const product = await openProduct(config.dataFolder, Date.now, config);
  const app = await createServer(serverUseCases(product, config), {
    version: packageVersion(),
    logLevel: config.logLevel,
    host: config.host,
    apiKeys: config.apiKeys,
    pageFolder: packagePath('dist', 'web'),
  });
  const address = await app.listen({ host: config.host, port: config.port }).catch((error: NodeJS.ErrnoException) => {
    product.close();
    throw error.code === 'EADDRINUSE'
      ? new AppError('wrongConfiguration', `port ${config.port} is in use: choose another with --port`, {})
      : error;
  });
  // Over Redis, workers are processes that are started and counted by who runs the service.
  const stopJobProcess = config.engine.redisUrl === null ? keepJobProcess(config.dataFolder) : () => undefined;
  // Before the address is printed: who reads it may ask to stop at once.
  const stopped = untilStopped();
  say(greeting(address, config));
  const watching = startWatch(product, config, say);
  await stopped;
  await watching.stop();
  stopJobProcess();
  await app.close();
  product.close();
}

/** The address, and one example to try; off the loopback address it needs a key. */
function greeting(address: string, { host }: Pick<Config, 'host'>): string {
  const key = isLoopback(host) ? '' : ` -H "authorization: Bearer $KEY"`;
  const body = '{"text":"1 | 05/14/2026 | 20:40:26 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted"}';
  return `Faultbook serves on ${address}\ntry: curl -s ${address}/api/v1/diagnoses${key} -H 'content-type: application/json' -d '${body}'`;
}

/** Watches the folder of the settings; without one there is nothing to stop. A folder that is not there is a wrong setting. */
function startWatch({ jobs }: Product, { watch }: Pick<Config, 'watch'>, say: (text: string) => void) {
  if (watch !== null && !existsSync(watch)) throw new AppError('wrongConfiguration', `watch: there is no folder ${watch}`, {});
  const ending = new AbortController();
  const watching = watch === null ? Promise.resolve() : watchFolder({ folder: watch, jobs, say, times: usualWatchTimes }, ending.signal);
  return {
    stop: (): Promise<void> => {
      ending.abort();
      return watching;
    },
  };
}

/** Runs jobs until SIGINT or SIGTERM, or until the server that started this process is gone. */
export async function runWorker(config: Config): Promise<void> {
  const stop = new AbortController();
  // From the start: the server may be gone before this process has loaded its code or opened its stores.
  process.once('disconnect', () => stop.abort());
  if (process.send !== undefined && !process.connected) stop.abort();
  void untilStopped().then(() => stop.abort());
  const product = await openProduct(config.dataFolder, Date.now, { ...config, isSeeded: false });
  const embedding = keepEmbedded(product, stop.signal);
  await product.jobs.work(jobHandlers(product), stop.signal);
  await embedding;
  product.close();
  if (process.connected) process.disconnect();
}

const embedPollMs = 10_000;

/** Queues a job that embeds what is new or changed, whoever wrote it, until `signal` aborts; does nothing where no embeddings service is set. */
async function keepEmbedded({ embedding, stores, jobs }: Product, signal: AbortSignal): Promise<void> {
  let last: string | null = null;
  while (embedding !== null && !signal.aborted) {
    const isBusy = last !== null && ['waiting', 'running'].includes((await jobs.get(last))?.state ?? 'done');
    if (!isBusy && (await stores.vectors?.missing(embedding.model, 1))?.length === 1) {
      last = `embed-${Date.now()}`;
      await jobs.enqueue(last, 'embed', {});
    }
    await delay(embedPollMs, undefined, { signal }).catch(() => undefined);
  }
}

/** The use cases as the HTTP service asks for them. */
export function serverUseCases(product: Product, config: Pick<Config, 'dataFolder' | 'engine'>): UseCases {
  const { stores, diagnose, search, suggest, glossary, knowledge, graph, jobs } = product;
  return {
    readFiles: (files, zoneOffsetMinutes) => readReceived({ files, zoneOffsetMinutes }),
    analyseFiles: (files, zoneOffsetMinutes, lang, { vendor, model, faultTime, replacedParts, recentChanges }) =>
      analyseReceived(
        { files, zoneOffsetMinutes },
        { lang, context: { vendor, model, faultTime, replacedParts, recentChanges, nowMs: Date.now() } },
      ),
    diagnose,
    search,
    suggest: async (query, viewer) => (await suggest({ query, viewer })).map(({ text }) => text),
    ...knowledge,
    glossary,
    graph: { ...graph, ...createGraphWork(config) },
    jobs: {
      startImport: async (request) => shownJob(await startImport(product, config.dataFolder, request), config.dataFolder),
      get: async (id) => shownJob(existing(await jobs.get(id), 'job', id), config.dataFolder),
    },
    status: async () => ({
      articles: await stores.articles.count(),
      cases: await stores.cases.count(),
      graphRevision: (await stores.graphs.published())?.revision ?? null,
    }),
  };
}

/** Keeps the upload in the data folder and queues its import; the same content and kind again is the same job. */
async function startImport({ jobs }: Product, dataFolder: string, { kind, file, map }: ImportRequest) {
  const checked = { kind: importKindOf(kind), map: map === null ? null : parseCaseMap(map) };
  const digest = createHash('sha256').update(JSON.stringify(checked)).update(file.bytes).digest('hex').slice(0, 24);
  const folder = join(dataFolder, 'uploads', digest);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, basename(file.name).replaceAll(/[^\w.-]/g, '_') || 'upload');
  writeFileSync(path, file.bytes, { mode: 0o600 });
  const job = await jobs.enqueue(`import-${digest}`, 'import', { ...checked, path });
  if (job.state === 'done') dropUpload(path);
  return job;
}

/** What was uploaded goes once it is imported: it has the personal data that the import took out. Paths of others stay. */
function dropUpload(path: string): void {
  if (basename(dirname(dirname(path))) === 'uploads') rmSync(dirname(path), { recursive: true, force: true });
}

/** What a job process does for each kind of job. */
export function jobHandlers({
  importer,
  reindex,
  embedding,
}: Pick<Product, 'importer' | 'reindex' | 'embedding'>): Readonly<Record<string, JobHandler>> {
  const importFile: JobHandler = async ({ job, progress, signal }) => {
    const { kind, path, map } = ImportPayload.parse(job.payload);
    const report = await importPaths(importer, importKindOf(kind), [path], map == null ? null : parseCaseMap(map), {
      signal,
      onProgress: (soFar) => progress(soFar.read, null, `${soFar.added + soFar.changed} written`),
    });
    dropUpload(path);
    return report;
  };
  // The place a job reached is its note: an attempt after a crash goes on from there.
  const reindexAll: JobHandler = async ({ job, progress, signal }) => ({
    documents: await reindex({ from: job.progress.note, onProgress: progress, signal }),
  });
  const embed: JobHandler = async ({ progress, signal }) => ({
    embedded: (await embedding?.embedDocuments({ onProgress: progress, signal })) ?? 0,
  });
  return { import: importFile, reindex: reindexAll, embed };
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function existing<T>(found: T | null, what: string, id: string): T {
  if (found === null) throw new AppError('notFound', `no such ${what}`, { id });
  return found;
}
