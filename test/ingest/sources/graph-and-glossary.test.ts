import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGlossarySource } from '#ingest/sources/glossary-file.js';
import { createGraphSource } from '#ingest/sources/graph-folder.js';
import { sources } from '#ingest/sources.js';
import { readShippedGlossary } from '../../../src/shipped-glossary.js';
import { collect } from '../read-chunks.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faultbook-graph-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a graph', () => {
  it('is joined from a folder of parts, its lists sorted by id', async () => {
    const items = await collect(createGraphSource('fixtures/import/graph').read());

    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      ok: true,
      value: { formatVersion: 1, revision: null, parent: null, faults: [{ id: 'fan-blocked' }, { id: 'fan-worn' }], unknownPrior: 0.05 },
    });
  });

  it('is the same from its folder and from a file that holds it in another order', async () => {
    const [fromFolder] = await collect(createGraphSource('fixtures/import/graph').read());
    const graph = fromFolder?.ok ? fromFolder.value : null;
    writeFileSync(join(folder, 'graph.json'), JSON.stringify({ ...graph, faults: graph?.faults.toReversed() }));

    const [fromFile] = await collect(createGraphSource(join(folder, 'graph.json')).read());

    expect(JSON.stringify(fromFile?.ok ? fromFile.value : null)).toBe(JSON.stringify(graph));
  });

  it('names the part and the field that is wrong, and gives no graph then', async () => {
    writeFileSync(join(folder, 'none.json'), '{"unknownPrior": 0.1}');
    writeFileSync(join(folder, 'psu.json'), '{"faults": [{"id": "x"}]}');
    writeFileSync(join(folder, 'fan.json'), '{"faults": [');

    const items = await collect(createGraphSource(folder).read());

    expect(items.map((item) => (item.ok ? item.value : [item.rejected.file, item.rejected.field]))).toEqual([
      [`${folder}/fan.json`, null],
      [`${folder}/psu.json`, 'faults.0.componentClass'],
    ]);
  });

  it('needs the prior of unknown causes exactly once', async () => {
    writeFileSync(join(folder, 'a.json'), '{}');

    const items = await collect(createGraphSource(folder).read());

    expect(items).toEqual([{ ok: false, rejected: expect.objectContaining({ field: 'unknownPrior' }) }]);
  });
});

describe('a glossary file', () => {
  it('may be a folder of them: the shipped glossary, one file a subject', async () => {
    const items = await collect(createGlossarySource(['analyzers/text/glossary']).read());

    expect(items.filter(({ ok }) => !ok)).toEqual([]);
    expect(items.length).toBe(readShippedGlossary().concepts.length);
  });

  it('gives its concepts and rejects the bad one', async () => {
    const items = await collect(createGlossarySource(['fixtures/import/glossary.json']).read());

    expect(items).toEqual([
      expect.objectContaining({ ok: true, value: { id: 'fan-tray', en: ['fan tray', 'blower tray'], zh: ['风扇托盘'] } }),
      { ok: false, rejected: expect.objectContaining({ field: 'concepts.1.id' }) },
    ]);
  });
});

describe('the logs of a fleet', () => {
  it('belong to a server each: a file, or a folder of a fleet', async () => {
    const fleet = await collect(sources.events(['fixtures/import/cases.csv', 'fixtures/import/articles']));

    expect(fleet.map(({ server }) => server)).toEqual(['cases', 'broken', 'loose-fan.md', 'plain', 'zh']);
  });
});
