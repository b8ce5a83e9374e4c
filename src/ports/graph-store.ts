import type { GraphFile, GraphRevision } from '#domain/causal-graph.js';

/** Revisions of the causal graph. Content never changes under a revision id; one revision at most is published. */
export type GraphStore = {
  readonly get: (revision: string) => Promise<GraphFile | null>;
  readonly published: () => Promise<GraphFile | null>;
  /** Keeps `graph` (its `revision` is the key) as a draft; the same revision again changes nothing. */
  readonly putDraft: (graph: GraphFile, note: string) => Promise<void>;
  /**
   * Publishes a revision; the one published before becomes `superseded`. `expected` = what must be in force now (null = nothing): anything else
   * throws AppError `versionConflict` with facts {expected, found}. Unknown revision: AppError `notFound`.
   */
  readonly publish: (revision: string, expected?: string | null) => Promise<void>;
  /** Newest first. */
  readonly revisions: () => Promise<readonly GraphRevision[]>;
};
