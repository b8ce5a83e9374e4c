import { once } from 'node:events';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCaseStore } from '#stores/embedded/case-store.js';
import { openDatabase } from '#stores/embedded/open-database.js';
import { schemaSteps } from '#stores/embedded/schema.js';
import { createSearchIndex } from '#stores/embedded/search-index.js';
import { sampleCase } from '../contracts/samples.js';
import { linesOf, startScript } from './child-process.js';
import { temporaryFolder } from './temporary-database.js';

const caseWriter = new URL('./case-writer.ts', import.meta.url);
const lockHolder = new URL('./lock-holder.ts', import.meta.url);

describe('the embedded file', () => {
  let folder = temporaryFolder();
  const pathOf = (name: string): string => join(folder.path, name);
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it('is made with its folder, which only its owner may enter', () => {
    const path = pathOf('deep/down/faultbook.db');

    openDatabase(path).close();

    expect(existsSync(path)).toBe(true);
    expect(statSync(pathOf('deep/down')).mode & 0o777).toBe(0o700);
  });

  it('keeps what was stored when it is opened again', async () => {
    const first = openDatabase(pathOf('faultbook.db'));
    await createCaseStore(first).putAll([sampleCase({ id: 'sr-1' })]);
    first.close();

    const second = openDatabase(pathOf('faultbook.db'));

    expect(await createCaseStore(second).count()).toBe(1);
    second.close();
  });

  it('is refused where a newer version wrote it, and left as it is', () => {
    const path = pathOf('faultbook.db');
    openDatabase(path).close();
    setVersion(path, 99);

    expect(() => openDatabase(path)).toThrow(
      expect.objectContaining({ code: 'wrongConfiguration', facts: { found: 99, known: schemaSteps.length } }),
    );
    expect(versionOf(path)).toBe(99);
  });

  it('is refused where it is no such file', () => {
    const path = pathOf('faultbook.db');
    writeFileSync(path, 'This is a letter and no data file. '.repeat(100));

    expect(() => openDatabase(path)).toThrow(expect.objectContaining({ code: 'wrongConfiguration' }));
  });

  it('is refused where its folder cannot be made', () => {
    writeFileSync(pathOf('file'), '');

    expect(() => openDatabase(pathOf('file/faultbook.db'))).toThrow(expect.objectContaining({ code: 'wrongConfiguration' }));
  });

  it('takes back everything of a write that fails, and the next write goes through', async () => {
    const database = openDatabase(pathOf('faultbook.db'));
    const insert = (server: string): number => database.run('INSERT INTO event_servers (server, events) VALUES (?, 0)', [server]);

    const failing = database.write(() => {
      insert('a');
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    await database.write(() => insert('b'));

    expect(database.all('SELECT server FROM event_servers', [])).toEqual([{ server: 'b' }]);
    database.close();
  });

  it('takes writes that start at the same time one after the other', async () => {
    const database = openDatabase(pathOf('faultbook.db'));
    const insert = (server: string): number => database.run('INSERT INTO event_servers (server, events) VALUES (?, 0)', [server]);

    await Promise.all(['a', 'b', 'c'].map((server) => database.write(() => insert(server))));

    expect(database.all('SELECT server FROM event_servers', [])).toHaveLength(3);
    database.close();
  });

  it('keeps every acknowledged batch when its writer is killed in the middle, three times over', async () => {
    const path = pathOf('faultbook.db');
    const acknowledged: string[] = [];

    for (const round of ['one', 'two', 'three']) {
      const lines = await linesOf(startScript(caseWriter, [path, round, '1000000']), 40);
      acknowledged.push(...lines.flatMap((batch) => [0, 1, 2, 3, 4].map((index) => `${round}-${batch}-${index}`)));
    }

    const database = openDatabase(path);
    const found = await createCaseStore(database).getMany(acknowledged);
    const indexed = database.all<{ id: string }>('SELECT id FROM search_documents', []).map(({ id }) => id);
    expect(acknowledged.length).toBeGreaterThanOrEqual(3 * 40 * 5);
    expect(found.map(({ id }) => id)).toEqual(acknowledged);
    expect(acknowledged.filter((id) => !indexed.includes(id))).toEqual([]);
    expect(database.all('PRAGMA integrity_check', [])).toEqual([{ integrity_check: 'ok' }]);
    database.close();
  });

  it('waits for another process that is just making it', async () => {
    const path = pathOf('faultbook.db');
    const holder = startScript(lockHolder, [path, '400']);
    await once(holder.stdout!, 'data');

    const database = openDatabase(path);

    expect(database.all('PRAGMA journal_mode', [])).toEqual([{ journal_mode: 'wal' }]);
    expect(database.all('SELECT count(*) AS rows FROM others', [])).toEqual([{ rows: 0 }]);
    database.close();
  });

  it('loses nothing of two processes that open it new and write at once', async () => {
    const path = pathOf('faultbook.db');

    const printed = await Promise.all(['left', 'right'].map((prefix) => linesOf(startScript(caseWriter, [path, prefix, '200']))));

    const database = openDatabase(path);
    expect(printed.map((lines) => lines.length)).toEqual([200, 200]);
    expect(await createCaseStore(database).count()).toBe(2_000);
    expect(await createSearchIndex(database).vocabulary('fan', 1)).toEqual([{ token: 'fan', documents: 2_000 }]);
    database.close();
  });
});

function setVersion(path: string, version: number): void {
  const connection = new Libsql(path);
  connection.exec(`PRAGMA user_version = ${version}`);
  connection.close();
}

function versionOf(path: string): number {
  const connection = new Libsql(path);
  const rows = connection.prepare('SELECT user_version AS version FROM pragma_user_version').all([]) as { version: number }[];
  connection.close();
  return rows[0]!.version;
}
