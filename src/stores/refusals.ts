import { AppError } from '#domain/app-error.js';
import type { GraphFile } from '#domain/causal-graph.js';

/** An edit of a document that is no longer the one it was made on; null = none. */
export function documentConflict(expected: number | null, found: number | null): AppError {
  return new AppError('versionConflict', 'The document was changed by someone else', { expected, found });
}

/** Refuses an edit of the glossary that was made on other edits; `expected` undefined: whatever there is. Throws AppError `versionConflict`. */
export function refuseOtherGlossary(found: number, expected: number | undefined): void {
  if (expected !== undefined && found !== expected)
    throw new AppError('versionConflict', 'The glossary was changed by someone else', { expected, found });
}

/** Refuses to publish over another revision than is expected to be in force; undefined: whichever is. Throws AppError `versionConflict`. */
export function refuseOtherPublished(found: string | null, expected: string | null | undefined): void {
  if (expected !== undefined && found !== expected)
    throw new AppError('versionConflict', 'Another revision of the graph was published meanwhile', { expected, found });
}

/** The key that a graph is kept under. Throws AppError `invalidInput` where it has none. */
export function revisionOf({ revision }: GraphFile): string {
  if (revision === null) throw new AppError('invalidInput', 'A graph is kept under its revision, and this one has none');
  return revision;
}

/** A revision that is not kept. */
export function unknownRevision(revision: string): AppError {
  return new AppError('notFound', 'No such revision of the graph', { revision });
}
