import initSqlJs, { type Database } from 'sql.js';
import type { SqliteRow, SqliteTable } from '#domain/source-block.js';
import { InputRejected } from '../bytes/input-rejected.js';

/** A table, and why it is not read to its end (null = it is). */
export type SqlitePart = { readonly table: SqliteTable; readonly problem: InputRejected | null };

/** Limits of one file and one table. */
export type SqliteLimits = { readonly tables: number; readonly rows: number; readonly characters: number };

const sqliteLimits: SqliteLimits = { tables: 500, rows: 200_000, characters: 64 * 1024 * 1024 };

const fileStart = Buffer.from('SQLite format 3\0', 'latin1');
const logStarts = [Buffer.from('377f0682', 'hex'), Buffer.from('377f0683', 'hex')];
/** Versions of writing and reading (SQLite file format §1.3.3): 1 = rollback journal, 2 = write-ahead log. */
const versionOffsets = [18, 19] as const;

/** True where bytes are a SQLite database. */
export function isSqlite(head: Uint8Array): boolean {
  return fileStart.equals(head.subarray(0, fileStart.length));
}

/** True where bytes are the write-ahead log that stands beside a SQLite database. */
export function isSqliteLog(head: Uint8Array): boolean {
  return logStarts.some((start) => start.equals(head.subarray(0, start.length)));
}

/**
 * Reads the tables of a SQLite file in WebAssembly, so that a hostile file meets no native code. Views, virtual tables and computed columns are
 * not touched. Blobs become hexadecimal text, whole numbers beyond 2^53 decimal text. A damaged table ends where the damage begins.
 * Throws {@link InputRejected} where the file as a whole is damaged or holds too many tables.
 */
export async function* readSqliteTables(bytes: Uint8Array, limits: SqliteLimits = sqliteLimits): AsyncGenerator<SqlitePart> {
  const sql = await initSqlJs();
  const database = new sql.Database(withoutLog(bytes));
  try {
    const names = openTables(database);
    for (const name of names.slice(0, limits.tables)) yield readTable(database, name, limits);
    if (names.length > limits.tables) throw new InputRejected('fileTooLarge', `holds more than ${limits.tables} tables`);
  } finally {
    database.close();
  }
}

function damaged(): InputRejected {
  return new InputRejected('damagedContainer', 'damaged database: read up to there');
}

/** A copy that opens without its write-ahead log, which is another file. */
function withoutLog(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const offset of versionOffsets) copy[offset] = 1;
  return copy;
}

/** Names of the ordinary tables: virtual ones have no root page. */
function openTables(database: Database): readonly string[] {
  const query =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid";
  try {
    database.run('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON');
    return (database.exec(query)[0]?.values ?? []).map(([name]) => String(name));
  } catch {
    throw damaged();
  }
}

function readTable(database: Database, name: string, limits: SqliteLimits): SqlitePart {
  const rows: SqliteRow[] = [];
  let problem: InputRejected | null = null;
  let columns: readonly string[] = [];
  try {
    columns = columnNames(database, name);
    problem = columns.length === 0 ? null : collectRows(database, name, columns, rows, limits);
  } catch {
    problem = damaged();
  }
  return { table: { name, columns, rows }, problem };
}

/** Stored columns only: `hidden` marks those that a formula of the file would compute. */
function columnNames(database: Database, table: string): readonly string[] {
  const found = database.exec(`SELECT name FROM pragma_table_xinfo(${quoted(table, "'")}) WHERE hidden = 0`);
  return (found[0]?.values ?? []).map(([name]) => String(name));
}

function collectRows(
  database: Database,
  table: string,
  columns: readonly string[],
  rows: SqliteRow[],
  limits: SqliteLimits,
): InputRejected | null {
  const statement = database.prepare(`SELECT ${columns.map((column) => quoted(column, '"')).join(', ')} FROM ${quoted(table, '"')}`);
  // The types lack the second argument.
  const readValues = statement.get as unknown as (values: null, options: { readonly useBigInt: true }) => readonly StoredValue[];
  let characters = 0;
  try {
    while (statement.step()) {
      if (rows.length >= limits.rows || characters > limits.characters)
        return new InputRejected(
          'fileTooLarge',
          `table of more than ${limits.rows} rows or ${limits.characters} characters: read up to there`,
        );
      const values = readValues.call(statement, null, { useBigInt: true });
      const row = Object.fromEntries(columns.map((column, index) => [column, plainValue(values[index] ?? null)]));
      for (const value of Object.values(row)) characters += typeof value === 'string' ? value.length : 8;
      rows.push(row);
    }
    return null;
  } finally {
    statement.free();
  }
}

type StoredValue = string | number | bigint | Uint8Array | null;

function plainValue(value: StoredValue): string | number | null {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}

function quoted(name: string, mark: '"' | "'"): string {
  return `${mark}${name.replaceAll(mark, mark + mark)}${mark}`;
}
