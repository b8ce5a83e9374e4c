import { compareVersions } from '#domain/compare-versions.js';
import type { ImportReport } from '#domain/import-report.js';
import type { SearchDocument } from '#domain/search.js';
import type { DocumentSource, SourceItem } from '#ports/document-source.js';
import type { PutOutcome } from '#ports/paging.js';
import type { SearchIndex } from '#ports/search-index.js';
import type { Clean, People } from '../redaction/redaction.js';
import { inBatches } from './batches.js';
import { contentDigest, contentText } from './content.js';
import type { ImportOptions } from './import-options.js';
import { createTally, type ImportTally } from './import-tally.js';

const batchDocuments = 200;

/** A document that is stored by its id and found by search. */
type Storable = { readonly id: string; readonly version: number };

/** Where documents of one type go. */
export type DocumentTarget<T extends Storable> = {
  readonly kind: string;
  readonly store: {
    readonly getMany: (ids: readonly string[]) => Promise<readonly T[]>;
    readonly putAll: (documents: readonly T[]) => Promise<readonly PutOutcome[]>;
  };
  readonly index: Pick<SearchIndex, 'put'>;
  readonly toSearchDocument: (document: T) => SearchDocument;
  /** Takes personal data and secrets out, before anything is compared, indexed or stored. */
  readonly clean: (document: T, people: People) => Clean<T>;
  /** True for a stored document that people have worked on here since: an import leaves it as it is (`unchanged`). */
  readonly isEditedHere?: (stored: T) => boolean;
  /** Version of the source of a document, numbers parted by dots: an older one never replaces a newer one (`unchanged`). */
  readonly sourceVersionOf?: (document: T) => string | null;
};

/**
 * Puts the documents of a source into the index and then into the store, 200 at a time. In this order, so that a document that the store
 * has is found by search: an import that was killed between the two is healed by running it again. Unchanged documents cost one look-up.
 */
export async function importDocuments<T extends Storable>(
  source: DocumentSource<T>,
  target: DocumentTarget<T>,
  options: ImportOptions,
): Promise<ImportReport> {
  const tally = createTally(target.kind, options.dryRun ?? false);
  const takeNew = createRepeatFilter(tally, target);
  for await (const items of inBatches(source.read(), batchDocuments)) {
    options.signal?.throwIfAborted();
    const cleaned = items.flatMap(takeNew);
    const documents = cleaned.map(({ value }) => value);
    const outcomes = await compareWithStore(documents, target);
    const isFresh = (_: unknown, position: number): boolean => outcomes[position] !== 'unchanged';
    const fresh = documents.filter(isFresh);
    if (options.dryRun !== true && fresh.length > 0) await putFresh(fresh, target);
    for (const { counts } of cleaned.filter(isFresh)) tally.redacted(counts);
    for (const outcome of outcomes) tally.count(outcome);
    await options.onProgress?.(tally.report());
  }
  return tally.report();
}

async function putFresh<T extends Storable>(fresh: readonly T[], target: DocumentTarget<T>): Promise<void> {
  await target.index.put(fresh.map(target.toSearchDocument));
  await target.store.putAll(fresh);
}

async function compareWithStore<T extends Storable>(documents: readonly T[], target: DocumentTarget<T>): Promise<readonly PutOutcome[]> {
  const stored = await target.store.getMany(documents.map(({ id }) => id));
  const byId = new Map(stored.map((document) => [document.id, document]));
  return documents.map((document) => {
    const found = byId.get(document.id);
    if (found === undefined) return 'added';
    const isKept =
      target.isEditedHere?.(found) === true || isOlder(document, found, target) || contentText(found) === contentText(document);
    return isKept ? 'unchanged' : 'changed';
  });
}

function isOlder<T extends Storable>(document: T, other: T, { sourceVersionOf }: Pick<DocumentTarget<T>, 'sourceVersionOf'>): boolean {
  return compareVersions(sourceVersionOf?.(document) ?? null, sourceVersionOf?.(other) ?? null) < 0;
}

/**
 * Cleans a document, and passes it on the first time its id is read, or from a newer version of its source. A repeat of the same content, or
 * an older version, is `unchanged`; another content under the same id is rejected: else a second run would change the document to and fro.
 */
function createRepeatFilter<T extends Storable>(
  tally: ImportTally,
  { clean, sourceVersionOf }: Pick<DocumentTarget<T>, 'clean' | 'sourceVersionOf'>,
): (item: SourceItem<T>) => readonly Clean<T>[] {
  const seen = new Map<string, { readonly digest: string; readonly version: string | null }>();
  return (item) => {
    if (!item.ok) {
      tally.reject(item.rejected);
      return [];
    }
    const cleaned = clean(item.value, { personalNames: item.personalNames ?? [] });
    const now = { digest: contentDigest(cleaned.value), version: sourceVersionOf?.(cleaned.value) ?? null };
    const before = seen.get(item.value.id);
    const newer = before === undefined ? 1 : compareVersions(now.version, before.version);
    if (newer > 0) seen.set(item.value.id, now);
    if (newer > 0) return [cleaned];
    if (newer < 0 || before?.digest === now.digest) tally.count('unchanged');
    else tally.reject({ file: item.file, line: item.line, field: 'id', reason: 'an earlier row has this id and other content' });
    return [];
  };
}
