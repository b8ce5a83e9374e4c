import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Job } from '#domain/job.js';
import type { JobQueue } from '#ports/job-queue.js';
import { type ImportKind, importKinds, isReadyMap, readCaseMap } from './import-paths.js';

/** A file or folder that is imported as one: a direct child of a folder named like a KIND. `map` = path of a map or name of a ready one. */
type Unit = { readonly path: string; readonly kind: ImportKind; readonly map: string | null };

/** How often the folder is looked at, and how long a unit must have stayed the same: whoever copies a large file is not done at once. */
export type WatchTimes = { readonly pollMs: number; readonly settleMs: number };

export const usualWatchTimes: WatchTimes = { pollMs: 5_000, settleMs: 5_000 };

type Watch = {
  readonly folder: string;
  readonly jobs: Pick<JobQueue, 'enqueue' | 'get'>;
  readonly say: (text: string) => void;
  readonly times: WatchTimes;
};

const mostEntries = 50_000;
const deepest = 12;
/** Hidden files, what editors and copies leave half-written, and maps. */
const passedOver = /^\.|~$|\.(?:part|partial|tmp|temp|crdownload|swp)$|^MAP\.json$/i;

/**
 * Imports what is put into a folder until `signal` aborts: `articles/`, `registry/`, `cases/`, `events/`, `glossary/`, `graph/`. Below
 * `cases/` the map is the `MAP.json` of the same folder, or the ready one that the folder is named after. The folder is polled, so that network
 * shares work. A job is named by what its unit looks like: the same again, also after a restart, is the same job and runs once; a unit that
 * changed is a new one. What is taken out of the folder stays in the knowledge base.
 */
export async function watchFolder(watch: Watch, signal: AbortSignal): Promise<void> {
  const seen: Seen = { lastPrints: new Map(), handedIn: new Set(), running: new Map() };
  while (!signal.aborted) {
    await look(watch, seen).catch((error: unknown) => watch.say(`watch: ${watch.folder}: ${reasonOf(error)}`));
    await delay(watch.times.pollMs, undefined, { signal }).catch(() => undefined);
  }
}

/** What earlier looks left: the print of each unit, the prints that were handed in, and the jobs that have not ended, with their unit. */
type Seen = { readonly lastPrints: Map<string, string>; readonly handedIn: Set<string>; readonly running: Map<string, string> };

async function look(watch: Watch, { lastPrints, handedIn, running }: Seen): Promise<void> {
  for (const unit of await listUnits(watch.folder)) {
    const { print, newestMs } = await fingerprint(unit);
    const isSettled = newestMs > 0 && lastPrints.get(unit.path) === print && Date.now() - newestMs >= watch.times.settleMs;
    lastPrints.set(unit.path, print);
    if (!isSettled || handedIn.has(print)) continue;
    handedIn.add(print);
    await handIn(watch, unit, print, running);
  }
  for (const [id, name] of running) await tellEnd(watch, id, name, running);
}

/** Queues the import of a unit, unless an earlier run of the service did. */
async function handIn({ folder, jobs, say }: Watch, { path, kind, map }: Unit, print: string, running: Map<string, string>): Promise<void> {
  const id = `watch-${print}`;
  if ((await jobs.get(id)) !== null) return;
  const name = relative(folder, path);
  try {
    await jobs.enqueue(id, 'import', { kind, path, map: readCaseMap(map) });
    running.set(id, name);
  } catch (error) {
    say(`watch: ${name}: ${reasonOf(error)}`);
  }
}

async function tellEnd({ jobs, say }: Watch, id: string, name: string, running: Map<string, string>): Promise<void> {
  const job = await jobs.get(id);
  if (job === null || job.state === 'waiting' || job.state === 'running') return;
  running.delete(id);
  say(`watch: ${name}: ${endOf(job)}`);
}

function endOf({ state, error, result }: Job): string {
  if (state !== 'done') return `${state}: ${error ?? 'no reason'}`;
  const { added = 0, changed = 0, unchanged = 0, rejectedTotal = 0, rejected = [] } = result as Partial<ImportedCounts>;
  const [first] = rejected;
  const why =
    first === undefined ? '' : ` (first: ${first.line === null ? '' : `line ${first.line}: `}${first.field ?? ''} ${first.reason})`;
  return `${added} added, ${changed} changed, ${unchanged} unchanged, ${rejectedTotal} rejected${why}`;
}

type ImportedCounts = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejectedTotal: number;
  readonly rejected: readonly { readonly line: number | null; readonly field: string | null; readonly reason: string }[];
};

async function listUnits(folder: string): Promise<readonly Unit[]> {
  const perKind = await Promise.all(
    importKinds.map(async (kind) => (kind === 'cases' ? listCaseUnits(join(folder, kind)) : unitsIn(join(folder, kind), kind, null))),
  );
  return perKind.flat();
}

async function listCaseUnits(folder: string): Promise<readonly Unit[]> {
  const units = await unitsIn(folder, 'cases', mapIn(folder));
  const nested = await Promise.all(units.map((unit) => unitsOfMapped(unit, folder)));
  return nested.flat();
}

/** A folder with a map of its own, or the name of a ready one, stands for its entries. */
async function unitsOfMapped(unit: Unit, folder: string): Promise<readonly Unit[]> {
  const name = relative(folder, unit.path);
  const map = mapIn(unit.path) ?? (isReadyMap(name) ? name : null);
  return map === null ? [unit] : unitsIn(unit.path, 'cases', map);
}

function mapIn(folder: string): string | null {
  const path = join(folder, 'MAP.json');
  return existsSync(path) ? path : null;
}

async function unitsIn(folder: string, kind: ImportKind, map: string | null): Promise<readonly Unit[]> {
  return (await entriesOf(folder)).map((name) => ({ path: join(folder, name), kind, map }));
}

/** What a unit looks like: names, sizes and times of its files, and its map. Links are not followed. */
async function fingerprint({ path, kind, map }: Unit): Promise<{ readonly print: string; readonly newestMs: number }> {
  const hash = createHash('sha256').update(`${kind}\n${path}\n`);
  if (map !== null) hash.update(existsSync(map) ? readFileSync(map) : map);
  const state = { left: mostEntries, newestMs: 0 };
  for await (const { name, size, changedMs } of filesBelow(path, deepest, state)) {
    hash.update(`${name}\n${size}\n${changedMs}\n`);
    state.newestMs = Math.max(state.newestMs, changedMs);
  }
  return { print: hash.digest('hex').slice(0, 24), newestMs: state.newestMs };
}

type SeenFile = { readonly name: string; readonly size: number; readonly changedMs: number };

async function* filesBelow(path: string, depth: number, state: { left: number }): AsyncGenerator<SeenFile> {
  state.left -= 1;
  if (depth < 0 || state.left < 0) return;
  const stats = await lstat(path).catch(() => null);
  if (stats?.isFile() === true) yield { name: path, size: stats.size, changedMs: stats.mtimeMs };
  if (stats?.isDirectory() === true) for (const name of await entriesOf(path)) yield* filesBelow(join(path, name), depth - 1, state);
}

async function entriesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !passedOver.test(entry.name) && (entry.isFile() || entry.isDirectory()))
    .map(({ name }) => name)
    .sort();
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
