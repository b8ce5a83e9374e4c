import { describe, expect, it } from 'vitest';
import type { ArticleUse } from '#domain/article-use.js';
import type { ArticleUseStore } from '#ports/article-use-store.js';
import { type Open, openedForTest } from './opened.js';

function sampleUse(change: Partial<ArticleUse> & { readonly id: string }): ArticleUse {
  return { articleId: 'a', kind: 'helpful', caseId: null, comment: '', at: '2026-03-01T00:00:00.000Z', ...change };
}

/** What every store of uses promises. */
export function articleUseStoreContract(name: string, open: Open<ArticleUseStore>): void {
  describe(`${name}: uses of articles`, () => {
    const opened = openedForTest(open);

    it('counts a use once by its id, and counts a changed vote as what it is now', async () => {
      const store = await opened();

      const first = await store.putAll([sampleUse({ id: 'u1' }), sampleUse({ id: 'u2' }), sampleUse({ id: 'u3', kind: 'helped' })]);
      const again = await store.putAll([
        sampleUse({ id: 'u1', at: '2026-04-01T00:00:00.000Z' }),
        sampleUse({ id: 'u2', kind: 'notHelpful' }),
      ]);

      expect([first, again]).toEqual([
        ['added', 'added', 'added'],
        ['unchanged', 'changed'],
      ]);
      expect((await store.counts(['a'])).get('a')).toEqual({ helped: 1, helpful: 1, notHelpful: 1, lastAt: '2026-03-01T00:00:00.000Z' });
    });

    it('counts each article apart and leaves out those that nobody used', async () => {
      const store = await opened();
      await store.putAll([sampleUse({ id: 'u1' }), sampleUse({ id: 'u2', articleId: 'b', kind: 'helped' })]);

      const counts = await store.counts(['a', 'b', 'c']);

      expect([...counts.keys()].sort()).toEqual(['a', 'b']);
      expect(counts.get('b')).toMatchObject({ helped: 1, helpful: 0, notHelpful: 0 });
    });

    it('lists the uses of an article page after page, as they were given', async () => {
      const store = await opened();
      const uses = ['u1', 'u2', 'u3'].map((id) => sampleUse({ id, comment: '有用 "quoted"', caseId: 'SR-1' }));
      await store.putAll([...uses, sampleUse({ id: 'u4', articleId: 'b' })]);

      const first = await store.list('a', { limit: 2, cursor: null });
      const second = await store.list('a', { limit: 2, cursor: first.nextCursor });

      expect([...first.items, ...second.items]).toEqual(uses);
      expect(second.nextCursor).toBeNull();
    });

    it('names the uses of a case and takes them back', async () => {
      const store = await opened();
      await store.putAll([sampleUse({ id: 'u1', caseId: 'SR-1' }), sampleUse({ id: 'u2', caseId: 'SR-2' })]);

      const ids = await store.idsOfCase('SR-1');
      await store.remove([...ids, 'never']);

      expect(ids).toEqual(['u1']);
      expect((await store.counts(['a'])).get('a')).toMatchObject({ helpful: 1 });
    });
  });
}
