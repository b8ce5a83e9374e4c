import initSqlJs from 'sql.js';
import { describe, expect, it } from 'vitest';
import { readSqliteTables } from '#ingest/files/sqlite-tables.js';
import { createTextLogSource } from '#ingest/logs/log-source.js';
import { collect, kindsOf } from '../read-chunks.js';
import { zipOf } from '../write-archives.js';

async function databaseOf(...statements: readonly string[]): Promise<Uint8Array> {
  const sql = await initSqlJs();
  const database = new sql.Database();
  for (const statement of statements) database.run(statement);
  const bytes = database.export();
  database.close();
  return bytes;
}

const events = [
  'CREATE TABLE mc_event (id INTEGER, label TEXT, raw BLOB, status INTEGER)',
  "INSERT INTO mc_event VALUES (1, '内存', x'00ff', -4899916394579099648)",
];

describe('a SQLite file', () => {
  it('gives each table as a file of its own, blobs and large numbers as text', async () => {
    const bytes = await databaseOf(...events, 'CREATE TABLE empty_one (a)');

    const chunks = await collect(createTextLogSource([{ name: 'ras.db', bytes }]).read());

    expect(chunks).toEqual([
      {
        file: 'ras.db/mc_event',
        kind: 'rows',
        table: {
          name: 'mc_event',
          columns: ['id', 'label', 'raw', 'status'],
          rows: [{ id: 1, label: '内存', raw: '00ff', status: '-4899916394579099648' }],
        },
      },
      { file: 'ras.db/mc_event', kind: 'end', isMember: true },
      { file: 'ras.db/empty_one', kind: 'rows', table: { name: 'empty_one', columns: ['a'], rows: [] } },
      { file: 'ras.db/empty_one', kind: 'end', isMember: true },
      { file: 'ras.db', kind: 'end' },
    ]);
  });

  it('leaves views, virtual tables and computed columns alone', async () => {
    const bytes = await databaseOf(
      'CREATE TABLE log (a, b GENERATED ALWAYS AS (hex(zeroblob(a))) VIRTUAL)',
      'INSERT INTO log (a) VALUES (3)',
      'CREATE VIEW seen AS SELECT * FROM log',
    );

    const parts = await collect(readSqliteTables(bytes));

    expect(parts).toEqual([{ table: { name: 'log', columns: ['a'], rows: [{ a: 3 }] }, problem: null }]);
  });

  it('is opened without its write-ahead log', async () => {
    const bytes = await databaseOf(...events);
    bytes.set([2, 2], 18);

    const parts = await collect(readSqliteTables(bytes));

    expect(parts[0]?.table.rows).toHaveLength(1);
  });

  it('whose pages are damaged says so and gives what came before', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `(${index}, 'some text of row ${index}')`).join(',');
    const bytes = await databaseOf('CREATE TABLE log (id INTEGER, text TEXT)', `INSERT INTO log VALUES ${rows}`);
    bytes.fill(0x55, bytes.length / 2, bytes.length / 2 + 8192);

    const [part] = await collect(readSqliteTables(bytes));

    expect(part?.table.rows.length).toBeGreaterThan(100);
    expect(part?.problem?.reason).toBe('damagedContainer');
  });

  it('that is cut off at once is refused as damaged', async () => {
    const bytes = (await databaseOf(...events)).subarray(0, 600);

    const chunks = await collect(createTextLogSource([{ name: 'x.db', bytes }]).read());

    expect(kindsOf(chunks)).toEqual(['rejected damagedContainer', 'end']);
  });

  it.each([
    ['rows', { tables: 9, rows: 2, characters: 1000 }],
    ['characters', { tables: 9, rows: 100, characters: 30 }],
  ])('stops at its limit of %s', async (_title, limits) => {
    const bytes = await databaseOf('CREATE TABLE log (text)', `INSERT INTO log VALUES ${"('twenty characters ..'),".repeat(9)}('')`);

    const [part] = await collect(readSqliteTables(bytes, limits));

    expect(part?.table.rows).toHaveLength(2);
    expect(part?.problem?.reason).toBe('fileTooLarge');
  });

  it('in a bundle names the way to its tables; a write-ahead log beside it is named', async () => {
    const bytes = zipOf([
      { name: 'sel.db', bytes: Buffer.from(await databaseOf(...events)) },
      { name: 'sel.db-wal', bytes: Buffer.concat([Buffer.from('377f0682', 'hex'), Buffer.alloc(100)]) },
    ]);

    const chunks = await collect(createTextLogSource([{ name: 'b.zip', bytes }]).read());

    expect(chunks.map(({ file }) => file)).toContain('b.zip!/sel.db/mc_event');
    expect(kindsOf(chunks)).toContain('rejected unsupportedContainer');
  });
});
