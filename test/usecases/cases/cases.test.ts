import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CaseClosing, CaseContent } from '#domain/case-edit.js';
import { createImporter } from '#usecases/import/importer.js';
import { sampleArticle, sampleCase, sampleDocument } from '../../stores/contracts/samples.js';
import { agent, as, type Desk, openDesk, reader, start } from '../articles/desk.js';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stores.close());

const log = '1 | 05/14/2026 | 20:40:26 | Memory CPU1_DIMM_A3 | Uncorrectable ECC | Asserted';
const opening = CaseContent.parse({
  id: 'SR-1',
  server: 'SN-4711',
  vendor: 'Acme',
  model: 'R1',
  firmware: 'BIOS 2.1',
  symptom: 'SN-4711 restarts, ask zhang@example.com',
  log,
});
const closing = (change: Partial<CaseClosing> = {}) =>
  CaseClosing.parse({
    outcome: 'resolved',
    confirmed: { componentClass: 'memory', faultId: 'memory.module-defect' },
    partsReplaced: [
      { fruId: 'dimm', locator: 'A3', serialOut: 'OLD-0001', serialIn: 'NEW-0002', helped: true },
      { fruId: 'board', helped: false },
    ],
    testsDone: [{ testId: 'swap', outcome: 'the error moved' }],
    cause: 'A weak cell of OLD-0001.',
    resolution: 'Replaced OLD-0001 by NEW-0002; see SN-PATTERN-1.',
    ...change,
  });
const page = { limit: 10, cursor: null };

