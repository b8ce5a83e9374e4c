import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportReport } from '#domain/import-report.js';
import { ierr, linesOf, runFaultbook, runHere, stackTrace, temporaryFolder, uncorrectableEcc } from './run-faultbook.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const data = at('data');
const run = (words: readonly string[]) => runFaultbook(words, { data });

const article = (id: string, title: string) => `---
id: ${id}
title: ${title}
lang: en
audience: internal
confidence: notValidated
governance: experienceBased
state: published
---

## Issue

The tray latch of chassis Q7 rattles.

## Resolution

Tighten the quibbling screw.
`;

const registry = {
  '@odata.type': '#MessageRegistry.v1_6_0.MessageRegistry',
  Id: 'Acme.1.0.0',
  Name: 'Acme messages',
  Language: 'en',
  RegistryPrefix: 'Acme',
  RegistryVersion: '1.0.0',
  OwningEntity: 'Acme',
  Messages: {
    TrayRattles: {
      Description: 'The tray rattles.',
      Message: 'Tray %1 rattles.',
      Severity: 'Warning',
      MessageSeverity: 'Warning',
      NumberOfArgs: 1,
      ParamTypes: ['string'],
      Resolution: 'Tighten the screw.',
    },
  },
};

const glossary = { version: 0, concepts: [{ id: 'tray', en: ['tray', 'sled'], zh: ['托盘'] }] };

const kinds: readonly (readonly [string, string, number])[] = [
  ['articles', 'articles', 2],
  ['registry', 'registry.json', 1],
  ['cases', 'cases.jsonl.gz', 3],
  ['events', 'fleet', 2],
  ['glossary', 'glossary.json', 1],
];

beforeAll(async () => {
  mkdirSync(at('articles'));
  writeFileSync(at('articles/one.md'), article('tray-rattles', 'Tray rattles'));
  writeFileSync(at('articles/two.md'), article('tray-stuck', 'Tray is stuck'));
  writeFileSync(at('registry.json'), JSON.stringify(registry));
  writeFileSync(
    at('cases.jsonl.gz'),
    gzipSync(['SR-1', 'SR-2', 'SR-3'].map((id) => JSON.stringify({ id, symptom: `zyzzyva ${id}`, log: uncorrectableEcc })).join('\n')),
  );
  mkdirSync(at('fleet/web-01'), { recursive: true });
  writeFileSync(at('fleet/web-01/sel.log'), uncorrectableEcc);
  writeFileSync(at('fleet/db-01.log'), ierr);
  writeFileSync(at('glossary.json'), JSON.stringify(glossary));
  writeFileSync(
    at('map.json'),
    JSON.stringify({
      id: ['sn', 'time'],
      log: { field: 'rows', split: '. ' },
      confirmed: { componentClass: { field: 'part', values: { '1': 'cpu', '2': 'memory' } } },
    }),
  );
  writeFileSync(
    at('mapped.csv'),
    `sn,time,rows,part\nS1,t1,"Memory DIMM_A1 | Uncorrectable ECC | Asserted. Processor CPU0 | IERR | Asserted.",2\nS2,t2,x,9\nS3,t3\n,t4,x,1\n`,
  );
  await runHere(['search', 'fan'], { data });
});

afterAll(folder.remove);

async function report(words: readonly string[]) {
  const answer = await runHere([...words, '--json'], { data });
  return { code: answer.code, ...ImportReport.parse(JSON.parse(linesOf(answer.out)[0] ?? '')) };
}

describe('import', () => {
  it.each(kinds)('%s: a dry run writes nothing, the first run adds all, the second finds all unchanged', async (kind, path, count) => {
    const dry = await report(['import', kind, at(path), '--dry-run']);
    const first = await report(['import', kind, at(path)]);
    const second = await report(['import', kind, at(path)]);

    expect(dry).toMatchObject({ code: 0, kind, dryRun: true, read: count, added: count });
    expect(first).toMatchObject({ code: 0, kind, dryRun: false, read: count, added: count, changed: 0, unchanged: 0, rejectedTotal: 0 });
    expect(second).toMatchObject({ code: 0, read: count, added: 0, changed: 0, unchanged: count, rejectedTotal: 0 });
  });

  it('makes what it stored findable at once', async () => {
    const [byArticle, byMessage, byCase] = await Promise.all(
      ['quibbling screw', 'Acme TrayRattles', 'zyzzyva'].map((query) => runHere(['search', query, '--json'], { data })),
    );

    expect(
      JSON.parse(byArticle?.out ?? '')
        .hits.map(({ id }: { id: string }) => id)
        .sort(),
    ).toEqual(expect.arrayContaining(['tray-rattles', 'tray-stuck']));
    expect(JSON.parse(byMessage?.out ?? '').hits[0].title).toContain('TrayRattles');
    expect(JSON.parse(byCase?.out ?? '').total).toBe(3);
  });

  it('reports a change as changed', async () => {
    writeFileSync(at('articles/one.md'), article('tray-rattles', 'Tray rattles loudly'));

    const changed = await report(['import', 'articles', at('articles')]);

    expect(changed).toMatchObject({ code: 0, added: 0, changed: 1, unchanged: 1 });
  });

  it('lists rejected rows with file, line, field and reason, stores the good ones and ends with 1', async () => {
    const { code, out, err } = await run(['import', 'cases', at('mapped.csv'), '--map', at('map.json')]);
    const rejected = linesOf(err).filter((line) => line.startsWith('rejected: '));

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(linesOf(err)).toContain('imported 4');
    expect(err).toContain('4 read: 1 added, 0 changed, 0 unchanged, 3 rejected');
    expect(rejected).toEqual([
      `rejected: ${at('mapped.csv')}:3 confirmed.componentClass: "9" has no value in the map`,
      `rejected: ${at('mapped.csv')}:4: 2 cells where the header has 4`,
      `rejected: ${at('mapped.csv')}:5 id: no value`,
    ]);
    expect(err).not.toMatch(stackTrace);
  });

  it.each([
    ['cases', 'missing.csv', 'cannot be opened'],
    ['articles', 'missing', 'cannot be opened'],
    ['registry', 'cases.jsonl.gz', ''],
    ['events', 'map.json', ''],
    ['glossary', 'map.json', ''],
  ])('of %s from %s rejects it with a reason and ends with 1', async (kind, path, reason) => {
    const { code, err } = await runHere(['import', kind, at(path)], { data });

    expect(code).toBe(1);
    expect(err).toContain('rejected: ');
    expect(err).toContain(reason);
    expect(err).not.toMatch(stackTrace);
  });

  it('refuses a map that is wrong with exit code 2 and the field', async () => {
    writeFileSync(at('wrong-map.json'), JSON.stringify({ id: 'sn', colour: 'red' }));
    writeFileSync(at('no-map.json'), '{');

    const answers = await Promise.all(
      ['wrong-map.json', 'no-map.json', 'missing.json'].map((name) =>
        runHere(['import', 'cases', at('mapped.csv'), '--map', at(name)], { data }),
      ),
    );

    expect(answers.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(answers.map(({ err }) => err).join('\n')).toMatch(/colour[\s\S]*no-map\.json[\s\S]*missing\.json/);
  });
});
