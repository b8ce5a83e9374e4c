import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGoldenCaseSource } from '#ingest/sources/golden-cases.js';
import { collect } from '../read-chunks.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faultbook-golden-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const golden = { title: 'a title', reasoning: 'a reason', log: ['a row'], expected: { status: ['ranked'], classes: ['memory'] } };

describe('golden cases', () => {
  it('are read one a file, by the name of the file, in the order of their names', async () => {
    for (const name of ['b.json', 'a.json']) writeFileSync(join(folder, name), JSON.stringify({ ...golden, input: { vendor: 'Acme' } }));
    writeFileSync(join(folder, 'notes.txt'), 'no case');

    const items = await collect(createGoldenCaseSource(folder).read());

    expect(items).toEqual(
      ['a', 'b'].map((name) => ({
        ok: true,
        value: { name, golden: { ...golden, input: { vendor: 'Acme' } } },
        file: `${name}.json`,
        line: null,
      })),
    );
  });

  it('are refused with the field where one expects what nobody checks, or says of the server what nobody reads', async () => {
    writeFileSync(join(folder, 'a.json'), JSON.stringify({ ...golden, expected: { ...golden.expected, colour: 'red' } }));
    writeFileSync(join(folder, 'b.json'), JSON.stringify({ ...golden, input: { maker: 'Acme' } }));
    writeFileSync(join(folder, 'c.json'), '{');

    const items = await collect(createGoldenCaseSource(folder).read());

    expect(items).toMatchObject([
      { ok: false, rejected: { file: 'a.json', field: 'expected' } },
      { ok: false, rejected: { file: 'b.json', field: 'input' } },
      { ok: false, rejected: { file: 'c.json', reason: expect.stringContaining('JSON') } },
    ]);
  });
});
