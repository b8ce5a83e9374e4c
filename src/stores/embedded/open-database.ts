import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay, setImmediate as eventLoopTurn } from 'node:timers/promises';
import Libsql from 'libsql';
import { AppError } from '#domain/app-error.js';
import { schemaSteps } from './schema.js';

/** What may be bound to a statement. libsql ends the whole process on a boolean, so there is none. */
export type SqlValue = string | number | null | Buffer;

/** One connection to the embedded file. Everything is synchronous but waiting for another process to end its transaction. */
export type EmbeddedDatabase = {
  /** All rows of a query. */
  readonly all: <Row>(sql: string, parameters: readonly SqlValue[]) => readonly Row[];
  /** Runs a statement and answers with the number of rows it changed. */
  readonly run: (sql: string, parameters: readonly SqlValue[]) => number;
  /** Runs `work` as one write transaction, durable when it resolves; throws AppError `busy` where the file stays locked. */
  readonly write: <T>(work: () => T) => Promise<T>;
  /** Adds the functions of a loadable extension to this connection. */
  readonly loadExtension: (path: string) => void;
  readonly close: () => void;
};

const openingWaitMs = 10_000;
const walRetryMs = 5;
/** Waiting inside SQLite stops the event loop, so that wait is short and the long one is ours. */
const lockWaitMs = 50;
const lockAttempts = 200;

/**
 * Opens the embedded file, making its folder and tables where they are missing.
 * `synchronous = NORMAL` in WAL mode: a killed process loses nothing that was acknowledged; a power cut may lose the last moments, never the file.
 * Throws AppError `wrongConfiguration` where the file cannot be opened or was written by a newer Faultbook.
 */
export function openDatabase(path: string): EmbeddedDatabase {
  const connection = connect(path);
  const statements = new Map<string, Libsql.Statement>();
  const prepare = (sql: string): Libsql.Statement => {
    const statement = statements.get(sql) ?? connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    all: <Row>(sql: string, parameters: readonly SqlValue[]) => prepare(sql).all([...parameters]) as Row[],
    run: (sql, parameters) => prepare(sql).run([...parameters]).changes,
    write: (work) => write(connection, work),
    loadExtension: (path) => void connection.loadExtension(path),
    close: () => {
      statements.clear();
      connection.close();
    },
  };
}

function connect(path: string): Libsql.Database {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const connection = new Libsql(path);
    configure(connection);
    migrate(connection);
    setPragma(connection, `busy_timeout = ${lockWaitMs}`);
    return connection;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('wrongConfiguration', 'The data file cannot be opened', { path, reason: reasonOf(error) });
  }
}

function configure(connection: Libsql.Database): void {
  setPragma(connection, `busy_timeout = ${openingWaitMs}`);
  turnToWal(connection);
  setPragma(connection, 'synchronous = NORMAL');
  setPragma(connection, 'foreign_keys = ON');
  setPragma(connection, 'temp_store = MEMORY');
  setPragma(connection, 'cache_size = -32768');
  setPragma(connection, 'journal_size_limit = 67108864');
}

/**
 * A new file turns to WAL by raising a read lock to a write lock. Where two processes are at it at once, SQLite refuses one of them without
 * waiting, whatever its busy timeout says, since two that wait for each other there would wait for ever (sqlite3_busy_handler). So the
 * refused one, which holds no lock then, asks again: soon the file is in WAL already and there is nothing to raise.
 */
function turnToWal(connection: Libsql.Database): void {
  const until = Date.now() + openingWaitMs;
  for (;;) {
    try {
      setPragma(connection, 'journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, walRetryMs);
    }
  }
}

function setPragma(connection: Libsql.Database, pragma: string): void {
  connection.prepare(`PRAGMA ${pragma}`).all([]);
}

function migrate(connection: Libsql.Database): void {
  connection.exec('BEGIN IMMEDIATE');
  commit(connection, () => {
    const found = schemaVersion(connection);
    if (found > schemaSteps.length) {
      throw new AppError('wrongConfiguration', 'The data file was written by a newer version', { found, known: schemaSteps.length });
    }
    for (const step of schemaSteps.slice(found)) connection.exec(step);
    setPragma(connection, `user_version = ${schemaSteps.length}`);
  });
}

function schemaVersion(connection: Libsql.Database): number {
  const rows = connection.prepare('SELECT user_version AS version FROM pragma_user_version').all([]) as { version: number }[];
  return rows[0]?.version ?? 0;
}

/**
 * Begin, work and commit are one synchronous stretch: nothing else of this process can come between them. Then the event loop gets a
 * turn: others go on, and libsql frees the rows it read (it does so between turns only, and a long import would pile them up).
 */
async function write<T>(connection: Libsql.Database, work: () => T): Promise<T> {
  for (let attempt = 1; attempt <= lockAttempts; attempt += 1) {
    if (tryBegin(connection)) {
      const result = commit(connection, work);
      await eventLoopTurn();
      return result;
    }
    await delay(1);
  }
  throw new AppError('busy', 'The data file is locked by another process');
}

function tryBegin(connection: Libsql.Database): boolean {
  try {
    connection.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

function commit<T>(connection: Libsql.Database, work: () => T): T {
  try {
    const result = work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
