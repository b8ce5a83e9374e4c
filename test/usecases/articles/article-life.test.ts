import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.js';
import { createImporter, type Importer } from '#usecases/import/importer.js';
import { sampleArticle, sampleDocument } from '../../stores/contracts/samples.js';
import { agent, content, type Desk, expert, openDesk, reader, start } from './desk.js';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stores.close());

const move = (state: 'draft' | 'inReview' | 'published' | 'archived', note = '') => ({ state, note, expected: null });

describe('writing an article', () => {
  it('makes a draft that staff find and readers do not', async () => {
    const { article } = await desk.articles.create(content(), agent, 'a');

    expect(article).toMatchObject({ id: 'a', state: 'draft', version: 1, updatedAt: new Date(start).toISOString() });
    expect(await desk.found(['modul'], ['drafts'])).toEqual(['a']);
    expect(await desk.found(['modul'], ['public', 'internal'])).toEqual([]);
    await expect(desk.articles.get('a', reader)).rejects.toMatchObject({ code: 'notFound' });
  });

  it('goes from draft to archived through review, and the search follows', async () => {
    await desk.articles.create(content({ confidence: 'notValidated' }), agent, 'a');

    await desk.articles.move('a', move('inReview'), agent);
    const { article: published } = await desk.articles.move('a', move('published'), expert);
    const foundPublished = await desk.found(['modul'], ['internal']);
    const { article: archived } = await desk.articles.move('a', move('archived'), expert);

    expect(published).toMatchObject({ state: 'published', reviewedAt: new Date(start).toISOString(), version: 3 });
    expect(foundPublished).toEqual(['a']);
    expect(archived).toMatchObject({ state: 'archived', confidence: 'archived' });
    expect(await desk.found(['modul'], ['internal', 'drafts'])).toEqual([]);
    expect((await desk.articles.get('a', agent)).state).toBe('archived');
  });

  it('returns and restores an article only with a reason, which it keeps', async () => {
    await desk.put(sampleArticle({ id: 'a', state: 'inReview' }), sampleArticle({ id: 'b', state: 'archived', confidence: 'archived' }));

    const silent = desk.articles.move('a', move('draft', ' '), expert);
    await expect(silent).rejects.toMatchObject({ code: 'invalidInput', facts: { field: 'note' } });
    const { article: returned } = await desk.articles.move('a', move('draft', 'the slot is missing'), expert);
    const { article: restored } = await desk.articles.move('b', move('draft', 'the model is back'), expert);

    expect(returned).toMatchObject({ state: 'draft', stateNote: 'the slot is missing' });
    expect(restored).toMatchObject({ state: 'draft', confidence: 'notValidated', stateNote: 'the model is back' });
  });

  it.each([
    ['title', { title: ' ' }],
    ['issue', { issue: '' }],
    ['resolution', { resolution: '' }],
    ['confidence', { confidence: 'wip' as const }],
    ['audience', { audience: 'customer' as const }],
    ['audience', { audience: 'public' as const }],
  ])('does not publish without what publishing needs: %s', async (field, change) => {
    await desk.put(sampleArticle({ id: 'a', state: 'inReview', ...change }));

    const asked = desk.articles.move('a', move('published'), expert);

    await expect(asked).rejects.toMatchObject({ code: 'invalidInput', facts: { lacks: [expect.objectContaining({ field })] } });
    expect((await desk.stores.articles.get('a'))?.state).toBe('inReview');
  });

  it.each([{ confidence: 'validated' as const }, { governance: 'complianceBased' as const }])(
    'publishes for customers what is %o',
    async (change) => {
      await desk.put(sampleArticle({ id: 'a', state: 'inReview', audience: 'customer', ...change }));

      const { article } = await desk.articles.move('a', move('published'), expert);

      expect(article.state).toBe('published');
    },
  );

  it('refuses an edit of another version, names both and leaves index and store as they were', async () => {
    await desk.articles.create(content(), agent, 'a');
    await desk.articles.edit('a', content({ title: 'Second' }), 1, agent);

    const late = desk.articles.edit('a', content({ title: 'Third zebra' }), 1, agent);

    await expect(late).rejects.toMatchObject({ code: 'versionConflict', facts: { expected: 1, found: 2 } });
    expect((await desk.stores.articles.get('a'))?.title).toBe('Second');
    expect(await desk.found(['zebra'], ['drafts'])).toEqual([]);
  });

  it('lets one of two edits at once through, and the search finds that one', async () => {
    await desk.articles.create(content(), agent, 'a');

    const edits = await Promise.allSettled(['zebra', 'giraff'].map((title) => desk.articles.edit('a', content({ title }), 1, agent)));
    const kept = (await desk.stores.articles.get('a'))?.title ?? '';

    expect(edits.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await desk.found([kept], ['drafts'])).toEqual(['a']);
    expect(await desk.found([kept === 'zebra' ? 'giraff' : 'zebra'], ['drafts'])).toEqual([]);
  });

  it('keeps an imported article editable that is public and not validated, but lets no edit widen one', async () => {
    await desk.put(sampleArticle({ id: 'a', audience: 'public' }), sampleArticle({ id: 'b' }));

    const { article } = await desk.articles.edit('a', content({ audience: 'public', title: 'Better' }), 1, expert);
    const widened = desk.articles.edit('b', content({ audience: 'public' }), 1, expert);

    expect(article).toMatchObject({ title: 'Better', state: 'published' });
    await expect(widened).rejects.toMatchObject({
      code: 'invalidInput',
      facts: { lacks: [expect.objectContaining({ field: 'audience' })] },
    });
  });

  it.each([
    ['a reader writes nothing', reader, {}, {}],
    ['an agent edits no published compliance-based article', agent, { governance: 'complianceBased' }, { governance: 'complianceBased' }],
    ['an agent makes no published article compliance-based', agent, {}, { governance: 'complianceBased' }],
    ['an agent edits no published article for customers', agent, { audience: 'customer' }, { audience: 'customer' }],
    ['an agent does not validate', agent, {}, { confidence: 'validated' }],
  ] as const)('%s', async (_title, viewer, stored, change) => {
    await desk.put(sampleArticle({ id: 'a', ...stored }));

    const asked = desk.articles.edit('a', content(change), 1, viewer);

    await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
  });

  it.each([
    ['wip', 'validated'],
    ['validated', 'wip'],
    ['notValidated', 'archived'],
  ] as const)('moves no confidence from %s to %s', async (from, to) => {
    await desk.put(sampleArticle({ id: 'a', state: 'draft', confidence: from }));

    const asked = desk.articles.edit('a', content({ confidence: to }), 1, expert);

    await expect(asked).rejects.toMatchObject({ code: 'invalidInput', facts: { field: 'confidence' } });
  });

  it('edits no archived article and tells an unknown one', async () => {
    await desk.put(sampleArticle({ id: 'a', state: 'archived' }));

    await expect(desk.articles.edit('a', content(), 1, expert)).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(desk.articles.edit('b', content(), 1, expert)).rejects.toMatchObject({ code: 'notFound' });
    await expect(desk.articles.move('b', move('draft', 'x'), expert)).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('an import of what was edited here', () => {
  const importSample = (article: Article, importer: Importer) =>
    importer.importArticles({
      describe: 'samples',
      read: async function* () {
        yield { ok: true as const, value: article, file: 'samples', line: null };
      },
    });

  it('leaves an edited or archived article as people left it', async () => {
    const { articles, cases, events, graphs, glossary, searchIndex } = desk.stores;
    const toDocument = ({ id }: { readonly id: string }) => sampleDocument(id, {});
    const importer = createImporter({
      articles,
      cases,
      events,
      graphs,
      glossary,
      index: searchIndex,
      articleDocument: toDocument,
      caseDocument: toDocument,
    });
    await desk.put(sampleArticle({ id: 'a' }), sampleArticle({ id: 'b' }), sampleArticle({ id: 'c' }));
    await desk.articles.edit('a', content({ title: 'Edited here' }), 1, agent);
    await desk.articles.move('b', move('archived'), expert);

    const reports = [];
    for (const id of ['a', 'b', 'c']) reports.push(await importSample(sampleArticle({ id, title: 'From the folder' }), importer));

    expect(reports.map(({ unchanged, changed }) => [unchanged, changed])).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
    expect((await articles.getMany(['a', 'b', 'c'])).map(({ title, state }) => [title, state])).toEqual([
      ['Edited here', 'published'],
      ['A memory module reports correctable errors', 'archived'],
      ['From the folder', 'published'],
    ]);
  });
});

describe('links of an article', () => {
  it('names its translation from both sides, its faults and the articles of its codes', async () => {
    await desk.put(
      sampleArticle({ id: 'en', faultIds: ['memory.module-defect', 'gone'], codes: ['MEM0804'] }),
      sampleArticle({ id: 'zh', lang: 'zh', title: '内存条', translationOf: 'en' }),
      sampleArticle({ id: 'message', codes: ['MEM0804'] }),
    );

    const [english, chinese] = [await desk.articles.get('en', agent), await desk.articles.get('zh', agent)];

    expect(english.translations).toEqual([{ id: 'zh', title: '内存条', lang: 'zh', state: 'published' }]);
    expect(chinese.translations.map(({ id }) => id)).toEqual(['en']);
    expect(english.faults).toEqual([
      { id: 'memory.module-defect', title: { en: 'Memory module defect', zh: '内存模块故障' }, componentClass: 'memory' },
    ]);
    expect(english.unknownFaultIds).toEqual(['gone']);
    expect(english.messages).toMatchObject([{ id: 'message', code: 'MEM0804' }]);
  });

  it('warns of a fault the graph does not have and keeps the article', async () => {
    const { article, warnings } = await desk.articles.create(content({ faultIds: ['gone'], confidence: 'notValidated' }), agent, 'a');

    expect(article.faultIds).toEqual(['gone']);
    expect(warnings).toEqual([{ field: 'faultIds', reason: expect.stringContaining('gone') }]);
  });

  it.each([
    ['itself', 'new'],
    ['nothing', 'never'],
    ['the same language', 'en'],
    ['a translation', 'zh'],
    ['an original that has one', 'zh-original'],
  ])('is no translation of %s', async (_what, translationOf) => {
    await desk.put(
      sampleArticle({ id: 'en' }),
      sampleArticle({ id: 'zh', lang: 'zh', translationOf: 'en' }),
      sampleArticle({ id: 'zh-original', lang: 'zh' }),
      sampleArticle({ id: 'en-of-zh', translationOf: 'zh-original' }),
    );

    const asked = desk.articles.create(content({ translationOf }), agent, 'new');

    await expect(asked).rejects.toMatchObject({ code: 'invalidInput', facts: { field: 'translationOf' } });
  });
});

describe('what a reader sees', () => {
  it('lists published articles for its audience alone and hides the case behind one', async () => {
    const source = { kind: 'case', uri: 'SN1/2026' };
    await desk.put(
      sampleArticle({ id: 'a', audience: 'public', source }),
      sampleArticle({ id: 'b' }),
      sampleArticle({ id: 'c', state: 'draft', audience: 'public' }),
    );

    const { items } = await desk.articles.list({ limit: 1, cursor: null }, {}, reader);
    const drafts = await desk.articles.list({ limit: 10, cursor: null }, { state: 'draft' }, reader);

    expect(items.map(({ id, source: shown }) => [id, shown])).toEqual([['a', null]]);
    expect(drafts.items).toEqual([]);
    await expect(desk.articles.get('b', reader)).rejects.toMatchObject({ code: 'notFound' });
    await expect(desk.articles.stale({ limit: 10, cursor: null }, reader)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
