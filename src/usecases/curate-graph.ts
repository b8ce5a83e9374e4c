import type { CausalLink, DiagnosticTest, Fault, FindingDefinition, GraphFile, GraphProblem, GraphRevision } from '#domain/causal-graph.js';
import type { GraphDiff } from '#domain/graph-diff.js';
import type { KeptDraft, Publication } from '#domain/graph-draft.js';
import type { GraphReplay } from '#domain/graph-replay.js';

/** What `graph show ID` gives: the fault, finding or test of that id with the links that touch it. */
export type GraphItem =
  | { readonly kind: 'fault'; readonly fault: Fault; readonly links: readonly CausalLink[] }
  | { readonly kind: 'finding'; readonly finding: FindingDefinition; readonly links: readonly CausalLink[] }
  | { readonly kind: 'test'; readonly test: DiagnosticTest; readonly links: readonly CausalLink[] };

/** How far a replay is: cases answered so far. */
export type ReplayProgress = (done: number) => void;

/** The curator's use cases. A revision that is named and unknown gives AppError `notFound`; none is ever deleted. */
export type CurateGraph = {
  /** Problems of a revision; without one of the published graph. */
  readonly check: (revision?: string) => Promise<readonly GraphProblem[]>;
  readonly show: (id: string) => Promise<GraphItem>;
  readonly read: (revision?: string) => Promise<GraphFile>;
  /** Newest first. */
  readonly revisions: () => Promise<readonly GraphRevision[]>;
  readonly diff: (from: string, to: string) => Promise<GraphDiff>;
  /** Keeps a graph as a draft. A graph with errors: AppError `invalidGraph` with facts {errors}. */
  readonly addDraft: (graph: GraphFile, note: string) => Promise<KeptDraft>;
  /**
   * New content on the basis of a draft: another draft, whose parent is that one. `expected` = the revision that the editor
   * believes to edit. Another one, or one that is no draft any more: AppError `versionConflict` with facts {expected, found}.
   */
  readonly editDraft: (revision: string, graph: GraphFile, note: string, expected?: string) => Promise<KeptDraft>;
  /** What a revision answers beside the published one, over the golden and the stored labelled cases; without one the published beside itself. */
  readonly replay: (revision?: string, onProgress?: ReplayProgress) => Promise<GraphReplay>;
  /**
   * Publishes a revision where the gate lets it. AppError `refusedPublish`: with facts {errors} where the check finds any, else with a
   * {@link GraphReplay} as facts, its golden cases the worse ones only. Published by somebody else meanwhile: AppError `versionConflict`.
   */
  readonly publish: (revision: string, onProgress?: ReplayProgress) => Promise<Publication>;
  /** Publishes again what was published before; `check` alone is its gate. Never published: AppError `refusedPublish`. */
  readonly rollback: (revision: string) => Promise<Publication>;
  /** The starter graph: published where nothing is, kept as a draft where an expert's graph stands. */
  readonly seed: (starter: GraphFile) => Promise<void>;
};
