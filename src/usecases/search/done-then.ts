import { logFormats } from '#analyzers/logs/formats.js';
import type { SimilarCase } from '#domain/diagnosis.js';
import type { SupportCase } from '#domain/support-case.js';

/** What was done in the case at hand so far. `formats` = ids of the log formats that were read. */
export type DoneNow = { readonly testIds?: readonly string[]; readonly formats?: readonly string[] };

const titleOfFormat: ReadonlyMap<string, string> = new Map(logFormats.map(({ id, title }) => [id, title]));
const textLimit = 600;

/** What was done in a stored case, titles as ids: the graph has the words (see `src/usecases/diagnose`). */
export function doneThen({ testsDone, partsReplaced, cause, resolution }: SupportCase): SimilarCase['doneThen'] {
  return {
    tests: testsDone.map(({ testId, outcome }) => ({ testId, title: testId, outcome })),
    parts: partsReplaced.map(({ fruId, locator, helped }) => ({ fruId, name: fruId, locator: locator ?? null, helped })),
    cause: cause?.slice(0, textLimit) ?? null,
    resolution: resolution?.slice(0, textLimit) ?? null,
  };
}

/** Tests that were done then and are not now, and kinds of log that were read then and are not in this one. */
export function missingNow(stored: SupportCase, storedFormats: readonly string[], now: DoneNow): SimilarCase['missingNow'] {
  const { testIds = [], formats = [] } = now;
  const tests = [...new Set(stored.testsDone.map(({ testId }) => testId))].filter((id) => !testIds.includes(id));
  const titles = (ids: readonly string[]) => ids.flatMap((id) => titleOfFormat.get(id) ?? []);
  const read = new Set(titles(formats));
  return {
    tests: tests.map((testId) => ({ testId, title: testId })),
    evidence: [...new Set(titles(storedFormats))].filter((title) => !read.has(title)),
  };
}
