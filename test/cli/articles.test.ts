import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArticleView, DuplicatedArticle, EditedArticle, StaleArticle } from '#domain/article-view.js';
import { openProduct } from '../../src/compose.js';
import { sampleArticle } from '../stores/contracts/samples.js';
import { jsonLines, linesOf, runFaultbook, runHere, stackTrace, temporaryFolder } from './run-faultbook.js';

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const articles = (...words: readonly string[]) => runHere(['articles', ...words], { data });

const cage = {
  issue: 'The tray of the upper drive cage rattles loudly.',
  resolution: 'Tighten both screws of the cage with a torque driver.',
};
const long = '2024-01-31T08:00:00.000Z';

beforeAll(async () => {
  const product = await openProduct(data, Date.now, { isSeeded: false });
  await product.importer.importArticles({
    describe: 'own',
    read: async function* () {
      const own = [
        sampleArticle({ id: 'twin-a', title: 'Drive cage rattles', ...cage }),
        sampleArticle({ id: 'twin-b', title: 'Drive cage rattles a lot', ...cage, state: 'draft' }),
        sampleArticle({
          id: 'old',
          title: 'A fan is loud',
          issue: 'The fan runs at full speed.',
          resolution: 'Clean it.',
          updatedAt: long,
        }),
        sampleArticle({ id: 'gone', title: 'PSU is hot', issue: 'It smells.', resolution: 'Swap it.', faultIds: ['okapi.relay'] }),
      ];
      for (const value of own) yield { ok: true as const, value, file: 'own', line: null };
    },
  });
  product.close();
});
afterAll(folder.remove);

describe('articles stale', () => {
  it('lists what to look at with its reasons, in both languages', async () => {
    const [english, chinese] = [await articles('stale'), await articles('stale', '--lang', 'zh')];

    expect(linesOf(english.out)).toEqual([
      'PSU is hot [gone, en, published]',
      '   names a fault that the graph no longer has: okapi.relay',
      'A fan is loud [old, en, published]',
      '   not edited, reviewed or used since 2024-01-31',
    ]);
    expect(linesOf(chinese.out)).toEqual([
      'PSU is hot [gone, en, 已发布]',
      '   引用的故障已不在图中：okapi.relay',
      'A fan is loud [old, en, 已发布]',
      '   自 2024-01-31 起未编辑、复审或使用',
    ]);
    expect([english.code, english.err, chinese.err]).toEqual([0, '2 stale article(s)', '需要检查的文章：2 篇']);
  });

  it('prints one record a line as JSON', async () => {
    const { out } = await articles('stale', '--json');

    const records = jsonLines(out).map((record) => StaleArticle.parse(record));
    expect(records.map(({ article, reasons }) => [article.id, reasons.map(({ reason }) => reason)])).toEqual([
      ['gone', ['faultGone']],
      ['old', ['notReviewed']],
    ]);
  });

  it('is not for a reader', async () => {
    const answers = await Promise.all([articles('stale', '--as', 'reader'), articles('duplicates', '--as', 'reader')]);

    expect(answers.map(({ code, out }) => [code, out])).toEqual([
      [2, ''],
      [2, ''],
    ]);
    expect(answers[0]?.err).toContain('as reader you may not list stale articles');
  });
});

describe('articles duplicates', () => {
  it('tells every pair once, in both languages', async () => {
    const [english, chinese] = [await articles('duplicates'), await articles('duplicates', '--lang', 'zh')];

    expect(linesOf(english.out)).toEqual([
      'Drive cage rattles [twin-a, en, published]',
      expect.stringMatching(/^ {3}\d\d % the same: Drive cage rattles a lot \[twin-b, en, draft\]$/),
    ]);
    expect(linesOf(chinese.out)[1]).toMatch(/^ {3}相同 \d\d %：?.*\[twin-b, en, 草稿\]$/);
    expect([english.code, english.err, chinese.err]).toEqual([0, '1 pair(s) of duplicates', '重复的文章：1 对']);
  });

  it('of one article are those of it alone, and none is an answer', async () => {
    const [twin, fan, unknown] = [
      await articles('duplicates', 'twin-b', '--json'),
      await articles('duplicates', 'old'),
      await articles('duplicates', 'nothing'),
    ];

    const [record] = jsonLines(twin.out).map((line) => DuplicatedArticle.parse(line));
    expect([record?.article.id, record?.duplicates.map(({ id }) => id)]).toEqual(['twin-b', ['twin-a']]);
    expect([fan.code, fan.out, fan.err]).toEqual([0, '', 'no duplicates']);
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('no such article')]);
  });
});

describe('the life of an article on the command line', () => {
  it('goes from a file to review, out, back with a reason, and into the archive', async () => {
    const file = join(folder.path, 'life.md');
    writeFileSync(
      file,
      '---\nid: life\nlang: en\nstate: draft\nconfidence: notValidated\n---\n# Quokka latch jams\n\n## Issue\n\nIt jams.\n\n## Resolution\n\nOil it.\n',
    );
    const imported = await runHere(['import', 'articles', file], { data });

    const review = await articles('move', 'life', 'inReview');
    const published = await articles('move', 'life', 'published', '--json');
    const found = await runHere(['search', 'quokka latch'], { data });
    const unsaid = await articles('move', 'life', 'draft');
    const returned = await articles('move', 'life', 'draft', '--note', 'wrong oil', '--lang', 'zh');
    const wrong = await articles('move', 'life', 'published');
    const archived = await articles('move', 'life', 'archived');
    const listed = await articles('list', '--state', 'archived');

    expect([imported, review, published, returned, archived].map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    expect(review.out).toContain('life is now in review (version 2)');
    expect(EditedArticle.parse(JSON.parse(published.out)).article).toMatchObject({ state: 'published', version: 3 });
    expect(found.out).toContain('Quokka latch jams [life]');
    expect([unsaid.code, unsaid.err]).toEqual([2, expect.stringContaining('note: expected the reason')]);
    expect(returned.out).toContain('life 现为草稿（版本 4）');
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('an article cannot go from draft to published')]);
    expect(wrong.err).toContain('inReview');
    expect(linesOf(listed.out)).toEqual(['Quokka latch jams [life, en, archived]']);
  });

  it('shows an article with its parts and links', async () => {
    const [english, chinese, json] = [
      await articles('show', 'gone'),
      await articles('show', 'gone', '--lang', 'zh'),
      await articles('show', 'gone', '--json'),
    ];

    expect(english.out).toContain('## Issue\nIt smells.');
    expect(english.out).toContain('faults: okapi.relay (no longer in the graph)');
    expect(chinese.out).toContain('## 处理\nSwap it.');
    expect(ArticleView.parse(JSON.parse(json.out)).id).toBe('gone');
  });

  it('hides from a reader what is internal, and prints no stack trace', async () => {
    const { code, err } = await runFaultbook(['articles', 'show', 'gone', '--as', 'reader'], { data });

    expect(code).toBe(2);
    expect(err).toContain('notFound: no such article');
    expect(err).not.toMatch(stackTrace);
  });
});
