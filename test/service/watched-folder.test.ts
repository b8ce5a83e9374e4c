import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProduct, type Product } from '../../src/compose.js';
import { jobHandlers } from '../../src/service.js';
import { watchFolder } from '../../src/watched-folder.js';
import { temporaryFolder } from '../cli/run-faultbook.js';

const times = { pollMs: 20, settleMs: 0 };
const folder = temporaryFolder();
const watched = join(folder.path, 'in');

let product: Product;
let stop: AbortController;
let told: string[];
let running: Promise<unknown>;

beforeEach(async () => {
  mkdirSync(watched, { recursive: true });
  await start();
});
afterEach(async () => {
  await end();
  folder.remove();
});

async function start() {
  product = await openProduct(join(folder.path, 'data'), Date.now, { isSeeded: false });
  stop = new AbortController();
  told = [];
  running = Promise.all([
    watchFolder({ folder: watched, jobs: product.jobs, say: (text) => told.push(text), times }, stop.signal),
    product.jobs.work(jobHandlers(product), stop.signal),
  ]);
}

async function end() {
  stop.abort();
  await running;
  product.close();
}

function put(path: string, content: string): string {
  const at = join(watched, path);
  mkdirSync(join(at, '..'), { recursive: true });
  writeFileSync(at, content);
  return at;
}

async function untilTold(count: number): Promise<readonly string[]> {
  for (let turn = 0; told.length < count && turn < 500; turn += 1) await delay(20);
  return told;
}

describe('a watched folder', () => {
  it('imports what is put into the folder of its kind, with the map of its place', async () => {
    put('cases/plain.csv', 'id,symptom\nSR-1,fan noise\n,nameless\n');
    put('cases/jira/export.csv', 'Issue key,Summary,Created\nHW-1,Disk lost,2026-01-02\n');
    put('cases/north/MAP.json', '{"id": "nr"}');
    put('cases/north/export.csv', 'nr,x\nN-1,1\n');
    mkdirSync(join(watched, 'cases', 'empty'));
    put('articles/fan.md', '# Fan noise\n\nReplace the fan.\n');

    const lines = await untilTold(4);

    expect([...lines].sort()).toEqual([
      'watch: articles/fan.md: 1 added, 0 changed, 0 unchanged, 0 rejected',
      'watch: cases/jira/export.csv: 1 added, 0 changed, 0 unchanged, 0 rejected',
      'watch: cases/north/export.csv: 1 added, 0 changed, 0 unchanged, 0 rejected',
      'watch: cases/plain.csv: 1 added, 0 changed, 0 unchanged, 1 rejected (first: line 3: id no value)',
    ]);
    expect((await product.stores.cases.get('HW-1'))?.title).toBe('Disk lost');
  });

  it('imports a file again when it changed, and not at the next start', async () => {
    const path = put('cases/plain.csv', 'id,symptom\nSR-1,one\n');
    await untilTold(1);
    writeFileSync(path, 'id,symptom\nSR-1,two\nSR-2,new\n');
    const lines = await untilTold(2);
    await end();

    await start();
    await delay(200);

    expect(lines[1]).toBe('watch: cases/plain.csv: 1 added, 1 changed, 0 unchanged, 0 rejected');
    expect(told).toEqual([]);
    expect((await product.jobs.list(10)).map(({ attempt }) => attempt)).toEqual([1, 1]);
  });

  it('waits for a file that is still written, and passes over what is hidden, half copied or a link', async () => {
    const growing = put('cases/growing.csv', 'id\nSR-1\n');
    const soon = new Date(Date.now() + 3_600_000);
    utimesSync(growing, soon, soon);
    put('cases/.hidden.csv', 'id\nSR-2\n');
    put('cases/copy.csv.part', 'id\nSR-3\n');
    const elsewhere = join(folder.path, 'elsewhere.csv');
    writeFileSync(elsewhere, 'id\nSR-4\n');
    symlinkSync(elsewhere, join(watched, 'cases', 'link.csv'));

    await delay(200);

    expect(told).toEqual([]);
    expect(await product.stores.cases.count()).toBe(0);
  });

  it('tells of a file that cannot be read once, goes on with the others, and keeps what is taken out', async () => {
    put('registry/broken.json', '{"RegistryPrefix":');
    const good = put('cases/good.csv', 'id\nSR-1\n');
    const lines = await untilTold(2);
    rmSync(good);
    await delay(150);

    expect(lines).toHaveLength(2);
    expect(lines.find((line) => line.includes('registry'))).toContain('1 rejected (first:  the file is no valid JSON)');
    expect(await product.stores.cases.count()).toBe(1);
  });
});
