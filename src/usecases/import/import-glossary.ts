import type { GlossaryConcept } from '#domain/glossary.js';
import type { ImportReport } from '#domain/import-report.js';
import type { DocumentSource } from '#ports/document-source.js';
import type { GlossaryStore } from '#ports/glossary-store.js';
import type { PutOutcome } from '#ports/paging.js';
import { contentText } from './content.js';
import type { ImportOptions } from './import-options.js';
import { createTally, type ImportTally } from './import-tally.js';

/** Puts the concepts that differ from the stored glossary, all in one edit: the glossary gets one new version (then `onEdited`), or none. */
export async function importGlossary(
  source: DocumentSource<GlossaryConcept>,
  store: Pick<GlossaryStore, 'read' | 'put'>,
  options: ImportOptions,
  onEdited: () => Promise<void> = async () => undefined,
): Promise<ImportReport> {
  const tally = createTally('glossary', options.dryRun ?? false);
  const concepts = await collectConcepts(source, tally);
  options.signal?.throwIfAborted();
  const stored = new Map((await store.read()).concepts.map((concept) => [concept.id, contentText(concept)]));
  const outcomeOf = (concept: GlossaryConcept): PutOutcome => {
    const content = stored.get(concept.id);
    if (content === undefined) return 'added';
    return content === contentText(concept) ? 'unchanged' : 'changed';
  };
  const fresh = concepts.filter((concept) => outcomeOf(concept) !== 'unchanged');
  if (options.dryRun !== true && fresh.length > 0) {
    await store.put(fresh);
    await onEdited();
  }
  for (const concept of concepts) tally.count(outcomeOf(concept));
  await options.onProgress?.(tally.report());
  return tally.report();
}

async function collectConcepts(source: DocumentSource<GlossaryConcept>, tally: ImportTally): Promise<readonly GlossaryConcept[]> {
  const concepts = new Map<string, GlossaryConcept>();
  for await (const item of source.read()) {
    if (!item.ok) tally.reject(item.rejected);
    else if (concepts.has(item.value.id)) {
      tally.reject({ file: item.file, line: item.line, field: 'id', reason: 'an earlier concept has this id' });
    } else concepts.set(item.value.id, item.value);
  }
  return [...concepts.values()];
}