describe('a case by hand', () => {
  it('is kept with its texts redacted and its serial number in place, and found at once', async () => {
    const opened = await desk.cases.create(opening, agent);

    expect(opened).toMatchObject({
      id: 'SR-1',
      server: 'SN-4711',
      symptom: 'SN-4711 restarts, ask [mail]',
      outcome: 'unknown',
      version: 1,
    });
    expect(opened.openedAt).toBe(new Date(start).toISOString());
    expect(await desk.stores.searchIndex.count('case')).toBe(1);
  });

  it('is changed on the version that is stored alone', async () => {
    await desk.cases.create(opening, agent);

    const changed = await desk.cases.change('SR-1', { model: 'R2' }, 1, agent);
    const late = desk.cases.change('SR-1', { model: 'R3' }, 1, agent);

    expect(changed).toMatchObject({ model: 'R2', vendor: 'Acme', version: 2 });
    await expect(late).rejects.toMatchObject({ code: 'versionConflict', facts: { expected: 1, found: 2 } });
  });

  it('stays with its organisation', async () => {
    const north = as('agent', 'north');
    await desk.cases.create({ ...opening, id: 'N' }, north);
    await desk.cases.create({ ...opening, id: 'S', organisation: 'south' }, agent);

    const seen = (await desk.cases.list(page, {}, north)).items.map(({ id }) => id);
    const others = await desk.cases.list(page, { organisation: 'south' }, north);

    expect(seen).toEqual(['N']);
    expect(others.items).toEqual([]);
    expect((await desk.cases.list(page, {}, agent)).items.map(({ id }) => id)).toEqual(['N', 'S']);
    expect((await desk.cases.list(page, {}, reader)).items).toEqual([]);
    await expect(desk.cases.get('S', north)).rejects.toMatchObject({ code: 'notFound' });
    await expect(desk.cases.create({ ...opening, organisation: 'south' }, north)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(desk.cases.create(opening, as('reader', 'north'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is open until it is closed', async () => {
    await desk.cases.create(opening, agent);
    const open = await desk.cases.list(page, { state: 'open' }, agent);

    const closed = await desk.cases.close('SR-1', closing(), 1, agent);

    expect(open.items).toHaveLength(1);
    expect(closed).toMatchObject({
      outcome: 'resolved',
      closedAt: new Date(start).toISOString(),
      confirmed: { faultId: 'memory.module-defect' },
    });
    expect((await desk.cases.list(page, { state: 'open' }, agent)).items).toEqual([]);
    expect((await desk.cases.list(page, { state: 'closed' }, agent)).items).toHaveLength(1);
  });

  it('is not closed with a fault or an article that there is not', async () => {
    await desk.cases.create(opening, agent);

    const noFault = desk.cases.close('SR-1', closing({ confirmed: { componentClass: 'memory', faultId: 'gone' } }), 1, agent);
    const noArticle = desk.cases.close('SR-1', closing({ articleIds: ['never'] }), 1, agent);

    await expect(noFault).rejects.toMatchObject({ code: 'invalidInput', facts: { field: 'confirmed.faultId' } });
    await expect(noArticle).rejects.toMatchObject({ code: 'invalidInput', facts: { unknown: ['never'] } });
    expect((await desk.cases.get('SR-1', agent)).version).toBe(1);
  });
});

describe('reuse of articles', () => {
  it('brings an article before its equals', async () => {
    await desk.put(sampleArticle({ id: 'a', title: 'Module defect' }), sampleArticle({ id: 'b', title: 'Module defect' }));
    const passes = ['public', 'internal'];
    const order = () => desk.found(['modul', 'defect'], passes);
    const before = await order();
    for (const id of ['SR-1', 'SR-2', 'SR-3']) {
      await desk.cases.create({ ...opening, id }, agent);
      await desk.cases.close(id, closing({ articleIds: ['b'] }), 1, agent);
    }

    const after = await order();

    expect([before, after]).toEqual([
      ['a', 'b'],
      ['b', 'a'],
    ]);
  });

  it('is counted once a closed case, follows a correction, and is none where nothing was resolved', async () => {
    await desk.put(sampleArticle({ id: 'a' }), sampleArticle({ id: 'b' }));
    await desk.cases.create(opening, agent);
    const helped = async () => [(await desk.articles.get('a', agent)).uses.helped, (await desk.articles.get('b', agent)).uses.helped];

    await desk.cases.close('SR-1', closing({ articleIds: ['a'] }), null, agent);
    await desk.cases.close('SR-1', closing({ articleIds: ['a'] }), null, agent);
    const twice = await helped();
    await desk.cases.close('SR-1', closing({ articleIds: ['b'] }), null, agent);
    const corrected = await helped();
    await desk.cases.close('SR-1', closing({ articleIds: ['b'], outcome: 'notResolved' }), null, agent);

    expect([twice, corrected, await helped()]).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
    ]);
  });
});

describe('a draft from a closed case', () => {
  it('says issue, environment, cause and resolution without a serial number', async () => {
    await desk.cases.create(opening, agent);
    await desk.cases.close('SR-1', closing(), null, agent);

    const { article, isNew } = await desk.cases.draftArticle('SR-1', agent);

    expect(isNew).toBe(true);
    expect(article).toMatchObject({
      lang: 'en',
      state: 'draft',
      confidence: 'wip',
      audience: 'internal',
      vendor: 'Acme',
      componentClass: 'memory',
      faultIds: ['memory.module-defect'],
      environment: 'Acme\nR1\nBIOS 2.1',
      source: { kind: 'case', uri: 'SR-1' },
    });
    expect(article.issue).toContain('Uncorrectable ECC');
    expect(article.cause).toBe('Memory module defect\n\nA weak cell of [serial].');
    expect(article.resolution).toContain('- dimm A3');
    expect(article.resolution).not.toContain('board');
    expect(article.resolution).toContain('- swap: the error moved');
    expect(article.codes.length).toBeGreaterThan(0);
    expect(JSON.stringify(article)).not.toMatch(/SN-4711|OLD-0001|NEW-0002|SN-PATTERN-1|zhang@/);
  });

  it('is in the language of the case', async () => {
    await desk.stores.cases.putAll([
      sampleCase({
        id: 'SR-2',
        symptom: '服务器夜间反复重启',
        cause: '内存条故障',
        resolution: '更换内存条',
        log,
        outcome: 'resolved',
        confirmed: { componentClass: 'memory', faultId: 'memory.module-defect' },
      }),
    ]);

    const { article } = await desk.cases.draftArticle('SR-2', agent);

    expect(article).toMatchObject({ lang: 'zh', title: '内存模块故障', cause: '内存模块故障\n\n内存条故障' });
    expect(article.issue).toContain('日志行');
  });

  it('is the one that is there when asked again, with the edits made since', async () => {
    await desk.cases.create(opening, agent);
    await desk.cases.close('SR-1', closing(), null, agent);
    const { article } = await desk.cases.draftArticle('SR-1', agent);
    const { id, state, version, updatedAt, ...written } = article;
    await desk.articles.edit(id, { ...written, title: 'Edited' }, version, agent);

    const again = await desk.cases.draftArticle('SR-1', agent);

    expect(again).toMatchObject({ isNew: false, article: { id, state, title: 'Edited' } });
    expect(updatedAt).toBeDefined();
    expect(await desk.stores.articles.count()).toBe(1);
  });

  it('is made of a closed case alone, of one that is there, and for staff', async () => {
    await desk.cases.create(opening, agent);

    await expect(desk.cases.draftArticle('SR-1', agent)).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(desk.cases.draftArticle('never', agent)).rejects.toMatchObject({ code: 'notFound' });
    await expect(desk.cases.draftArticle('SR-1', reader)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a ticket export that is imported again', () => {
  it('changes a case that nobody touched here, and leaves alone one that was changed or closed here', async () => {
    const { articles, cases, events, graphs, glossary, searchIndex } = desk.stores;
    const toDocument = ({ id }: { readonly id: string }) => sampleDocument(id, {});
    const importer = createImporter({
      ...{ articles, cases, events, graphs, glossary },
      index: searchIndex,
      articleDocument: toDocument,
      caseDocument: toDocument,
    });
    const importRows = (title: string) =>
      importer.importCases({
        describe: 'export',
        read: async function* () {
          for (const id of ['untouched', 'changed', 'closed'])
            yield { ok: true as const, value: sampleCase({ id, title }), file: 'export.csv', line: null };
        },
      });
    await importRows('first');
    await desk.cases.change('changed', { title: 'known better here' }, 1, agent);
    await desk.cases.close('closed', closing(), 1, agent);

    const report = await importRows('second');

    expect(report).toMatchObject({ read: 3, changed: 1, unchanged: 2 });
    const stored = await cases.getMany(['untouched', 'changed', 'closed']);
    expect(stored.map(({ title, outcome }) => [title, outcome])).toEqual([
      ['second', 'unknown'],
      ['known better here', 'unknown'],
      ['first', 'resolved'],
    ]);
  });
});
