import type { Page, PageRequest, PutOutcome } from '#ports/paging.js';
import { contentHash } from '../canonical-json.js';
import { readPage } from '../cursor.js';
import { documentConflict } from '../refusals.js';
import type { EmbeddedDatabase } from './open-database.js';

type Versioned = { readonly id: string; readonly version: number };
type StoredRow = { readonly number: number; readonly version: number; readonly hash: string };
type DocumentRow = { readonly id: string; readonly json: string };

/** A condition on a row, in the very words of an index of the schema, with one value. */
export type Condition = { readonly sql: string; readonly value: string | number };

/** What articles and cases have in common: documents by id, counted versions, edits that name the version they were made on. */
type DocumentTable<T> = {
  readonly get: (id: string) => Promise<T | null>;
  readonly getMany: (ids: readonly string[]) => Promise<readonly T[]>;
  readonly list: (page: PageRequest, conditions?: readonly Condition[]) => Promise<Page<T>>;
  readonly putAll: (documents: readonly T[]) => Promise<readonly PutOutcome[]>;
  readonly save: (document: T, expectedVersion: number | null) => Promise<T>;
  readonly count: () => Promise<number>;
};

/** Where documents lie and how they are read. `onStored` runs in the transaction that stored the document under `number`. */
type DocumentTableOptions<T> = {
  readonly table: 'articles' | 'cases';
  readonly parse: (value: unknown) => T;
  readonly onStored: (number: number, document: T) => void;
};

/** Documents as JSON text, one row each; a document is parsed when read, so a field that was added later needs a default. */
export function createDocumentTable<T extends Versioned>(database: EmbeddedDatabase, options: DocumentTableOptions<T>): DocumentTable<T> {
  const { table, parse } = options;
  const toDocument = (row: DocumentRow): T => parse(JSON.parse(row.json));
  return {
    get: async (id) => getMany<T>(database, table, [id], toDocument)[0] ?? null,
    getMany: async (ids) => getMany<T>(database, table, ids, toDocument),
    list: async (page, conditions = []) =>
      readPage(
        page,
        (key, limit) => rowsAfter(database, table, conditions, key ?? '', limit),
        (row) => row.id,
        toDocument,
      ),
    putAll: (documents) => database.write(() => documents.map((document) => put(database, options, document))),
    save: (document, expectedVersion) => database.write(() => save(database, options, document, expectedVersion)),
    count: async () => database.all<{ documents: number }>(`SELECT count(*) AS documents FROM ${table}`, [])[0]?.documents ?? 0,
  };
}

function rowsAfter(
  database: EmbeddedDatabase,
  table: string,
  conditions: readonly Condition[],
  after: string,
  limit: number,
): readonly DocumentRow[] {
  const where = [...conditions.map(({ sql }) => sql), 'id > ?'].join(' AND ');
  const values = conditions.map(({ value }) => value);
  return database.all(`SELECT id, json FROM ${table} WHERE ${where} ORDER BY id LIMIT ?`, [...values, after, limit]);
}

function getMany<T>(database: EmbeddedDatabase, table: string, ids: readonly string[], toDocument: (row: DocumentRow) => T): readonly T[] {
  const sql = `SELECT d.id, d.json FROM json_each(?) AS asked CROSS JOIN ${table} AS d ON d.id = asked.value ORDER BY asked.key`;
  return database.all<DocumentRow>(sql, [JSON.stringify(ids)]).map(toDocument);
}

function put<T extends Versioned>(database: EmbeddedDatabase, options: DocumentTableOptions<T>, document: T): PutOutcome {
  const hash = contentHash(document);
  const found = find(database, options.table, document.id);
  if (found?.hash === hash) return 'unchanged';
  store(database, options, { ...document, version: (found?.version ?? 0) + 1 }, hash);
  return found === null ? 'added' : 'changed';
}

function save<T extends Versioned>(
  database: EmbeddedDatabase,
  options: DocumentTableOptions<T>,
  document: T,
  expectedVersion: number | null,
): T {
  const found = find(database, options.table, document.id)?.version ?? null;
  if (found !== expectedVersion) {
    throw documentConflict(expectedVersion, found);
  }
  const stored = { ...document, version: (found ?? 0) + 1 };
  store(database, options, stored, contentHash(stored));
  return stored;
}

function find(database: EmbeddedDatabase, table: string, id: string): StoredRow | null {
  return database.all<StoredRow>(`SELECT number, version, hash FROM ${table} WHERE id = ?`, [id])[0] ?? null;
}

function store<T extends Versioned>(database: EmbeddedDatabase, options: DocumentTableOptions<T>, document: T, hash: string): void {
  const sql = `INSERT INTO ${options.table} (id, version, hash, json) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, hash = excluded.hash, json = excluded.json RETURNING number`;
  const rows = database.all<{ number: number }>(sql, [document.id, document.version, hash, JSON.stringify(document)]);
  for (const row of rows) options.onStored(row.number, document);
}
