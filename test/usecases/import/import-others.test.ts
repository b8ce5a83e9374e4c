import { describe, expect, it } from 'vitest';
import { GraphFile } from '#domain/causal-graph.js';
import type { GlossaryConcept } from '#domain/glossary.js';
import { createTextLogSource } from '#ingest/logs/log-source.js';
import { createImporter } from '#usecases/import/importer.js';
import { createFakeStores, sourceOf } from './fake-stores.js';

const both = (text: string) => ({ en: text, zh: `风扇：${text}` });

const link = {
  faultId: 'fan-worn',
  findingId: 'stated/fan-slow',
  linkProbability: 0.8,
  expertProbability: 0.8,
  fittedProbability: null,
  provenance: 'expert',
  scope: 'server',
  validity: null,
  counts: null,
  sources: ['test'],
  confidence: 'wip',
};

const graph = GraphFile.parse({
  formatVersion: 1,
  revision: null,
  parent: null,
  faults: [
    {
      id: 'fan-worn',
      componentClass: 'fan',
      title: both('Fan worn'),
      explanation: both('The bearing is worn.'),
      prior: 0.1,
      fru: null,
      repairs: [
        {
          action: both('Replace the fan.'),
          costMinutes: 10,
          who: 'fieldEngineer',
          risk: 'none',
          preconditions: [both('The other fans run')],
        },
      ],
      sources: ['test'],
      confidence: 'wip',
    },
  ],
  findings: [
    {
      id: 'stated/fan-slow',
      title: both('Fan slow'),
      question: both('Is the fan slow?'),
      cascade: null,
      reliableAbsence: false,
      componentClass: 'fan',
      leakProbability: 0.01,
      sources: ['test'],
    },
  ],
  links: [link],
  tests: [],
  disagreements: [],
  unknownPrior: 0.1,
});

function selRows(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const id = (index + 1).toString(16);
    return `${id.padStart(4)} | 03/01/2024 | 08:00:00 | Memory #0x0c | Correctable ECC | Asserted`;
  }).join('\n');
}

describe('importing the events of a fleet', () => {
  it('stores them by server, 500 at a time, and nothing new the second time', async () => {
    const { deps, calls } = createFakeStores();
    const fleet = () => [
      { server: 'web-01', source: createTextLogSource([{ name: 'sel.txt', text: selRows(1200) }]) },
      { server: 'web-02', source: createTextLogSource([{ name: 'sel.txt', text: selRows(3) }]) },
    ];
    const importer = createImporter(deps);

    const first = await importer.importEvents(fleet());
    const second = await importer.importEvents(fleet());

    expect(calls.slice(0, 4)).toEqual(['events web-01 500', 'events web-01 500', 'events web-01 200', 'events web-02 3']);
    expect(first).toMatchObject({ kind: 'events', added: 1203, unchanged: 0, rejectedTotal: 0, unread: [] });
    expect(second).toMatchObject({ added: 0, unchanged: 1203 });
  });

  it('rejects a file in which nothing can be read and counts lines it does not know', async () => {
    const { deps } = createFakeStores();
    const source = createTextLogSource([
      { name: 'sel.txt', text: `${selRows(1)}\nsomething else entirely\n` },
      { name: 'empty.txt', text: '' },
    ]);

    const report = await createImporter(deps).importEvents([{ server: 'web-01', source }]);

    expect(report).toMatchObject({ added: 1, rejectedTotal: 1, rejected: [{ file: 'empty.txt' }] });
    expect(report.unread).toEqual([
      { reason: 'noFormat', count: 1 },
      { reason: 'emptyFile', count: 1 },
    ]);
  });
});

describe('importing a graph', () => {
  it('keeps a draft under the id of its content, once', async () => {
    const { deps, drafts, calls } = createFakeStores();
    const importer = createImporter(deps);

    const first = await importer.importGraph(sourceOf([graph]));
    const second = await importer.importGraph(sourceOf([{ ...graph, revision: 'of-another-machine' }]));

    expect(first).toMatchObject({ added: 1, revision: expect.stringMatching(/^g-/) });
    expect(second).toMatchObject({ unchanged: 1, revision: first.revision });
    expect([...drafts.keys()]).toEqual([first.revision]);
    expect(calls).toEqual(['draft']);
  });

  it('refuses a graph with errors', async () => {
    const { deps, calls } = createFakeStores();
    const run = createImporter(deps).importGraph(sourceOf([GraphFile.parse({ ...graph, links: [{ ...link, faultId: 'no-such-fault' }] })]));

    await expect(run).rejects.toMatchObject({ code: 'invalidGraph' });
    expect(calls).toEqual([]);
  });
});

describe('importing a glossary', () => {
  it('puts the concepts that differ in one edit, and none the second time', async () => {
    const { deps, calls } = createFakeStores();
    const concepts: (GlossaryConcept | string)[] = [
      { id: 'fan-tray', en: ['fan tray'], zh: ['风扇托盘'] },
      { id: 'fan-tray', en: ['other'], zh: [] },
      'bad concept',
      { id: 'riser', en: ['riser'], zh: [] },
    ];
    const importer = createImporter(deps);

    const first = await importer.importGlossary(sourceOf<GlossaryConcept>(concepts));
    const second = await importer.importGlossary(sourceOf<GlossaryConcept>(concepts));

    expect(first).toMatchObject({ added: 2, rejectedTotal: 2 });
    expect(second).toMatchObject({ added: 0, unchanged: 2 });
    expect(calls).toEqual(['glossary 2']);
  });
});
