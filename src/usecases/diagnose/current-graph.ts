import { AppError } from '#domain/app-error.js';
import { type CompiledGraph, compileGraph } from '#graph/model/compile-graph.js';
import type { GraphStore } from '#ports/graph-store.js';

/** Gives the compiled published graph, or a named revision; compiles each revision once. */
export type CurrentGraph = (revision?: string) => Promise<CompiledGraph>;

const keptRevisions = 4;

/** Caches compiled revisions: the content under a revision id never changes. Unknown revision: AppError `notFound`. */
export function createCurrentGraph(graphs: Pick<GraphStore, 'get' | 'published'>): CurrentGraph {
  const compiled = new Map<string, CompiledGraph>();
  return async (revision) => {
    const known = revision === undefined ? undefined : compiled.get(revision);
    if (known !== undefined) return known;
    const graph = revision === undefined ? await graphs.published() : await graphs.get(revision);
    if (graph === null)
      throw new AppError('notFound', revision === undefined ? 'no graph revision is published' : 'no such graph revision', { revision });
    const key = graph.revision ?? '';
    const result = compiled.get(key) ?? compileGraph(graph);
    compiled.set(key, result);
    for (const oldest of [...compiled.keys()].slice(0, -keptRevisions)) compiled.delete(oldest);
    return result;
  };
}
