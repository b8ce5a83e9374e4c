import { GraphFile, GraphRevision } from '#domain/causal-graph.js';
import type { Clock } from '#ports/clock.js';
import type { GraphStore } from '#ports/graph-store.js';
import { refuseOtherPublished, revisionOf, unknownRevision } from '../refusals.js';
import type { EmbeddedDatabase } from './open-database.js';

/** Revisions of the causal graph in the embedded file; an index of the table allows one published revision only. */
export function createGraphStore(database: EmbeddedDatabase, clock: Clock): GraphStore {
  return {
    get: async (revision) => readGraph(database, 'revision = ?', revision),
    published: async () => readGraph(database, 'state = ?', 'published'),
    putDraft: async (graph, note) => {
      await database.write(() => insertDraft(database, graph, note, isoTime(clock)));
    },
    publish: (revision, expected) =>
      database.write(() => {
        refuseOtherPublished(publishedRevision(database), expected);
        publish(database, revision, isoTime(clock));
      }),
    revisions: async () => listRevisions(database),
  };
}

function readGraph(database: EmbeddedDatabase, condition: 'revision = ?' | 'state = ?', value: string): GraphFile | null {
  const rows = database.all<{ json: string }>(`SELECT json FROM graph_revisions WHERE ${condition}`, [value]);
  return rows.map((row) => GraphFile.parse(JSON.parse(row.json)))[0] ?? null;
}

function insertDraft(database: EmbeddedDatabase, graph: GraphFile, note: string, now: string): void {
  const sql = `INSERT INTO graph_revisions (revision, parent, state, note, created_at, published_at, faults, links, json)
    VALUES (?, ?, 'draft', ?, ?, NULL, ?, ?, ?) ON CONFLICT (revision) DO NOTHING`;
  database.run(sql, [revisionOf(graph), graph.parent, note, now, graph.faults.length, graph.links.length, JSON.stringify(graph)]);
}

function publish(database: EmbeddedDatabase, revision: string, now: string): void {
  const state = database.all<{ state: string }>('SELECT state FROM graph_revisions WHERE revision = ?', [revision])[0]?.state;
  if (state === undefined) throw unknownRevision(revision);
  if (state === 'published') return;
  database.run("UPDATE graph_revisions SET state = 'superseded' WHERE state = 'published'", []);
  database.run("UPDATE graph_revisions SET state = 'published', published_at = ? WHERE revision = ?", [now, revision]);
  database.run('INSERT INTO graph_publications (revision, published_at) VALUES (?, ?)', [revision, now]);
}

function publishedRevision(database: EmbeddedDatabase): string | null {
  return database.all<{ revision: string }>("SELECT revision FROM graph_revisions WHERE state = 'published'", [])[0]?.revision ?? null;
}

function listRevisions(database: EmbeddedDatabase): readonly GraphRevision[] {
  const sql = `SELECT revision, parent, state, created_at AS createdAt, published_at AS publishedAt, note, faults, links
    FROM graph_revisions ORDER BY number DESC`;
  const times = publicationTimes(database);
  return database
    .all<{ readonly revision: string }>(sql, [])
    .map((row) => GraphRevision.parse({ ...row, publishedTimes: times.get(row.revision) ?? [] }));
}

/** Every time that a revision came into force, oldest first: a rollback is one more. */
function publicationTimes(database: EmbeddedDatabase): ReadonlyMap<string, readonly string[]> {
  const sql = 'SELECT revision, published_at AS publishedAt FROM graph_publications ORDER BY number';
  const times = new Map<string, string[]>();
  for (const { revision, publishedAt } of database.all<{ revision: string; publishedAt: string }>(sql, []))
    times.set(revision, [...(times.get(revision) ?? []), publishedAt]);
  return times;
}

function isoTime(clock: Clock): string {
  return new Date(clock()).toISOString();
}
