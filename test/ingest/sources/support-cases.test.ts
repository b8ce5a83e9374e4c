import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CaseMap, caseMapJsonSchema } from '#ingest/sources/cases/case-map.js';
import { createCaseSource } from '#ingest/sources/cases/support-cases.js';
import { collect } from '../read-chunks.js';

const map = CaseMap.parse(JSON.parse(readFileSync('fixtures/import/cases-map.json', 'utf8')));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faultbook-cases-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function readAll(path: string, caseMap: CaseMap | null) {
  const items = await collect(createCaseSource([path], caseMap).read());
  return {
    cases: items.flatMap((item) => (item.ok ? [item.value] : [])),
    lines: items.flatMap((item) => (item.ok ? [item.line] : [])),
    rejected: items.flatMap((item) => (item.ok ? [] : [item.rejected])),
  };
}

describe('cases of a CSV file', () => {
  it.each(['fixtures/import/cases.csv', 'fixtures/import/cases.csv.xz'])('are read by a map: %s', async (path) => {
    const { cases, lines } = await readAll(path, map);

    expect(cases[0]).toEqual({
      id: 'T-1/2024-03-01 08:00',
      openedAt: '2024-03-01 08:00',
      server: 'web-01',
      log: 'Memory DIMM_A1 | Correctable ECC | Asserted\nMemory DIMM_A1 | Correctable ECC logging limit reached | Asserted',
      confirmed: { componentClass: 'memory' },
      articleIds: [],
      testsDone: [],
      partsReplaced: [],
      outcome: 'unknown',
      verified: false,
      version: 0,
    });
    expect(lines).toEqual([2, 3, 7, 9]);
  });

  it('keep a cell that spans lines whole, and lose no row to a quote that is never closed', async () => {
    const { cases } = await readAll('fixtures/import/cases.csv', map);

    expect(cases.map(({ id }) => id.slice(0, 3))).toEqual(['T-1', 'T-2', 'T-5', 'T-7']);
    expect(cases[1]?.log).toBe('Fan FAN3 | Lower Critical going low\nsecond line of a quoted cell');
    expect(cases[2]?.log).toBe('a 3.5" drive and no closing quote');
  });

  it('are rejected one by one with line, field and reason', async () => {
    const { rejected } = await readAll('fixtures/import/cases.csv', map);

    expect(rejected).toEqual([
      { file: 'fixtures/import/cases.csv', line: 5, field: 'confirmed.componentClass', reason: '"7" has no value in the map' },
      { file: 'fixtures/import/cases.csv', line: 6, field: null, reason: '3 cells where the header has 5' },
      { file: 'fixtures/import/cases.csv', line: 8, field: 'id', reason: 'no value' },
    ]);
  });

  it('are refused as a file where the map names a column that is not there', async () => {
    const wrong = CaseMap.parse({ id: 'ticket', log: { field: 'events' } });

    const { cases, rejected } = await readAll('fixtures/import/cases.csv', wrong);

    expect(cases).toEqual([]);
    expect(rejected).toEqual([expect.objectContaining({ line: null, reason: expect.stringContaining('"events" (for log)') })]);
  });

  it('need no map where the columns have the names of the fields', async () => {
    const path = write('own.csv', 'id;confirmed.componentClass;verified;colour\nA;memory;true;red\nB;;;\n');

    const { cases } = await readAll(path, null);

    expect(cases[0]).toMatchObject({ id: 'A', confirmed: { componentClass: 'memory' }, verified: true });
    expect(cases[1]).toMatchObject({ id: 'B', verified: false });
    expect(cases[1]).not.toHaveProperty('confirmed');
    expect(cases[0]).not.toHaveProperty('colour');
  });

  it('may be GB18030 and separated by tabs', async () => {
    const path = write(
      'gb.csv',
      Buffer.concat([Buffer.from('id\tsymptom\nA\t'), Buffer.from('c4dab4e6b1a8beaf', 'hex'), Buffer.from('\n')]),
    );

    const { cases } = await readAll(path, null);

    expect(cases[0]?.symptom).toBe('内存报警');
  });

  it('keep a log of one quoted cell that is longer than a log line may be', async () => {
    const log = 'x'.repeat(1_500_000);
    const path = write('long.csv', `id,log\nA,"${log}"\nB,short\n`);

    const { cases } = await readAll(path, null);

    expect(cases.map((one) => one.log?.length)).toEqual([1_500_000, 5]);
  });
});

describe('cases of JSON', () => {
  it('are read from an array, packed or plain', async () => {
    const rows = [{ id: 'A', log: 'one', confirmed: { componentClass: 'fan' } }, { log: 'no id' }, 7];
    const path = write('cases.json.gz', gzipSync(JSON.stringify(rows, null, 2)));

    const { cases, rejected } = await readAll(path, null);

    expect(cases).toEqual([expect.objectContaining({ id: 'A', confirmed: { componentClass: 'fan' } })]);
    expect(rejected.map(({ field, reason }) => field ?? reason)).toEqual(['id', 'item 3 is no JSON object']);
  });

  it('are read one a line, and a broken line costs only itself', async () => {
    const path = write('cases.jsonl', '{"sn":"S1","label":0}\n{"sn":\n\n{"sn":"S3","label":2}\n');
    const lineMap = CaseMap.parse({ id: 'sn', confirmed: { componentClass: { field: 'label', values: { '0': 'cpu', '2': 'memory' } } } });

    const { cases, lines, rejected } = await readAll(path, lineMap);

    expect(cases.map(({ id, confirmed }) => [id, confirmed?.componentClass])).toEqual([
      ['S1', 'cpu'],
      ['S3', 'memory'],
    ]);
    expect(lines).toEqual([1, 4]);
    expect(rejected).toEqual([{ file: path, line: 2, field: null, reason: 'the line is no JSON object' }]);
  });

  it('name the field that does not fit', async () => {
    const path = write('bad.jsonl', '{"id":"A","confirmed":{"componentClass":"flux-capacitor"}}\n');

    const { rejected } = await readAll(path, null);

    expect(rejected[0]).toMatchObject({ line: 1, field: 'confirmed.componentClass' });
  });
});

describe('a file of no cases', () => {
  it.each([
    ['empty', '', 'the file is empty'],
    ['broken JSON', '[{"id":', 'the file is no valid JSON'],
    ['binary', Buffer.from([0, 1, 2, 3, 0, 1]), 'the file is no text'],
    ['a zip', Buffer.from('504b030414000000', 'hex'), 'zip archive: not opened yet, unpack it first'],
  ])('is rejected with its reason: %s', async (_title, content, reason) => {
    const { rejected } = await readAll(write('file.csv', content), null);

    expect(rejected).toEqual([expect.objectContaining({ line: null, field: null, reason })]);
  });
});

describe('the schema of MAP.json', () => {
  it('asks for an id and knows no other fields', () => {
    const schema = caseMapJsonSchema();

    expect(schema).toMatchObject({ type: 'object', required: ['id'], additionalProperties: false });
    expect(CaseMap.safeParse({ id: 'a', colour: 'b' }).success).toBe(false);
  });

  it('ships as a file that says the same', () => {
    const shipped: unknown = JSON.parse(readFileSync('ingest/sources/cases/case-map.schema.json', 'utf8'));

    expect(shipped).toEqual(JSON.parse(JSON.stringify(caseMapJsonSchema())));
  });
});
