import { describe, expect, it } from 'vitest';
import type { ArticleStore } from '#ports/article-store.js';
import { type Open, openedForTest } from './opened.js';
import { sampleArticle } from './samples.js';
import { versionedStoreContract } from './versioned-store.js';

/** What every article store promises. */
export function articleStoreContract(name: string, open: Open<ArticleStore>): void {
  describe(`${name}: articles`, () => {
    const opened = openedForTest(open);
    versionedStoreContract(opened, (id, issue) => sampleArticle({ id, issue }));

    it('finds the articles of both languages that explain a fault or carry a code, in the order of ids', async () => {
      const store = await opened();
      await store.putAll([
        sampleArticle({ id: 'zh-1', lang: 'zh', faultIds: ['memory.module-defect'] }),
        sampleArticle({ id: 'en-1', faultIds: ['memory.module-defect', 'board.slot-defect'], codes: ['MEM0804'] }),
        sampleArticle({ id: 'other', faultIds: ['psu.defect'] }),
      ]);

      const byFault = await store.findByFault(['memory.module-defect', 'board.slot-defect']);
      const byCode = await store.findByFault(['MEM0804']);

      expect(byFault.map(({ id }) => id)).toEqual(['en-1', 'zh-1']);
      expect(byCode.map(({ id }) => id)).toEqual(['en-1']);
    });

    it('forgets the faults that an edit took out of an article', async () => {
      const store = await opened();
      await store.putAll([sampleArticle({ id: 'a', faultIds: ['memory.module-defect'] })]);

      await store.save(sampleArticle({ id: 'a', faultIds: ['psu.defect'] }), 1);

      expect(await store.findByFault(['memory.module-defect'])).toEqual([]);
      expect((await store.findByFault(['psu.defect'])).map(({ id }) => id)).toEqual(['a']);
    });

    it('lists the articles of one state alone, page after page', async () => {
      const store = await opened();
      await store.putAll([
        sampleArticle({ id: 'a', state: 'draft' }),
        sampleArticle({ id: 'b' }),
        sampleArticle({ id: 'c', state: 'draft' }),
        sampleArticle({ id: 'd', state: 'draft' }),
      ]);

      const first = await store.list({ limit: 2, cursor: null }, { state: 'draft' });
      const second = await store.list({ limit: 2, cursor: first.nextCursor }, { state: 'draft' });

      expect([first, second].map(({ items }) => items.map(({ id }) => id))).toEqual([['a', 'c'], ['d']]);
      expect(second.nextCursor).toBeNull();
    });

    it('finds the translations of an article', async () => {
      const store = await opened();
      await store.putAll([
        sampleArticle({ id: 'en' }),
        sampleArticle({ id: 'zh', lang: 'zh', translationOf: 'en' }),
        sampleArticle({ id: 'other', translationOf: 'elsewhere' }),
      ]);

      const found = await store.findTranslations(['en']);

      expect(found.map(({ id }) => id)).toEqual(['zh']);
    });

    it('knows the versions of the message registries whose articles it has, and of those alone', async () => {
      const store = await opened();
      const source = (version?: string) => ({ kind: 'registry', uri: 'r.json', ...(version === undefined ? {} : { version }) });
      await store.putAll([
        sampleArticle({ id: 'm1', codes: ['redfish/Base/One'], source: source('1.9.0') }),
        sampleArticle({ id: 'm2', codes: ['redfish/Base/Two'], source: source('1.10.0') }),
        sampleArticle({ id: 'm3', codes: ['redfish/Base/Three'], source: source('1.10.0') }),
        sampleArticle({ id: 'm4', codes: ['redfish/BaseMore/One'], source: source() }),
        sampleArticle({ id: 'written', codes: ['redfish/Other/One'] }),
      ]);

      const versions = await store.registryVersions(['Base', 'BaseMore', 'Other', 'Unknown']);

      expect([...versions].map(([registry, found]) => [registry, [...found].sort()])).toEqual([
        ['Base', ['1.10.0', '1.9.0']],
        ['BaseMore', [null]],
      ]);
    });

    it('finds nothing for no fault', async () => {
      const store = await opened();
      await store.putAll([sampleArticle({ id: 'a', faultIds: ['psu.defect'] })]);

      const found = await store.findByFault([]);

      expect(found).toEqual([]);
    });
  });
}
