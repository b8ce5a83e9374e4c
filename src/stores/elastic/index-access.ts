import { createHash } from 'node:crypto';
import type { Client, estypes } from '@elastic/elasticsearch';
import { AppError } from '#domain/app-error.js';
import type { PageRequest } from '#ports/paging.js';
import { startOf } from '../cursor.js';
import { writeAll } from './bulk-writes.js';
import { failureOf, onCluster } from './failures.js';
import { createVisibility } from './visibility.js';

/** A document with the place of its last change, which the next one names (`if_seq_no`, `if_primary_term`). */
export type Placed<Source> = { readonly source: Source; readonly place: Place };
type SearchRequest = estypes.SearchSearchRequestBody;
type Place = { readonly if_seq_no: number; readonly if_primary_term: number };

/** One change; `place` null = must not be there yet (`op_type=create`), absent = whatever is there. */
export type Change<Source> = { readonly id: string; readonly source: Source; readonly place?: Place | null };

/** One index behind its alias. A search sees all that this process wrote before; what others wrote it sees within a second. */
export type IndexAccess<Source> = {
  readonly get: (id: string) => Promise<Placed<Source> | null>;
  /** In the order of the ids. */
  readonly getMany: (ids: readonly string[]) => Promise<readonly (Placed<Source> | null)[]>;
  /** Answers with true for each change that was made, false for one whose document is not at its place any more. */
  readonly write: (changes: readonly Change<Source>[]) => Promise<readonly boolean[]>;
  /** Documents that are not there are passed over. */
  readonly remove: (ids: readonly string[]) => Promise<void>;
  readonly search: (request: SearchRequest) => Promise<estypes.SearchResponse<Source>>;
  /** Several searches in one request; one that fails fails them all. */
  readonly searchMany: (requests: readonly SearchRequest[]) => Promise<readonly estypes.SearchResponse<Source>[]>;
  /** All documents that fit, in the order of a field, from one moment in time. */
  readonly readAll: (field: string, query: estypes.QueryDslQueryContainer) => AsyncIterable<Source>;
  readonly count: (query?: estypes.QueryDslQueryContainer) => Promise<number>;
};

const longestId = 400;
const readAllPageSize = 500;
const snapshotLife = '5m';

/** Opens an index by its alias; it must be there. `writes` = the alias that new documents go to, where several indices stand behind `index`. */
export function openIndex<Source>(client: Client, index: string, writes = index): IndexAccess<Source> {
  const { wrote, show } = createVisibility(async () => void (await client.indices.refresh({ index })));
  const search = (request: SearchRequest) =>
    onCluster(async () => {
      await show();
      return client.search<Source>({ index, allow_partial_search_results: false, ...request });
    });
  const getMany = (ids: readonly string[]) => onCluster(() => readMany<Source>(client, index, ids));
  return {
    get: async (id) => (await getMany([id]))[0] ?? null,
    getMany,
    write: async (changes) => (changes.length === 0 ? [] : wrote(onCluster(() => writeAll(client, writes, changes.map(toOperation))))),
    remove: async (ids) => {
      await wrote(onCluster(() => writeAll(client, index, ids.map(toRemoval))));
    },
    search,
    searchMany: (requests) =>
      onCluster(async () => {
        await show();
        return answersOf<Source>(await client.msearch<Source>({ searches: requests.flatMap((request) => [{ index }, request]) }));
      }),
    readAll: async function* (field, query) {
      await onCluster(show);
      yield* readSnapshot<Source>(client, index, field, query);
    },
    count: (query = { match_all: {} }) =>
      onCluster(async () => {
        await show();
        return (await client.count({ index, query })).count;
      }),
  };
}

/** An id as the cluster takes it, 512 bytes at most: a longer one is told by its digest. */
function documentId(id: string): string {
  return Buffer.byteLength(id) <= longestId ? id : `sha256:${createHash('sha256').update(id).digest('hex')}`;
}

function toOperation<Source>({ id, source, place }: Change<Source>) {
  return { action: place === null ? { create: { _id: documentId(id) } } : { index: { _id: documentId(id), ...place } }, source };
}

function toRemoval(id: string) {
  return { action: { delete: { _id: documentId(id) } }, source: null };
}

async function readMany<Source>(client: Client, index: string, ids: readonly string[]): Promise<readonly (Placed<Source> | null)[]> {
  if (ids.length === 0) return [];
  const { docs } = await client.mget<Source>({ index, ids: ids.map(documentId) });
  return docs.map((found) => {
    if ('error' in found) throw new AppError('serviceUnavailable', 'Elasticsearch cannot answer: a part of its data is away', {});
    if (!found.found || found._source === undefined) return null;
    return { source: found._source, place: { if_seq_no: found._seq_no ?? 0, if_primary_term: found._primary_term ?? 0 } };
  });
}

/** The documents of an answer, in its order. */
export function sourcesOf<Source>({ hits }: estypes.SearchResponse<Source>): readonly Source[] {
  return hits.hits.flatMap(({ _source: source }) => (source === undefined ? [] : [source]));
}

/** Up to `size` documents that fit, in the order of `fields`, whose values are behind `after`; null = from the beginning. */
export async function rowsAfter<Source>(
  index: IndexAccess<Source>,
  query: estypes.QueryDslQueryContainer,
  fields: readonly string[],
  { after, size }: { readonly after: readonly (string | number)[] | null; readonly size: number },
): Promise<readonly Source[]> {
  const sort = fields.map((field) => ({ [field]: 'asc' as const }));
  const start = after === null ? {} : { search_after: [...after] };
  return sourcesOf(await index.search({ query, sort, size, track_total_hits: false, ...start }));
}

/** The rows of a page in the order of ids, one more than its limit. Throws AppError `invalidInput` on a cursor of another make. */
export function rowsById<Source>(
  index: IndexAccess<Source>,
  query: estypes.QueryDslQueryContainer,
  page: PageRequest,
): Promise<readonly Source[]> {
  const after = startOf(page);
  return rowsAfter(index, query, ['id'], { after: after === null ? null : [after], size: page.limit + 1 });
}

/** Number of documents that a search matched; it must have been asked to count them. */
export function totalOf({ hits }: estypes.SearchResponse<unknown>): number {
  return typeof hits.total === 'number' ? hits.total : (hits.total?.value ?? 0);
}

function answersOf<Source>({ responses }: estypes.MsearchResponse<Source>): readonly estypes.SearchResponse<Source>[] {
  return responses.map((answer) => {
    if ('error' in answer) throw failureOf(answer.status, answer);
    if (answer._shards.failed > 0) throw failureOf(503, null);
    return answer;
  });
}

/** Point in time and `search_after`: what is written meanwhile is not read. */
async function* readSnapshot<Source>(
  client: Client,
  index: string,
  field: string,
  query: estypes.QueryDslQueryContainer,
): AsyncGenerator<Source> {
  const { id } = await onCluster(() => client.openPointInTime({ index, keep_alive: snapshotLife }));
  const pit = { id, keep_alive: snapshotLife };
  const request = { pit, query, sort: [{ [field]: 'asc' as const }], size: readAllPageSize, track_total_hits: false };
  try {
    let after: estypes.SortResults | undefined;
    do {
      const page = await onCluster(() => client.search<Source>(after === undefined ? request : { ...request, search_after: after }));
      yield* sourcesOf(page);
      after = page.hits.hits.at(-1)?.sort;
    } while (after !== undefined);
  } finally {
    // It ends by itself after its life: a cluster that is away now must not hide why the reading ended.
    await client.closePointInTime({ id }).catch(() => undefined);
  }
}
