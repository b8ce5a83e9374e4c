import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Article } from '#domain/article.js';
import { SupportCase } from '#domain/support-case.js';
import { openProduct } from '../../src/compose.js';
import { embeddedEngine } from '../../src/engine-settings.js';
import { readHere } from '../../src/log-reading.js';
import { jobHandlers, serverUseCases } from '../../src/service.js';

const folder = mkdtempSync(join(tmpdir(), 'faultbook-redacted-'));
const data = join(folder, 'data');
mkdirSync(data);
type Product = Awaited<ReturnType<typeof openProduct>>;
let product: Product;

beforeAll(async () => {
  product = await openProduct(data, Date.now, { isSeeded: false });
});
afterAll(() => {
  product.close();
  rmSync(folder, { recursive: true, force: true });
});

const secrets = [
  'zq-secret-77',
  'lena.zqperson',
  'zqperson',
  '13912340077',
  '10.77.66.55',
  'de:ad:be:ef:77:66',
  '11010519491231002X',
  '柳闻莺',
];
const text = `联系人：柳闻莺 13912340077，lena.zqperson@example.org，BMC 10.77.66.55 (de:ad:be:ef:77:66)，password: zq-secret-77，身份证 11010519491231002X`;
const log = `1 | 05/14/2026 | 20:40:26 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted\nMay  7 06:45:12 10.77.66.55 login: user zqperson password=zq-secret-77`;

const supportCase = (id: string) =>
  SupportCase.parse({
    ...{ id, server: 'ZQSERIAL7', title: text, symptom: text, cause: text, resolution: text, log },
    testsDone: [{ testId: 'swap', outcome: text }],
    partsReplaced: [{ fruId: 'dimm', serialOut: 'ZQOUT77', helped: true }],
  });

function casesOf(...cases: readonly SupportCase[]) {
  return {
    describe: 'test',
    read: async function* () {
      for (const value of cases) yield { ok: true as const, value, file: 'rows', line: 1, personalNames: ['Lena Zqperson', 'zqperson'] };
    },
  };
}

/** All bytes of the data folder: the database, what its log has not yet put into it, and files beside them. */
function storedBytes(): Buffer {
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map((entry) => readFileSync(join(entry.parentPath, entry.name))));
}

function foundIn(bytes: Buffer): string[] {
  return secrets.filter((secret) => bytes.includes(secret) || bytes.toString('latin1').toLowerCase().includes(secret.toLowerCase()));
}

describe('an import of cases with personal data and secrets', () => {
  it('counts what it would take out in a dry run, and writes nothing', async () => {
    const report = await product.importer.importCases(casesOf(supportCase('dry')), { dryRun: true });

    expect(report).toMatchObject({ added: 1, redacted: { name: 6, phone: 5, mail: 5, ip: 6, mac: 5, credential: 6, identity: 5 } });
    expect(await product.stores.cases.count()).toBe(0);
  });

  it('leaves none of them in the bytes of the data folder, and the serial numbers in place', async () => {
    await product.importer.importCases(casesOf(supportCase('SR-1'), supportCase('SR-2')));

    const bytes = storedBytes();
    const stored = await product.stores.cases.get('SR-1');
    expect(foundIn(bytes)).toEqual([]);
    expect(bytes.includes('ZQSERIAL7')).toBe(true);
    expect(stored).toMatchObject({ server: 'ZQSERIAL7', partsReplaced: [{ serialOut: 'ZQOUT77' }] });
    expect(stored?.symptom).toBe('联系人：[name] [phone]，[mail]，BMC [ip] ([mac])，password: [credential]，身份证 [identity]');
  });

  it('changes nothing the second time', async () => {
    const report = await product.importer.importCases(casesOf(supportCase('SR-1'), supportCase('SR-2')));

    expect(report).toMatchObject({ added: 0, changed: 0, unchanged: 2, redacted: {} });
  });

  it('still finds a case by what its log says', async () => {
    const { hits } = await product.search({ query: 'Uncorrectable ECC', kind: 'case', limit: 5 });

    expect(hits.map(({ id }) => id).sort()).toEqual(['SR-1', 'SR-2']);
  });
});

describe('what else is kept', () => {
  it('of an article has no credential, and a registry stays as its maker wrote it', async () => {
    const article = (id: string) =>
      Article.parse({
        ...{ id, lang: 'en', title: id, issue: 'password: zq-secret-77', environment: '', resolution: '', cause: '', confidence: 'wip' },
        ...{ audience: 'internal', governance: 'experienceBased', state: 'published', codes: [], faultIds: [], sections: [], source: null },
        version: 0,
      });
    const source = (id: string) => ({
      describe: 'test',
      read: async function* () {
        yield { ok: true as const, value: article(id), file: 'a', line: null };
      },
    });

    const report = await product.importer.importArticles(source('one'));
    const registry = await product.importer.importArticles(source('two'), { kind: 'registry', dryRun: true });

    expect(report.redacted).toEqual({ credential: 1 });
    expect(registry.redacted).toEqual({});
    expect(foundIn(storedBytes())).toEqual([]);
  });

  it('of the events of a fleet has none of them', async () => {
    const path = join(folder, 'node.log');
    writeFileSync(path, log);
    const { importPaths } = await import('../../src/import-paths.js');

    const report = await importPaths(product.importer, 'events', [path], null, {});

    expect(report.added).toBeGreaterThan(0);
    expect(foundIn(storedBytes()).filter((secret) => secret !== 'zqperson')).toEqual([]);
  });

  it('of a diagnosis has none of them, while who asks sees the lines as they are', async () => {
    const rows =
      'May  7 06:45:12 10.77.66.55 kernel: EDAC MC0: 1 UE memory read error on CPU_SrcID#0_Ha#0_Chan#1_DIMM#0 (channel:1 slot:0)';
    const { events, reading } = await readHere({ files: [{ name: 'log.txt', bytes: Buffer.from(rows) }], zoneOffsetMinutes: null });

    const diagnosis = await product.diagnose.diagnose({ events, reading, input: { symptom: text }, lang: 'en' });
    const later = await product.diagnose.get(diagnosis.id);

    expect(diagnosis.excerpts[0]?.raw).toContain('10.77.66.55');
    expect(later.excerpts[0]?.raw).toContain('[ip] kernel');
    expect(later.causes).toEqual(diagnosis.causes);
    expect(foundIn(storedBytes()).filter((secret) => secret !== 'zqperson')).toEqual([]);
  });

  it('of an upload is nothing once it is imported', async () => {
    const useCases = serverUseCases(product, { dataFolder: data, engine: embeddedEngine });
    const bytes = Buffer.from(JSON.stringify({ id: 'UP-1', symptom: 'password: zq-secret-77' }));
    const stop = new AbortController();
    const working = product.jobs.work(jobHandlers(product), stop.signal);

    const job = await useCases.jobs.startImport({ kind: 'cases', file: { name: 'c.jsonl', bytes }, map: null });
    await expect.poll(async () => (await product.jobs.get(job.id))?.state, { timeout: 20_000 }).toBe('done');
    stop.abort();
    await working;

    expect((await product.stores.cases.get('UP-1'))?.symptom).toBe('password: [credential]');
    expect(foundIn(storedBytes()).filter((secret) => secret !== 'zqperson')).toEqual([]);
  });
});
