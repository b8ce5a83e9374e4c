import { AppError } from '#domain/app-error.js';
import type { GraphFile } from '#domain/causal-graph.js';
import type { NamedGoldenCase } from '#domain/golden-case.js';
import type { Publication } from '#domain/graph-draft.js';
import type { GraphReplay } from '#domain/graph-replay.js';
import { compileGraph } from '#graph/model/compile-graph.js';
import type { CaseStore } from '#ports/case-store.js';
import type { GraphStore } from '#ports/graph-store.js';
import type { CurateGraph, ReplayProgress } from '../curate-graph.js';
import { diffGraphs } from './diff-graphs.js';
import { keepDraft, keepEdit, problemsOf, refuseErrors } from './drafts.js';
import { foldGraphs, type LabelledCase, type Refit } from './fold-graphs.js';
import { refusalsOf, refuseByGate } from './gate.js';
import { graphItemOf } from './graph-item.js';
import { replayCases } from './replay-cases.js';
import { replayGolden } from './replay-golden.js';

/** What curating needs: the revisions, the closed cases and the golden ones to replay, and how a calibrated graph is fitted again. */
export type CurateGraphDeps = {
  readonly graphs: GraphStore;
  readonly cases: Pick<CaseStore, 'readAll'>;
  readonly goldenCases: () => AsyncIterable<NamedGoldenCase>;
  readonly refit: Refit;
};

/** Creates the curator's use cases. */
export function createCurateGraph(deps: CurateGraphDeps): CurateGraph {
  const { graphs } = deps;
  const read = (revision?: string) => readGraph(graphs, revision);
  return {
    check: async (revision) => problemsOf(await read(revision)),
    show: async (id) => graphItemOf(await read(), id),
    read,
    revisions: graphs.revisions,
    diff: async (from, to) => diffGraphs(await read(from), await read(to)),
    addDraft: async (graph, note) => ({ ...(await keepDraft(graphs, graph, note)), problems: problemsOf(graph) }),
    editDraft: async (revision, graph, note, expected) => ({
      ...(await keepEdit(graphs, revision, graph, note, expected)),
      problems: problemsOf(graph),
    }),
    replay: async (revision, onProgress) => replay(deps, await read(), await read(revision), onProgress),
    publish: (revision, onProgress) => publish(deps, revision, onProgress),
    rollback: (revision) => rollback(graphs, revision),
    seed: async (starter) => {
      const isEmpty = (await graphs.published()) === null;
      const { revision } = await keepDraft(graphs, starter, 'starter graph');
      if (isEmpty) await graphs.publish(revision);
    },
  };
}

async function readGraph(graphs: Pick<GraphStore, 'get' | 'published'>, revision?: string): Promise<GraphFile> {
  const graph = revision === undefined ? await graphs.published() : await graphs.get(revision);
  if (graph !== null) return graph;
  throw new AppError('notFound', revision === undefined ? 'no graph revision is published' : 'no such graph revision', { revision });
}

async function replay(
  { cases, goldenCases, refit }: CurateGraphDeps,
  published: GraphFile,
  graph: GraphFile,
  onProgress: ReplayProgress = () => undefined,
): Promise<GraphReplay> {
  const labelled = () => labelledOf(cases.readAll());
  const isSame = published.revision === graph.revision;
  const before = compileGraph(published);
  const after = isSame ? before : compileGraph(graph);
  const golden = [];
  for await (const one of goldenCases()) golden.push(replayGolden(one, before, after));
  const foldsBefore = await foldGraphs(published, labelled, refit);
  const foldsAfter = isSame ? foldsBefore : await foldGraphs(graph, labelled, refit);
  const replayed = { golden, ...(await replayCases(labelled, foldsBefore, foldsAfter, onProgress)) };
  return {
    revision: graph.revision ?? '',
    published: published.revision ?? '',
    refittedFolds: foldsAfter.folds,
    ...replayed,
    refusals: refusalsOf(replayed),
  };
}

async function* labelledOf(cases: ReturnType<CaseStore['readAll']>): AsyncGenerator<LabelledCase> {
  for await (const one of cases) if (one.confirmed !== undefined) yield { ...one, confirmed: one.confirmed };
}

async function publish(deps: CurateGraphDeps, revision: string, onProgress?: ReplayProgress): Promise<Publication> {
  const { graphs } = deps;
  const graph = await readGraph(graphs, revision);
  refuseErrors(graph, 'refusedPublish');
  const published = await graphs.published();
  if (published?.revision === revision) return { revision, left: null, replay: null };
  const replayed = published === null ? null : await replay(deps, published, graph, onProgress);
  if (replayed !== null) refuseByGate(replayed);
  const left = published?.revision ?? null;
  // A replay takes minutes: what it was compared with must still be in force.
  await graphs.publish(revision, left);
  return { revision, left, replay: replayed };
}

async function rollback(graphs: GraphStore, revision: string): Promise<Publication> {
  const graph = await readGraph(graphs, revision);
  const known = (await graphs.revisions()).find((one) => one.revision === revision);
  if (known?.publishedAt == null)
    throw new AppError('refusedPublish', 'the revision was never published: publish it, so that the gate sees it', { revision });
  refuseErrors(graph, 'refusedPublish');
  const left = (await graphs.published())?.revision ?? null;
  await graphs.publish(revision, left);
  return { revision, left: left === revision ? null : left, replay: null };
}
