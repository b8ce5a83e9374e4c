import { describe, expect, it } from 'vitest';
import type { GraphFile } from '#domain/causal-graph.js';
import type { GraphStore } from '#ports/graph-store.js';
import { createCurateGraph, revisionOf } from '#usecases/curate-graph.js';
import { faultOf, findingOf, graphOf, linkOf, testOf } from '../graph/tiny-graph.js';

const cell = faultOf('cell');
const sound = graphOf({
  revision: null,
  faults: [cell],
  findings: [findingOf('memory-correctable-ecc')],
  links: [linkOf('cell', 'memory-correctable-ecc', 0.8)],
  tests: [testOf('look', [{ findingId: 'memory-correctable-ecc', givenFault: [], otherwise: 0.5 }])],
});
const broken = { ...sound, faults: [{ ...cell, repairs: [] }] };

function storeOf(drafts: readonly GraphFile[] = [], publishedRevision: string | null = null) {
  const graphs = new Map(drafts.map((graph) => [graph.revision ?? '', graph]));
  let published = publishedRevision;
  const store: GraphStore = {
    get: async (revision) => graphs.get(revision) ?? null,
    published: async () => (published === null ? null : (graphs.get(published) ?? null)),
    putDraft: async (graph) => void graphs.set(graph.revision ?? '', graph),
    publish: async (revision) => {
      published = revision;
    },
    revisions: async () => [],
  };
  return { store, graphs, publishedNow: () => published };
}

describe('the starter graph', () => {
  it('is published where nothing is, under the digest of its content', async () => {
    const { store, publishedNow } = storeOf();

    await createCurateGraph(store).seed(sound);

    expect(publishedNow()).toBe(revisionOf(sound));
  });

  it('arrives as a draft beside an expert’s graph, with that as its parent', async () => {
    const { store, graphs, publishedNow } = storeOf([{ ...sound, revision: 'g-expert', unknownPrior: sound.unknownPrior }], 'g-expert');

    await createCurateGraph(store).seed(sound);

    expect(publishedNow()).toBe('g-expert');
    expect(graphs.get(revisionOf(sound))).toMatchObject({ parent: 'g-expert' });
  });

  it('is refused where it has an error', async () => {
    await expect(createCurateGraph(storeOf().store).seed(broken)).rejects.toMatchObject({ code: 'invalidGraph' });
  });
});

describe('a revision', () => {
  it('has the same id for the same knowledge, whatever revision and parent it came with', () => {
    expect(revisionOf({ ...sound, revision: 'x', parent: 'y' })).toBe(revisionOf(sound));
    expect(revisionOf(broken)).not.toBe(revisionOf(sound));
  });

  it('is not published while the check finds an error', async () => {
    const { store, publishedNow } = storeOf([{ ...broken, revision: 'g-broken' }]);

    await expect(createCurateGraph(store).publish('g-broken')).rejects.toMatchObject({ code: 'refusedPublish' });

    expect(publishedNow()).toBeNull();
  });

  it('is checked against what the rules can produce', async () => {
    const { store } = storeOf([{ ...broken, revision: 'g-broken' }]);

    const problems = await createCurateGraph(store).check('g-broken');

    expect(problems[0]).toMatchObject({ level: 'error', code: 'noRepair', subject: 'cell' });
  });

  it('that does not exist is not found', async () => {
    const curate = createCurateGraph(storeOf().store);

    await expect(curate.read('g-none')).rejects.toMatchObject({ code: 'notFound' });
    await expect(curate.read()).rejects.toMatchObject({ code: 'notFound' });
    await expect(curate.publish('g-none')).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('one item of the graph', () => {
  const curate = createCurateGraph(storeOf([{ ...sound, revision: 'g-1' }], 'g-1').store);

  it.each([
    ['cell', 'fault'],
    ['memory-correctable-ecc', 'finding'],
    ['look', 'test'],
  ])('%s is a %s, shown with the links that touch it', async (id, kind) => {
    const item = await curate.show(id);

    expect(item.kind).toBe(kind);
    expect(item.links.map((link) => link.faultId)).toEqual(['cell']);
  });

  it('that does not exist is not found', async () => {
    await expect(curate.show('nothing')).rejects.toMatchObject({ code: 'notFound' });
  });
});
