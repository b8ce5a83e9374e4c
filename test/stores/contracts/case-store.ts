import { describe, expect, it } from 'vitest';
import type { SupportCase } from '#domain/support-case.js';
import type { CaseStore } from '#ports/case-store.js';
import { type Open, openedForTest } from './opened.js';
import { sampleCase } from './samples.js';
import { versionedStoreContract } from './versioned-store.js';

/** What every case store promises. */
export function caseStoreContract(name: string, open: Open<CaseStore>): void {
  describe(`${name}: cases`, () => {
    const opened = openedForTest(open);
    versionedStoreContract(opened, (id, symptom) => sampleCase({ id, symptom }));

    it('keeps every field of a case', async () => {
      const store = await opened();
      const full: SupportCase = {
        ...sampleCase({ id: 'sr-1', organisation: 'org', server: 'sn-1', vendor: 'v', model: 'm', openedAt: '2026-01-02T03:04:05Z' }),
        findings: [{ findingId: 'memory.ce-storm', state: 'present', component: { class: 'memory', locator: 'DIMM_A5' } }],
        testsDone: [{ testId: 'swap', outcome: 'moved' }],
        partsReplaced: [{ fruId: 'dimm', locator: 'DIMM_A5', helped: null }],
        confirmed: { componentClass: 'other', faultId: 'memory.module-defect' },
        outcome: 'resolved',
        verified: true,
        version: 1,
      };

      await store.putAll([full]);

      expect(await store.get('sr-1')).toEqual(full);
    });

    it('lists open and closed cases apart, and those of one organisation', async () => {
      const store = await opened();
      await store.putAll([
        sampleCase({ id: 'a', organisation: 'north' }),
        sampleCase({ id: 'b', organisation: 'north', closedAt: '2026-01-02T03:04:05Z' }),
        sampleCase({ id: 'c', organisation: 'south', outcome: 'resolved' }),
        sampleCase({ id: 'd', confirmed: { componentClass: 'memory' } }),
        sampleCase({ id: 'e' }),
      ]);
      const idsOf = async (filter: Parameters<CaseStore['list']>[1]) =>
        (await store.list({ limit: 10, cursor: null }, filter)).items.map(({ id }) => id);

      const listed = [
        await idsOf({ state: 'open' }),
        await idsOf({ state: 'closed' }),
        await idsOf({ organisation: 'north' }),
        await idsOf({ organisation: 'north', state: 'open' }),
      ];

      expect(listed).toEqual([['a', 'e'], ['b', 'c', 'd'], ['a', 'b'], ['a']]);
    });

    it('reads all cases in the order of ids, across pages', async () => {
      const store = await opened();
      const ids = Array.from({ length: 250 }, (_, index) => `case-${String((index * 37) % 250).padStart(3, '0')}`);
      await store.putAll(ids.map((id) => sampleCase({ id })));

      const read = await readIds(store);

      expect(read).toEqual([...ids].sort());
    });

    it('leaves out cases that arrive while all are being read', async () => {
      const store = await opened();
      await store.putAll(Array.from({ length: 150 }, (_, index) => sampleCase({ id: `case-${1000 + index}` })));

      const read: string[] = [];
      for await (const supportCase of store.readAll()) {
        if (read.length === 0) await store.putAll([sampleCase({ id: 'case-9999' })]);
        read.push(supportCase.id);
      }

      expect(read).toHaveLength(150);
      expect(await store.count()).toBe(151);
    });
  });
}

async function readIds(store: CaseStore): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const supportCase of store.readAll()) ids.push(supportCase.id);
  return ids;
}
