import { setImmediate as nextTurn } from 'node:timers/promises';
import { SupportCase } from '#domain/support-case.js';
import type { CaseFilter, CaseStore } from '#ports/case-store.js';
import { type Condition, createDocumentTable } from './document-table.js';
import type { EmbeddedDatabase } from './open-database.js';

type CaseRow = { readonly id: string; readonly json: string };

const readAllPageSize = 100;

/** Support cases in the embedded file. */
export function createCaseStore(database: EmbeddedDatabase): CaseStore {
  const documents = createDocumentTable<SupportCase>(database, {
    table: 'cases',
    parse: (value) => SupportCase.parse(value),
    onStored: () => undefined,
  });
  return { ...documents, list: (page, filter = {}) => documents.list(page, conditionsOf(filter)), readAll: () => readAll(database) };
}

const isClosed = `json_extract(json, '$.closedAt') IS NOT NULL OR json_extract(json, '$.confirmed') IS NOT NULL
  OR json_extract(json, '$.outcome') <> 'unknown'`;

function conditionsOf({ state, organisation }: CaseFilter): readonly Condition[] {
  return [
    ...(state === undefined ? [] : [{ sql: `(${isClosed}) = ?`, value: state === 'closed' ? 1 : 0 }]),
    ...(organisation === undefined ? [] : [{ sql: "json_extract(json, '$.organisation') = ?", value: organisation }]),
  ];
}

/** Cases are numbered as they arrive and never renumbered: the highest number at the start bounds the snapshot. */
async function* readAll(database: EmbeddedDatabase): AsyncIterable<SupportCase> {
  const newest = database.all<{ number: number | null }>('SELECT max(number) AS number FROM cases', [])[0]?.number ?? 0;
  let rows = readRows(database, '', newest);
  while (rows.length > 0) {
    for (const row of rows) yield SupportCase.parse(JSON.parse(row.json));
    await nextTurn();
    rows = readRows(database, rows.at(-1)?.id ?? '', newest);
  }
}

function readRows(database: EmbeddedDatabase, after: string, newest: number): readonly CaseRow[] {
  const sql = 'SELECT id, json FROM cases WHERE id > ? AND number <= ? ORDER BY id LIMIT ?';
  return database.all(sql, [after, newest, readAllPageSize]);
}
