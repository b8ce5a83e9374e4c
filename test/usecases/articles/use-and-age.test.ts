import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noUses } from '#domain/article-use.js';
import { resemblance, shinglesOf } from '#usecases/articles/resemblance.js';
import { type StaleFacts, staleReasons } from '#usecases/articles/stale.js';
import { sampleArticle, sampleGraph } from '../../stores/contracts/samples.js';
import { agent, content, type Desk, expert, openDesk, reader, start } from './desk.js';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stores.close());

const vote = (helpful: boolean, session: string, comment = '') => ({ helpful, comment, voter: { kind: 'session' as const, id: session } });
const dayMs = 24 * 60 * 60 * 1000;

describe('feedback on an article', () => {
  it('counts one vote a voter, the last one', async () => {
    await desk.put(sampleArticle({ id: 'a', audience: 'public' }));

    await desk.articles.feedback('a', vote(true, 's1'), reader);
    await desk.articles.feedback('a', vote(true, 's2'), reader);
    const counts = await desk.articles.feedback('a', vote(false, 's1', 'wrote to zhang@example.com'), reader);

    expect(counts).toMatchObject({ helpful: 1, notHelpful: 1 });
    expect((await desk.articles.uses('a', { limit: 10, cursor: null }, agent)).items.map(({ comment }) => comment)).toEqual([
      'wrote to [mail]',
      '',
    ]);
  });

  it('is not taken for an article that the voter may not read', async () => {
    await desk.put(sampleArticle({ id: 'a' }));

    await expect(desk.articles.feedback('a', vote(true, 's1'), reader)).rejects.toMatchObject({ code: 'notFound' });
    await expect(desk.articles.uses('a', { limit: 10, cursor: null }, reader)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('leaves the article found while its quality moves', async () => {
    await desk.put(sampleArticle({ id: 'a', title: 'Zebra one' }));

    for (let voter = 0; voter < 30; voter += 1) await desk.articles.feedback('a', vote(true, `s${voter}`), agent);

    expect((await desk.articles.get('a', agent)).uses).toMatchObject({ helpful: 30 });
    expect(await desk.found(['zebra'], ['internal'])).toEqual(['a']);
  });
});

describe('staleness', () => {
  const facts = { uses: noUses, graph: sampleGraph('r1'), original: null, goneMessages: [], nowMs: start };
  const reasonsOf = (change: Parameters<typeof sampleArticle>[0], more: Partial<StaleFacts> = {}) =>
    staleReasons(sampleArticle(change), { ...facts, ...more }).map(({ reason }) => reason);
  const long = new Date(start - 400 * dayMs).toISOString();
  const lately = new Date(start - 30 * dayMs).toISOString();

  it('is a year without edit, review or use', () => {
    expect(reasonsOf({ id: 'a', updatedAt: long })).toEqual(['notReviewed']);
    expect(reasonsOf({ id: 'a', updatedAt: long, reviewedAt: lately })).toEqual([]);
    expect(reasonsOf({ id: 'a', updatedAt: long }, { uses: { ...noUses, helped: 1, lastAt: lately } })).toEqual([]);
    expect(reasonsOf({ id: 'a' })).toEqual([]);
  });

  it('is a fault that the graph no longer has', () => {
    expect(reasonsOf({ id: 'a', faultIds: ['memory.module-defect'] })).toEqual([]);
    expect(reasonsOf({ id: 'a', faultIds: ['memory.module-defect', 'gone'] })).toEqual(['faultGone']);
  });

  it('is a translation older than its original', () => {
    const original = sampleArticle({ id: 'en', updatedAt: lately });

    expect(reasonsOf({ id: 'zh', translationOf: 'en' }, { original })).toEqual(['translationOlder']);
    expect(reasonsOf({ id: 'zh', translationOf: 'en', updatedAt: new Date(start).toISOString() }, { original })).toEqual([]);
    expect(reasonsOf({ id: 'zh', translationOf: 'en', updatedAt: long, reviewedAt: new Date(start).toISOString() }, { original })).toEqual(
      [],
    );
  });

  it('is most voters not helped, as soon as the votes can say so', () => {
    expect(reasonsOf({ id: 'a' }, { uses: { ...noUses, notHelpful: 3, lastAt: lately } })).toEqual([]);
    expect(reasonsOf({ id: 'a' }, { uses: { ...noUses, notHelpful: 4, lastAt: lately } })).toEqual(['notHelpful']);
    expect(reasonsOf({ id: 'a' }, { uses: { ...noUses, helpful: 4, notHelpful: 4, lastAt: lately } })).toEqual([]);
  });

  it('is a message that no registry has any more, with its id', () => {
    const article = sampleArticle({ id: 'a', codes: ['Acme.1.0.Gone'] });

    expect(staleReasons(article, { ...facts, goneMessages: ['Acme.1.0.Gone'] })).toEqual([
      { reason: 'messageGone', detail: 'Acme.1.0.Gone' },
    ]);
  });

  it('lists the published stale articles of any number of pages, each with its reasons', async () => {
    const many = Array.from({ length: 30 }, (_, index) => sampleArticle({ id: `m${String(index).padStart(2, '0')}` }));
    await desk.put(
      ...many,
      sampleArticle({ id: 'z1', faultIds: ['gone'] }),
      sampleArticle({ id: 'z2', faultIds: ['gone'], state: 'draft' }),
    );

    const { items, nextCursor } = await desk.articles.stale({ limit: 5, cursor: null }, agent);

    expect(items.map(({ article, reasons }) => [article.id, reasons])).toEqual([['z1', [{ reason: 'faultGone', detail: 'gone' }]]]);
    expect(nextCursor).toBeNull();
  });
});

describe('duplicates', () => {
  const text = {
    issue: 'The tray of the upper drive cage rattles loudly.',
    resolution: 'Tighten both screws of the cage with a torque driver.',
  };

  it('measures what two texts share of all their runs of three words', () => {
    const [one, two] = [shinglesOf(['a', 'b', 'c', 'd']), shinglesOf(['a', 'b', 'c', 'e'])];

    expect(resemblance(one, one)).toBe(1);
    expect(resemblance(one, two)).toBeCloseTo(1 / 3);
    expect(resemblance(shinglesOf([]), shinglesOf([]))).toBe(0);
    expect(resemblance(shinglesOf(['a']), shinglesOf(['a']))).toBe(1);
  });

  it('lists every article that has one, with it, but no message of a registry and nothing archived', async () => {
    const registry = { kind: 'registry', uri: 'r.json', version: '1.0.0' };
    await desk.put(
      sampleArticle({ id: 'a', title: 'Drive cage rattles', ...text }),
      sampleArticle({ id: 'b', title: 'Drive cage rattles a lot', ...text, state: 'draft' }),
      sampleArticle({ id: 'c', title: 'Drive cage rattles', ...text, state: 'archived' }),
      sampleArticle({ id: 'm1', title: 'ACM0001: the link is up', source: registry, issue: 'Link up.', resolution: 'Nothing to do here.' }),
      sampleArticle({ id: 'm2', title: 'ACM0002: the link is up', source: registry, issue: 'Link up.', resolution: 'Nothing to do here.' }),
    );

    const { items, nextCursor } = await desk.articles.duplicated({ limit: 2, cursor: null }, agent);
    const next = await desk.articles.duplicated({ limit: 50, cursor: nextCursor }, agent);

    const pairs = [...items, ...next.items].map(({ article, duplicates }) => [article.id, duplicates.map(({ id }) => id)]);
    expect(pairs).toEqual([
      ['a', ['b']],
      ['b', ['a']],
    ]);
    await expect(desk.articles.duplicated({ limit: 2, cursor: null }, reader)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('compares what documents say in their sections', async () => {
    const section = (one: string) => ({ heading: 'Page', page: 1, text: `${one} ${text.issue} ${text.resolution}` });
    await desk.put(
      sampleArticle({ id: 'p1', title: 'Manual', issue: '', resolution: '', cause: '', sections: [section('First')] }),
      sampleArticle({ id: 'p2', title: 'Guide of the cage', issue: '', resolution: '', cause: '', sections: [section('Second')] }),
      sampleArticle({
        id: 'p3',
        title: 'Manual',
        issue: '',
        resolution: '',
        cause: '',
        sections: [{ heading: '', page: 1, text: 'Oil the hinge of the front door once a year, never more.' }],
      }),
    );

    const duplicates = await desk.articles.duplicates('p1', agent);

    expect(duplicates.map(({ id }) => id)).toEqual(['p2']);
  });

  it('shows a draft what says the same, in Chinese as well, and not its translation or itself', async () => {
    const chinese = {
      lang: 'zh' as const,
      title: '内存条反复报可纠正错误',
      issue: '日志里同一槽位反复出现可纠正 ECC 错误。',
      resolution: '重新插拔内存条，再与相邻槽位对调。',
    };
    await desk.put(
      sampleArticle({ id: 'en' }),
      sampleArticle({ id: 'fan', title: 'A fan is loud', issue: 'The fan runs at full speed.', resolution: 'Clean the fan.' }),
      sampleArticle({ id: 'zh', ...chinese }),
    );

    const english = await desk.articles.create(content({ title: 'Memory module with correctable errors' }), agent, 'draft-en');
    const translated = await desk.articles.create(content({ ...chinese, translationOf: 'en' }), agent, 'draft-zh');

    expect(english.duplicates.map(({ id }) => id)).toEqual(['en']);
    expect(english.duplicates[0]?.resemblance).toBeGreaterThan(0.5);
    expect(translated.duplicates).toMatchObject([{ id: 'zh', resemblance: 1 }]);
    expect((await desk.articles.duplicates('draft-zh', expert)).map(({ id }) => id)).toEqual(['zh']);
  });
});
