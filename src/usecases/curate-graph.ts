import { createHash } from 'node:crypto';
import { producibleFindings } from '#analyzers/findings/rules.js';
import { AppError } from '#domain/app-error.js';
import type { CausalLink, DiagnosticTest, Fault, FindingDefinition, GraphFile, GraphProblem, GraphRevision } from '#domain/causal-graph.js';
import { checkGraph } from '#graph/checking/check-graph.js';
import type { GraphStore } from '#ports/graph-store.js';

/** What `graph show ID` gives: the fault, finding or test of that id with the links that touch it. */
export type GraphItem =
  | { readonly kind: 'fault'; readonly fault: Fault; readonly links: readonly CausalLink[] }
  | { readonly kind: 'finding'; readonly finding: FindingDefinition; readonly links: readonly CausalLink[] }
  | { readonly kind: 'test'; readonly test: DiagnosticTest; readonly links: readonly CausalLink[] };

/** The curator's use cases. A revision that is named and unknown gives AppError `notFound`. */
export type CurateGraph = {
  /** Problems of a revision; without one of the published graph. */
  readonly check: (revision?: string) => Promise<readonly GraphProblem[]>;
  readonly show: (id: string) => Promise<GraphItem>;
  readonly read: (revision?: string) => Promise<GraphFile>;
  readonly revisions: () => Promise<readonly GraphRevision[]>;
  /** Publishes a draft. The gate is `check`: an error refuses (AppError `refusedPublish`). */
  readonly publish: (revision: string) => Promise<void>;
  /** The starter graph: published where nothing is, kept as a draft where an expert's graph stands. */
  readonly seed: (starter: GraphFile) => Promise<void>;
};

/** Creates the curator's use cases over a graph store. */
export function createCurateGraph(graphs: GraphStore): CurateGraph {
  const read = async (revision?: string): Promise<GraphFile> => {
    const graph = revision === undefined ? await graphs.published() : await graphs.get(revision);
    if (graph === null)
      throw new AppError('notFound', revision === undefined ? 'no graph revision is published' : 'no such graph revision', { revision });
    return graph;
  };
  const publish = async (revision: string): Promise<void> => {
    refuseErrors(await read(revision), 'refusedPublish');
    await graphs.publish(revision);
  };
  return {
    check: async (revision) => checkGraph(await read(revision), producibleFindings),
    show: async (id) => itemOf(await read(), id),
    read,
    revisions: graphs.revisions,
    publish,
    seed: async (starter) => {
      const isEmpty = (await graphs.published()) === null;
      const { revision } = await keepDraft(graphs, starter, 'starter graph');
      if (isEmpty) await publish(revision);
    },
  };
}

/** Revision id: digest of the content, so that the same knowledge has the same id everywhere. */
export function revisionOf(graph: GraphFile): string {
  const { revision: _revision, parent: _parent, ...content } = graph;
  return `g-${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)}`;
}

/** Problems of a graph; an error among them throws AppError with this code and facts {errors}. */
export function refuseErrors(graph: GraphFile, code: 'invalidGraph' | 'refusedPublish'): readonly GraphProblem[] {
  const problems = checkGraph(graph, producibleFindings);
  const errors = problems.filter((problem) => problem.level === 'error');
  if (errors.length > 0) throw new AppError(code, `the graph has ${errors.length} error(s)`, { errors: errors.slice(0, 50) });
  return problems;
}

type Drafts = Pick<GraphStore, 'get' | 'published' | 'putDraft'>;

/** Keeps a graph without errors as a draft whose parent is the published revision; content that is there already was checked when it came. */
export async function keepDraft(
  graphs: Drafts,
  graph: GraphFile,
  note: string,
): Promise<{ readonly revision: string; readonly isNew: boolean }> {
  const revision = revisionOf(graph);
  if ((await graphs.get(revision)) !== null) return { revision, isNew: false };
  refuseErrors(graph, 'invalidGraph');
  const parent = (await graphs.published())?.revision ?? null;
  await graphs.putDraft({ ...graph, revision, parent }, note);
  return { revision, isNew: true };
}

function itemOf(graph: GraphFile, id: string): GraphItem {
  const fault = graph.faults.find((candidate) => candidate.id === id);
  if (fault !== undefined) return { kind: 'fault', fault, links: graph.links.filter((link) => link.faultId === id) };
  const finding = graph.findings.find((candidate) => candidate.id === id);
  if (finding !== undefined) return { kind: 'finding', finding, links: graph.links.filter((link) => link.findingId === id) };
  const test = graph.tests.find((candidate) => candidate.id === id);
  if (test === undefined) throw new AppError('notFound', 'the graph has no fault, finding or test of this id', { id });
  const outcomes = new Set(test.outcomes.map((outcome) => outcome.findingId));
  return { kind: 'test', test, links: graph.links.filter((link) => outcomes.has(link.findingId)) };
}
