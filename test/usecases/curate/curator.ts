import { AppError } from '#domain/app-error.js';
import type { GraphFile, GraphRevision } from '#domain/causal-graph.js';
import type { GoldenCase, NamedGoldenCase } from '#domain/golden-case.js';
import { SupportCase } from '#domain/support-case.js';
import type { GraphStore } from '#ports/graph-store.js';
import { createCurateGraph } from '#usecases/curate/create-curate-graph.js';
import type { Refit } from '#usecases/curate/fold-graphs.js';
import type { CurateGraph } from '#usecases/curate-graph.js';
import { faultOf, findingOf, graphOf, linkOf, testOf } from '../../graph/tiny-graph.js';

const ue = 'memory-uncorrectable-ecc';

/** A graph in which an uncorrectable error is the module's (`module`) or the processor's (`controller`), by these numbers. */
export function graphWith(numbers: { readonly module: number; readonly controller: number }, revision: string | null = null): GraphFile {
  return graphOf({
    revision,
    faults: [faultOf('controller', { componentClass: 'cpu', prior: 0.1 }), faultOf('module', { prior: 0.2 })],
    findings: [findingOf('memory-correctable-ecc'), findingOf(ue)],
    links: [
      linkOf('controller', ue, numbers.controller),
      linkOf('module', 'memory-correctable-ecc', 0.5, { scope: 'sameComponent' }),
      linkOf('module', ue, numbers.module, { scope: 'sameComponent' }),
    ],
    tests: [testOf('look', [{ findingId: 'memory-correctable-ecc', givenFault: [], otherwise: 0.5 }])],
  });
}

export const memoryFirst = graphWith({ module: 0.9, controller: 0.3 }, 'g-memory');
export const processorFirst = graphWith({ module: 0.3, controller: 0.9 }, 'g-processor');

export const uncorrectableEcc = '1 | 05/14/2026 | 20:40:26 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted';

/** The golden case of an uncorrectable error, which is the module's. */
export function goldenModule(expected: Partial<GoldenCase['expected']> = {}): NamedGoldenCase {
  return {
    name: 'module',
    golden: {
      title: 'An uncorrectable error on one module',
      reasoning: 'The row names the module.',
      log: [uncorrectableEcc],
      expected: { status: ['ranked'], classes: ['memory'], faults: ['module'], ...expected },
    },
  };
}

/** Closed cases with the same row in their log, so many of them confirmed as memory and as processor. */
export function closedCases(counts: { readonly memory: number; readonly cpu: number }): SupportCase[] {
  return Object.entries(counts).flatMap(([componentClass, count]) =>
    Array.from({ length: count }, (_, number) =>
      SupportCase.parse({
        id: `${componentClass}-${number}`,
        server: `server-${componentClass}-${number}`,
        log: uncorrectableEcc,
        confirmed: { componentClass },
      }),
    ),
  );
}

export type Curator = {
  readonly curate: CurateGraph;
  readonly graphs: ReadonlyMap<string, GraphFile>;
  readonly publishedNow: () => string | null;
};

type Start = {
  readonly drafts?: readonly GraphFile[];
  readonly published?: string;
  readonly golden?: readonly NamedGoldenCase[];
  readonly cases?: readonly SupportCase[];
  readonly refit?: Refit;
};

/** The curator's use cases over stores that are lists. `published` names the draft that is in force at the start. */
export function openCurator({ drafts = [], published, golden = [], cases = [], refit = async (graph) => graph }: Start = {}): Curator {
  const { store, graphs, publishedNow } = graphStoreOf(drafts, published ?? null);
  const curate = createCurateGraph({
    graphs: store,
    cases: {
      readAll: async function* () {
        yield* cases;
      },
    },
    goldenCases: async function* () {
      yield* golden;
    },
    refit,
  });
  return { curate, graphs, publishedNow };
}

function graphStoreOf(drafts: readonly GraphFile[], publishedAtStart: string | null) {
  const graphs = new Map(drafts.map((graph) => [graph.revision ?? '', graph]));
  const times = new Map<string, string[]>(publishedAtStart === null ? [] : [[publishedAtStart, ['2026-01-01T00:00:00.000Z']]]);
  let published = publishedAtStart;
  const revisionOf = (graph: GraphFile): GraphRevision => {
    const publishedTimes = times.get(graph.revision ?? '') ?? [];
    return {
      revision: graph.revision ?? '',
      parent: graph.parent,
      state: graph.revision === published ? 'published' : publishedTimes.length > 0 ? 'superseded' : 'draft',
      createdAt: '2026-01-01T00:00:00.000Z',
      publishedAt: publishedTimes.at(-1) ?? null,
      publishedTimes,
      note: '',
      faults: graph.faults.length,
      links: graph.links.length,
    };
  };
  const store: GraphStore = {
    get: async (revision) => graphs.get(revision) ?? null,
    published: async () => (published === null ? null : (graphs.get(published) ?? null)),
    putDraft: async (graph) => void graphs.set(graph.revision ?? '', graph),
    publish: async (revision, expected) => {
      if (expected !== undefined && expected !== published)
        throw new AppError('versionConflict', 'another', { expected, found: published });
      published = revision;
      times.set(revision, [...(times.get(revision) ?? []), '2026-02-01T00:00:00.000Z']);
    },
    revisions: async () => [...graphs.values()].map(revisionOf),
  };
  return { store, graphs, publishedNow: () => published };
}
