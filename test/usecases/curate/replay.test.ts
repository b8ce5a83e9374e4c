import { describe, expect, it } from 'vitest';
import type { GraphFile } from '#domain/causal-graph.js';
import { SupportCase } from '#domain/support-case.js';
import { foldOf } from '#usecases/evaluate/folds.js';
import { closedCases, goldenModule, graphWith, memoryFirst, openCurator, processorFirst } from './curator.js';

const drafts = [memoryFirst, processorFirst];

describe('a replay', () => {
  it('shows what golden cases answer under both revisions, and why the later answer is not right', async () => {
    const { curate } = openCurator({ drafts, published: 'g-memory', golden: [goldenModule()] });

    const { golden } = await curate.replay('g-processor');

    expect(golden).toMatchObject([
      {
        name: 'module',
        before: { status: 'ranked', faultId: 'module', class: 'memory', locator: 'CPU1_DIMM_A3' },
        after: { faultId: 'controller', class: 'cpu' },
        isWorse: true,
        why: ['first class is cpu, expected memory', 'first fault is controller, expected module'],
      },
    ]);
  });

  it('calls a golden case worse where its status goes away from the expected one, though the same cause comes first', async () => {
    const faint = graphWith({ module: 0.12, controller: 0.01 }, 'g-faint');
    const { curate } = openCurator({ drafts: [memoryFirst, faint], published: 'g-memory', golden: [goldenModule()] });

    const { golden, refusals } = await curate.replay('g-faint');

    expect(golden[0]).toMatchObject({ after: { status: 'inconclusive', faultId: 'module' }, isWorse: true });
    expect(refusals).toEqual(['1 golden case(s) get worse: module']);
  });

  it('does not call worse what was not right before', async () => {
    const golden = [goldenModule({ classes: ['fan'], faults: ['worn'] })];
    const { curate } = openCurator({ drafts, published: 'g-memory', golden });

    const replay = await curate.replay('g-processor');

    expect(replay.golden[0]).toMatchObject({ isWorse: false });
    expect(replay.refusals).toEqual([]);
  });

  it('lists every stored case whose first answer flips, with what was confirmed, and top-1 by class', async () => {
    const unlabelled = SupportCase.parse({ id: 'open', log: 'nothing' });
    const { curate } = openCurator({ drafts, published: 'g-memory', cases: [...closedCases({ memory: 3, cpu: 1 }), unlabelled] });

    const { cases, flips } = await curate.replay('g-processor');

    expect(cases).toEqual({ count: 4, top1Before: 0.75, top1After: 0.25 });
    expect(flips.map(({ caseId, wasRight, isRight }) => [caseId, wasRight, isRight])).toEqual([
      ['memory-0', true, false],
      ['memory-1', true, false],
      ['memory-2', true, false],
      ['cpu-0', false, true],
    ]);
    expect(flips[0]).toMatchObject({ from: { faultId: 'module' }, to: { faultId: 'controller' }, confirmed: { componentClass: 'memory' } });
  });

  it('of the published revision has nothing that flips', async () => {
    const { curate } = openCurator({ drafts, published: 'g-memory', golden: [goldenModule()], cases: closedCases({ memory: 2, cpu: 0 }) });

    const replay = await curate.replay();

    expect(replay).toMatchObject({ revision: 'g-memory', published: 'g-memory', cases: { count: 2, top1Before: 1, top1After: 1 } });
    expect([replay.flips, replay.refusals]).toEqual([[], []]);
  });

  it('has no top-1 where no case is stored, and tells how far it is where there are', async () => {
    const done: number[] = [];

    const none = await openCurator({ drafts, published: 'g-memory' }).curate.replay('g-processor');
    await openCurator({ drafts, published: 'g-memory', cases: closedCases({ memory: 2, cpu: 0 }) }).curate.replay('g-processor', (count) =>
      done.push(count),
    );

    expect(none.cases).toEqual({ count: 0, top1Before: null, top1After: null });
    expect(done).toEqual([1, 2]);
  });
});

describe('the gate', () => {
  it('refuses a revision that makes a golden case worse, names it, and keeps the published one', async () => {
    const { curate, publishedNow } = openCurator({ drafts, published: 'g-memory', golden: [goldenModule()] });

    const refused = curate.publish('g-processor');

    await expect(refused).rejects.toMatchObject({ code: 'refusedPublish', facts: { golden: [{ name: 'module' }], flips: [] } });
    expect(publishedNow()).toBe('g-memory');
  });

  it('refuses a fall of top-1 by more than 0.02 and names the flipped cases, and lets one of exactly 0.02 through', async () => {
    const falls = openCurator({ drafts, published: 'g-memory', cases: closedCases({ memory: 52, cpu: 48 }) });
    const holds = openCurator({ drafts, published: 'g-memory', cases: closedCases({ memory: 51, cpu: 49 }) });

    await expect(falls.curate.publish('g-processor')).rejects.toMatchObject({
      code: 'refusedPublish',
      message: 'top-1 over 100 stored case(s) falls from 0.520 to 0.480, by more than 0.02',
      facts: { flips: expect.objectContaining({ length: 100 }) },
    });
    await holds.curate.publish('g-processor');

    expect([falls.publishedNow(), holds.publishedNow()]).toEqual(['g-memory', 'g-processor']);
  });
});

describe('a calibrated draft', () => {
  const calibrated: GraphFile = {
    ...memoryFirst,
    revision: 'g-fitted',
    links: memoryFirst.links.map((link) => ({ ...link, provenance: 'fitted' as const, fittedProbability: link.linkProbability })),
  };

  it('answers each case with numbers fitted to the other folds only', async () => {
    const cases = closedCases({ memory: 12, cpu: 0 });
    const seen: string[][] = [];
    const { curate } = openCurator({
      drafts: [memoryFirst, calibrated],
      published: 'g-memory',
      cases,
      refit: async (graph, training) => {
        const ids: string[] = [];
        for await (const { id } of training) ids.push(id);
        seen.push(ids);
        return ids.includes('memory-0') ? graph : { ...processorFirst, revision: graph.revision };
      },
    });

    const { refittedFolds, flips } = await curate.replay('g-fitted');

    const foldOfFirst = foldOf('server-memory-0', 5);
    const sharing = cases.filter(({ server }) => foldOf(server ?? '', 5) === foldOfFirst).map(({ id }) => id);
    expect([refittedFolds, seen.length]).toEqual([5, 5]);
    expect(seen[foldOfFirst]).toEqual(cases.map(({ id }) => id).filter((id) => !sharing.includes(id)));
    expect(flips.map(({ caseId }) => caseId)).toEqual(sharing);
  });

  it('is compared with a published one that is fitted again as well', async () => {
    const fitted: (string | null)[] = [];
    const { curate } = openCurator({
      drafts: [calibrated, memoryFirst],
      published: 'g-fitted',
      cases: closedCases({ memory: 1, cpu: 1 }),
      refit: async (graph) => {
        fitted.push(graph.revision);
        return graph;
      },
    });

    const { refittedFolds } = await curate.replay('g-memory');

    expect(fitted).toEqual(Array.from({ length: 5 }, () => 'g-fitted'));
    expect(refittedFolds).toBe(0);
  });
});
