import { describe, expect, it } from 'vitest';
import type { GlossaryStore } from '#ports/glossary-store.js';
import { type Open, openedForTest } from './opened.js';

const memory = { id: 'memory', en: ['memory', 'DIMM'], zh: ['内存'] };
const fan = { id: 'fan', en: ['fan'], zh: ['风扇'] };

/** What every glossary store promises. */
export function glossaryStoreContract(name: string, open: Open<GlossaryStore>): void {
  describe(`${name}: edits of the glossary`, () => {
    const opened = openedForTest(open);

    it('starts without edits', async () => {
      const store = await opened();

      const glossary = await store.read();

      expect(glossary).toEqual({ version: 0, concepts: [] });
    });

    it('keeps edited concepts in the order of ids and counts the edit', async () => {
      const store = await opened();

      const answered = await store.put([memory, fan]);

      expect(answered).toEqual({ version: 1, concepts: [fan, memory] });
      expect(await store.read()).toEqual(answered);
    });

    it('lets exactly one of two edits of the same version through', async () => {
      const store = await opened();
      await store.put([memory]);

      const edits = await Promise.allSettled([store.put([fan], 1), store.remove('memory', 1)]);

      expect(edits.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = edits.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
      expect(refused.reason).toMatchObject({ code: 'versionConflict', facts: { expected: 1, found: 2 } });
      expect((await store.read()).version).toBe(2);
    });

    it('replaces a concept that is edited again', async () => {
      const store = await opened();
      await store.put([memory, fan]);

      const answered = await store.put([{ ...memory, en: ['RAM'] }]);

      expect(answered).toEqual({ version: 2, concepts: [fan, { ...memory, en: ['RAM'] }] });
    });

    it('does not count an edit that changes nothing', async () => {
      const store = await opened();
      await store.put([memory]);

      const answered = await store.put([memory]);

      expect(answered.version).toBe(1);
    });

    it('leaves a removed concept without terms, also one that only the shipped glossary has', async () => {
      const store = await opened();
      await store.put([memory]);

      await store.remove('memory');
      const answered = await store.remove('shipped');

      expect(answered).toEqual({
        version: 3,
        concepts: [
          { id: 'memory', en: [], zh: [] },
          { id: 'shipped', en: [], zh: [] },
        ],
      });
    });
  });
}
