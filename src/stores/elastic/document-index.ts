import type { estypes } from '@elastic/elasticsearch';
import { AppError } from '#domain/app-error.js';
import type { Page, PageRequest, PutOutcome } from '#ports/paging.js';
import { contentHash } from '../canonical-json.js';
import { pageOf } from '../cursor.js';
import { documentConflict } from '../refusals.js';
import { type Change, type IndexAccess, type Placed, rowsById } from './index-access.js';

type Versioned = { readonly id: string; readonly version: number };
type Query = estypes.QueryDslQueryContainer;

/** A document as it is kept: its text, what it is told apart by, and the fields that it is looked for by. */
export type DocumentSource = { readonly id: string; readonly version: number; readonly hash: string; readonly json: string };

/** What articles and cases have in common: documents by id, counted versions, edits that name the version they were made on. */
export type DocumentIndex<T> = {
  readonly get: (id: string) => Promise<T | null>;
  readonly getMany: (ids: readonly string[]) => Promise<readonly T[]>;
  readonly list: (page: PageRequest, filters?: readonly Query[]) => Promise<Page<T>>;
  readonly putAll: (documents: readonly T[]) => Promise<readonly PutOutcome[]>;
  readonly save: (document: T, expectedVersion: number | null) => Promise<T>;
  /** All documents that fit, in the order of ids. */
  readonly find: (query: Query) => AsyncIterable<T>;
  readonly count: () => Promise<number>;
};

type DocumentIndexOptions<T> = {
  readonly parse: (value: unknown) => T;
  /** The fields by which a document is looked for. */
  readonly fieldsOf: (document: T) => Readonly<Record<string, unknown>>;
};

/** Others may change the same documents meanwhile: so often they are read and tried again. */
const rounds = 20;

/** Documents as JSON text; a document is parsed when read, so a field that was added later needs a default. */
export function createDocumentIndex<T extends Versioned>(
  index: IndexAccess<DocumentSource>,
  options: DocumentIndexOptions<T>,
): DocumentIndex<T> {
  const toDocument = ({ json }: DocumentSource): T => options.parse(JSON.parse(json));
  const getMany = async (ids: readonly string[]) =>
    (await index.getMany(ids)).flatMap((found) => (found === null ? [] : [toDocument(found.source)]));
  return {
    get: async (id) => (await getMany([id]))[0] ?? null,
    getMany,
    list: async (page, filters = []) => {
      const rows = await rowsById(index, { bool: { filter: [...filters] } }, page);
      return pageOf(page, rows, ({ id }) => id, toDocument);
    },
    putAll: (documents) => putAll(index, options, documents),
    save: (document, expectedVersion) => save(index, options, document, expectedVersion),
    find: async function* (query) {
      for await (const source of index.readAll('id', query)) yield toDocument(source);
    },
    count: () => index.count(),
  };
}

type Put<T> = { readonly document: T; readonly number: number; readonly hash: string };

/**
 * Puts documents as if one after another: what an id has twice goes in two rounds, and what somebody else changed meanwhile is read and decided
 * again. Nothing is undone where a later one fails: an import that is repeated finds it `unchanged`.
 */
async function putAll<T extends Versioned>(
  index: IndexAccess<DocumentSource>,
  options: DocumentIndexOptions<T>,
  documents: readonly T[],
): Promise<readonly PutOutcome[]> {
  const outcomes: PutOutcome[] = documents.map(() => 'unchanged');
  let waiting: readonly Put<T>[] = documents.map((document, number) => ({ document, number, hash: contentHash(document) }));
  let conflicts = 0;
  while (waiting.length > 0) {
    const { first, later } = firstOfEachId(waiting);
    const lost = await putDistinct(index, options, first, outcomes);
    conflicts = lost.length === 0 ? 0 : conflicts + 1;
    if (conflicts > rounds)
      throw new AppError('busy', 'The documents are being changed by others all the time', { documents: lost.length });
    waiting = [...lost, ...later];
  }
  return outcomes;
}

function firstOfEachId<T extends Versioned>(puts: readonly Put<T>[]) {
  const seen = new Set<string>();
  const first: Put<T>[] = [];
  const later: Put<T>[] = [];
  for (const put of puts) {
    (seen.has(put.document.id) ? later : first).push(put);
    seen.add(put.document.id);
  }
  return { first, later };
}

/** Writes what is new or other than what is there, and notes the outcome; answers with the puts that somebody else was quicker than. */
async function putDistinct<T extends Versioned>(
  index: IndexAccess<DocumentSource>,
  options: DocumentIndexOptions<T>,
  puts: readonly Put<T>[],
  outcomes: PutOutcome[],
): Promise<readonly Put<T>[]> {
  const found = await index.getMany(puts.map(({ document }) => document.id));
  const tried = puts.map((put, place) => ({ put, old: found[place] ?? null })).filter(({ put, old }) => put.hash !== old?.source.hash);
  const done = await index.write(tried.map(({ put, old }) => changeOf(options, put.document, put.hash, old)));
  for (const [place, { put, old }] of tried.entries()) {
    if (done[place] === true) outcomes[put.number] = old === null ? 'added' : 'changed';
  }
  return tried.filter((_one, place) => done[place] !== true).map(({ put }) => put);
}

function changeOf<T extends Versioned>(
  { fieldsOf }: DocumentIndexOptions<T>,
  document: T,
  hash: string,
  old: Placed<DocumentSource> | null,
): Change<DocumentSource> {
  const stored = { ...document, version: (old?.source.version ?? 0) + 1 };
  const source = { ...fieldsOf(stored), id: stored.id, version: stored.version, hash, json: JSON.stringify(stored) };
  return { id: document.id, source, place: old?.place ?? null };
}

async function save<T extends Versioned>(
  index: IndexAccess<DocumentSource>,
  options: DocumentIndexOptions<T>,
  document: T,
  expected: number | null,
): Promise<T> {
  const old = await index.get(document.id);
  const change = changeOf(options, document, contentHash(document), old);
  const isExpected = (old?.source.version ?? null) === expected;
  const [isDone] = isExpected ? await index.write([change]) : [false];
  if (isDone === true) return { ...document, version: change.source.version };
  const found = (isExpected ? await index.get(document.id) : old)?.source.version ?? null;
  throw documentConflict(expected, found);
}
