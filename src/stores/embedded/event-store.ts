import { createHash } from 'node:crypto';
import { AppError } from '#domain/app-error.js';
import { LogEvent } from '#domain/log-event.js';
import type { EventStore } from '#ports/event-store.js';
import { readPage } from '../cursor.js';
import type { EmbeddedDatabase } from './open-database.js';

type EventRow = { readonly number: number; readonly json: string };
type ServerRow = { readonly server: string; readonly events: number };

/** Events of a fleet in the embedded file, in the order they were appended; servers are listed by name. */
export function createEventStore(database: EmbeddedDatabase): EventStore {
  return {
    append: (server, events) => database.write(() => append(database, server, events)),
    list: async (server, page) =>
      readPage(
        page,
        (key, limit) => eventsAfter(database, server, toNumber(key), limit),
        (row) => String(row.number),
        (row) => LogEvent.parse(JSON.parse(row.json)),
      ),
    servers: async (page) =>
      readPage(
        page,
        (key, limit) => serversAfter(database, key ?? '', limit),
        (row) => row.server,
        ({ server, events }) => ({ server, events }),
      ),
  };
}

function append(database: EmbeddedDatabase, server: string, events: readonly LogEvent[]): number {
  if (events.length === 0) return 0;
  database.run('INSERT INTO event_servers (server, events) VALUES (?, 0) ON CONFLICT (server) DO NOTHING', [server]);
  const number = database.all<{ number: number }>('SELECT number FROM event_servers WHERE server = ?', [server])[0]?.number ?? 0;
  const added = events.reduce((sum, event) => sum + insert(database, number, event), 0);
  database.run('UPDATE event_servers SET events = events + ? WHERE number = ?', [added, number]);
  return added;
}

function insert(database: EmbeddedDatabase, serverNumber: number, event: LogEvent): number {
  const sql = 'INSERT INTO events (server_number, event_id, raw_hash, json) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
  return database.run(sql, [serverNumber, event.id, rawHash(event.raw), JSON.stringify(event)]);
}

/** 128 bits of SHA-256: enough to tell texts apart, short enough for an index of millions. */
function rawHash(raw: string): string {
  return createHash('sha256').update(raw).digest('base64url').slice(0, 22);
}

function eventsAfter(database: EmbeddedDatabase, server: string, after: number, limit: number): readonly EventRow[] {
  const sql = `SELECT number, json FROM events
    WHERE server_number = (SELECT number FROM event_servers WHERE server = ?) AND number > ? ORDER BY number LIMIT ?`;
  return database.all(sql, [server, after, limit]);
}

function serversAfter(database: EmbeddedDatabase, after: string, limit: number): readonly ServerRow[] {
  return database.all('SELECT server, events FROM event_servers WHERE server > ? ORDER BY server LIMIT ?', [after, limit]);
}

function toNumber(key: string | null): number {
  const number = Number(key ?? 0);
  if (!Number.isSafeInteger(number)) throw new AppError('invalidInput', 'The cursor was not given by this list');
  return number;
}
