import { createHash } from 'node:crypto';
import { producibleFindings } from '#analyzers/findings/rules.js';
import { AppError } from '#domain/app-error.js';
import type { GraphFile, GraphProblem } from '#domain/causal-graph.js';
import type { KeptDraft } from '#domain/graph-draft.js';
import { sortGraph } from '#domain/sort-graph.js';
import { checkGraph } from '#graph/checking/check-graph.js';
import type { GraphStore } from '#ports/graph-store.js';

type Drafts = Pick<GraphStore, 'get' | 'published' | 'putDraft'>;

/** Revision id: digest of the content, so that the same knowledge has the same id everywhere. */
export function revisionOf(graph: GraphFile): string {
  const { revision: _revision, parent: _parent, ...content } = graph;
  return `g-${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)}`;
}

/** Problems of a graph: what is wrong in itself, and findings that no rule can produce. */
export function problemsOf(graph: GraphFile): readonly GraphProblem[] {
  return checkGraph(graph, producibleFindings);
}

/** Problems of a graph; an error among them throws AppError with this code and facts {errors}. */
export function refuseErrors(graph: GraphFile, code: 'invalidGraph' | 'refusedPublish'): readonly GraphProblem[] {
  const problems = problemsOf(graph);
  const errors = problems.filter((problem) => problem.level === 'error');
  if (errors.length > 0) throw new AppError(code, `the graph has ${errors.length} error(s)`, { errors: errors.slice(0, 50) });
  return problems;
}

/**
 * Keeps a graph without errors as a draft; its parent is the published revision, unless another is named. Content that is there already
 * was checked when it came.
 */
export async function keepDraft(graphs: Drafts, graph: GraphFile, note: string, basis?: string): Promise<Omit<KeptDraft, 'problems'>> {
  const sorted = sortGraph(graph);
  const revision = revisionOf(sorted);
  if ((await graphs.get(revision)) !== null) return { revision, isNew: false };
  refuseErrors(sorted, 'invalidGraph');
  const parent = basis ?? (await graphs.published())?.revision ?? null;
  await graphs.putDraft({ ...sorted, revision, parent }, note);
  return { revision, isNew: true };
}

/** Keeps new content on the basis of a draft, which stays. See `editDraft` of {@link CurateGraph}. */
export async function keepEdit(
  graphs: Drafts & Pick<GraphStore, 'revisions'>,
  basis: string,
  graph: GraphFile,
  note: string,
  expected: string = basis,
): Promise<Omit<KeptDraft, 'problems'>> {
  if (expected !== basis) throw new AppError('versionConflict', 'the edit was made on another revision', { expected, found: basis });
  const state = (await graphs.revisions()).find(({ revision }) => revision === basis)?.state;
  if (state === undefined) throw new AppError('notFound', 'no such graph revision', { revision: basis });
  if (state !== 'draft')
    throw new AppError('versionConflict', `the revision is no draft any more: it is ${state}`, { expected: 'draft', found: state, basis });
  return keepDraft(graphs, graph, note, basis);
}
