import { describe, expect, it } from 'vitest';
import { SupportCase } from '#domain/support-case.js';
import { createImporter } from '#usecases/import/importer.js';
import { sampleArticle } from '../../stores/contracts/samples.js';
import { createFakeStores, sourceOf } from './fake-stores.js';

function caseOf(id: string, symptom = 'no power'): SupportCase {
  return SupportCase.parse({ id, symptom });
}

function manyCases(count: number): readonly SupportCase[] {
  return Array.from({ length: count }, (_, index) => caseOf(`C-${index}`));
}

describe('importing documents', () => {
  it('puts them in batches of 200, into the index before the store', async () => {
    const { deps, calls } = createFakeStores();

    const report = await createImporter(deps).importCases(sourceOf(manyCases(450)));

    expect(calls).toEqual(['index 200', 'cases 200', 'index 200', 'cases 200', 'index 50', 'cases 50']);
    expect(report).toMatchObject({ kind: 'cases', read: 450, added: 450, changed: 0, unchanged: 0, rejectedTotal: 0, dryRun: false });
  });

  it('writes nothing the second time', async () => {
    const { deps, calls } = createFakeStores();
    const importer = createImporter(deps);
    await importer.importCases(sourceOf(manyCases(250)));
    calls.length = 0;

    const report = await importer.importCases(sourceOf(manyCases(250)));

    expect(calls).toEqual([]);
    expect(report).toMatchObject({ added: 0, changed: 0, unchanged: 250 });
  });

  it('puts again only what changed, whatever the order of its fields', async () => {
    const { deps, calls } = createFakeStores();
    const importer = createImporter(deps);
    await importer.importCases(sourceOf([caseOf('A'), caseOf('B')]));
    calls.length = 0;
    const reordered = Object.fromEntries(Object.entries(caseOf('A')).reverse()) as SupportCase;

    const report = await importer.importCases(sourceOf([reordered, caseOf('B', 'no fans')]));

    expect(calls).toEqual(['index 1', 'cases 1']);
    expect(report).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
  });

  it('is healed by a second run where it was killed between index and store', async () => {
    const { deps, fault, indexed } = createFakeStores();
    const importer = createImporter(deps);
    fault.failNextPut = true;
    await expect(importer.importCases(sourceOf([caseOf('A')]))).rejects.toThrow('killed');

    const report = await importer.importCases(sourceOf([caseOf('A')]));

    expect(report).toMatchObject({ added: 1 });
    expect(await deps.cases.getMany(['A'])).toHaveLength(1);
    expect(indexed.has('A')).toBe(true);
  });

  it('counts every rejected row and lists the first 200', async () => {
    const { deps } = createFakeStores();

    const report = await createImporter(deps).importCases(sourceOf([...Array.from({ length: 300 }, () => 'bad row'), caseOf('A')]));

    expect(report).toMatchObject({ read: 301, added: 1, rejectedTotal: 300 });
    expect(report.rejected).toHaveLength(200);
    expect(report.rejected[0]).toEqual({ file: 'rows', line: 1, field: null, reason: 'bad row' });
  });

  it('takes a repeat of a row as unchanged and rejects another row of the same id', async () => {
    const { deps } = createFakeStores();
    const rows = [caseOf('A'), caseOf('A'), caseOf('A', 'no fans')];
    const importer = createImporter(deps);

    const first = await importer.importCases(sourceOf(rows));
    const second = await importer.importCases(sourceOf(rows));

    expect(first).toMatchObject({ added: 1, unchanged: 1, rejectedTotal: 1 });
    expect(first.rejected[0]).toMatchObject({ line: 3, field: 'id' });
    expect(second).toMatchObject({ added: 0, changed: 0, unchanged: 2, rejectedTotal: 1 });
  });

  it('only says what it would do in a dry run', async () => {
    const { deps, calls } = createFakeStores();

    const report = await createImporter(deps).importCases(sourceOf([caseOf('A'), 'bad row']), { dryRun: true });

    expect(calls).toEqual([]);
    expect(report).toMatchObject({ dryRun: true, added: 1, rejectedTotal: 1 });
  });

  it('reports progress only of what is durable', async () => {
    const { deps, calls } = createFakeStores();
    const seen: string[] = [];

    await createImporter(deps).importCases(sourceOf(manyCases(300)), {
      onProgress: ({ read }) => void seen.push(`${read} ${calls.at(-1)}`),
    });

    expect(seen).toEqual(['200 cases 200', '300 cases 100']);
  });

  it('stops between two batches when it is aborted', async () => {
    const { deps, calls } = createFakeStores();
    const abort = new AbortController();

    const run = createImporter(deps).importCases(sourceOf(manyCases(500)), { signal: abort.signal, onProgress: () => abort.abort() });

    await expect(run).rejects.toThrow();
    expect(calls).toEqual(['index 200', 'cases 200']);
  });
});

describe('importing a registry in several versions', () => {
  const messageOf = (version: string, issue: string) =>
    sampleArticle({ id: 'redfish-Base-Success', issue, source: { kind: 'registry', uri: `Base.${version}.json`, version } });

  it.each([
    ['the older first', ['1.3.0', '1.22.1']],
    ['the newer first', ['1.22.1', '1.3.0']],
  ])('keeps the newest whichever comes first: %s', async (_title, versions) => {
    const { deps } = createFakeStores();
    const importer = createImporter(deps);
    const source = sourceOf(versions.map((version) => messageOf(version, `text of ${version}`)));

    const first = await importer.importArticles(source, { kind: 'registry' });
    const second = await importer.importArticles(source, { kind: 'registry' });

    expect((await deps.articles.getMany(['redfish-Base-Success']))[0]?.issue).toBe('text of 1.22.1');
    expect([first.rejectedTotal, second]).toMatchObject([0, { added: 0, changed: 0, unchanged: 2 }]);
  });

  it('leaves a newer one that is stored as it is, and takes a newer one over an older', async () => {
    const { deps } = createFakeStores();
    const importer = createImporter(deps);
    await importer.importArticles(sourceOf([messageOf('1.9.0', 'stored')]), { kind: 'registry' });

    const older = await importer.importArticles(sourceOf([messageOf('1.8.2', 'older')]), { kind: 'registry' });
    const newer = await importer.importArticles(sourceOf([messageOf('1.10.0', 'newer')]), { kind: 'registry' });

    expect([older, newer]).toMatchObject([{ unchanged: 1 }, { changed: 1 }]);
    expect((await deps.articles.getMany(['redfish-Base-Success']))[0]?.issue).toBe('newer');
  });
});
