import { createHash } from 'node:crypto';
import type { estypes } from '@elastic/elasticsearch';
import { AppError } from '#domain/app-error.js';
import { LogEvent } from '#domain/log-event.js';
import type { Clock } from '#ports/clock.js';
import type { EventStore } from '#ports/event-store.js';
import { pageOf, startOf } from '../cursor.js';
import { type Bucket, bucketsOf } from './buckets.js';
import { type IndexAccess, rowsAfter } from './index-access.js';

/** `order` = when it was appended; two processes may give the same, and then `id` decides. */
export type EventSource = {
  readonly id: string;
  readonly server: string;
  readonly order: number;
  readonly appendedAt: string;
  readonly json: string;
};

/** Numbers within a millisecond, so that events stay in the order they were appended. */
const numbersPerMillisecond = 1_000;
const idsPerRequest = 1_000;

/**
 * Events of a fleet in indices by time. An event has the same id wherever it lies, so that the same one again is found before it is written, in
 * whichever index it is; within an index `op_type=create` lets one of two writers through.
 */
export function createEventStore(index: IndexAccess<EventSource>, clock: Clock): EventStore {
  let last = 0;
  const nextOrder = (): number => {
    last = Math.max(last + 1, clock() * numbersPerMillisecond);
    return last;
  };
  return {
    append: async (server, events) => {
      const ids = [...new Map(events.map((event) => [eventId(server, event), event]))];
      const known = await readKnown(
        index,
        ids.map(([id]) => id),
      );
      const appendedAt = new Date(clock()).toISOString();
      const changes = ids
        .filter(([id]) => !known.has(id))
        .map(([id, event]) => ({ id, source: { id, server, order: nextOrder(), appendedAt, json: JSON.stringify(event) }, place: null }));
      return (await index.write(changes)).filter((isDone) => isDone).length;
    },
    list: async (server, page) => {
      const after = placeOf(startOf(page));
      const rows = await rowsAfter(index, { term: { server } }, ['order', 'id'], { after, size: page.limit + 1 });
      return pageOf(
        page,
        rows,
        ({ order, id }) => `${order} ${id}`,
        ({ json }) => LogEvent.parse(JSON.parse(json)),
      );
    },
    servers: async (page) => {
      const rows = await serversAfter(index, startOf(page), page.limit + 1);
      return pageOf(
        page,
        rows,
        ({ server }) => server,
        (row) => row,
      );
    },
  };
}

function eventId(server: string, { id, raw }: LogEvent): string {
  return createHash('sha256')
    .update(JSON.stringify([server, id, raw]))
    .digest('base64url');
}

async function readKnown(index: IndexAccess<EventSource>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let start = 0; start < ids.length; start += idsPerRequest) {
    const values = ids.slice(start, start + idsPerRequest);
    const { hits } = await index.search({ query: { ids: { values } }, size: values.length, _source: false, track_total_hits: false });
    for (const { _id: id } of hits.hits) if (id !== undefined) known.add(id);
  }
  return known;
}

async function serversAfter(index: IndexAccess<EventSource>, after: string | null, size: number) {
  const composite: estypes.AggregationsCompositeAggregation = {
    size,
    sources: [{ server: { terms: { field: 'server' } } }],
    ...(after === null ? {} : { after: { server: after } }),
  };
  const answer = await index.search({ size: 0, aggs: { servers: { composite } } });
  return bucketsOf<Bucket<{ readonly server: string }>>(answer, 'servers').map(({ key, doc_count: events }) => ({
    server: key.server,
    events,
  }));
}

function placeOf(key: string | null): [number, string] | null {
  if (key === null) return null;
  const [order = '', id = ''] = key.split(' ');
  if (!/^\d{1,16}$/.test(order) || id === '') throw new AppError('invalidInput', 'The cursor was not given by this list');
  return [Number(order), id];
}
