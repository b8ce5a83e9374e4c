import { describe, expect, it } from 'vitest';
import type { GraphStore } from '#ports/graph-store.js';
import { type Open, openedForTest } from './opened.js';
import { sampleGraph } from './samples.js';

/** What every graph store promises. */
export function graphStoreContract(name: string, open: Open<GraphStore>): void {
  describe(`${name}: graph revisions`, () => {
    const opened = openedForTest(open);

    it('keeps a draft under its revision and publishes nothing by itself', async () => {
      const store = await opened();

      await store.putDraft(sampleGraph('r1'), 'starter');

      expect(await store.get('r1')).toEqual(sampleGraph('r1'));
      expect(await store.published()).toBeNull();
      expect(await store.get('r2')).toBeNull();
    });

    it('changes nothing where the same revision comes again', async () => {
      const store = await opened();
      await store.putDraft(sampleGraph('r1'), 'starter');

      await store.putDraft({ ...sampleGraph('r1'), faults: [] }, 'other');

      expect(await store.get('r1')).toEqual(sampleGraph('r1'));
      expect((await store.revisions()).map(({ note }) => note)).toEqual(['starter']);
    });

    it('refuses a graph without a revision', async () => {
      const store = await opened();

      const putting = store.putDraft(sampleGraph(null), 'nameless');

      await expect(putting).rejects.toMatchObject({ code: 'invalidInput' });
    });

    it('publishes one revision at a time and supersedes the one before', async () => {
      const store = await opened();
      await store.putDraft(sampleGraph('r1'), 'starter');
      await store.putDraft(sampleGraph('r2', 'r1'), 'edited');
      await store.publish('r1');

      await store.publish('r2');

      expect((await store.published())?.revision).toBe('r2');
      expect(await store.revisions()).toMatchObject([
        { revision: 'r2', parent: 'r1', state: 'published', note: 'edited', faults: 1, links: 0 },
        { revision: 'r1', parent: null, state: 'superseded', note: 'starter' },
      ]);
    });

    it('publishes a superseded revision again', async () => {
      const store = await opened();
      await store.putDraft(sampleGraph('r1'), '');
      await store.putDraft(sampleGraph('r2'), '');
      await store.publish('r1');
      await store.publish('r2');

      await store.publish('r1');
      await store.publish('r1');

      expect((await store.published())?.revision).toBe('r1');
      expect((await store.revisions()).map(({ state }) => state)).toEqual(['superseded', 'published']);
    });

    it('says when a revision was made and published', async () => {
      const store = await opened();

      await store.putDraft(sampleGraph('r1'), '');
      const [draft] = await store.revisions();
      await store.publish('r1');
      const [published] = await store.revisions();

      expect(draft?.publishedAt).toBeNull();
      expect(Date.parse(draft!.createdAt)).toBeLessThanOrEqual(Date.parse(published!.publishedAt!));
    });

    it('keeps every time that a revision came into force', async () => {
      const store = await opened();
      await store.putDraft(sampleGraph('r1'), '');
      await store.putDraft(sampleGraph('r2'), '');
      await store.publish('r1');
      await store.publish('r2');

      await store.publish('r1');

      const [second, first] = await store.revisions();
      expect([first?.publishedTimes.length, second?.publishedTimes.length]).toEqual([2, 1]);
      expect(first?.publishedTimes.at(-1)).toBe(first?.publishedAt);
    });

    it('publishes only over the revision that is expected to be in force, where one is named', async () => {
      const store = await opened();
      await store.putDraft(sampleGraph('r1'), '');
      await store.putDraft(sampleGraph('r2'), '');
      await store.publish('r1', null);

      const late = store.publish('r2', null);

      await expect(late).rejects.toMatchObject({ code: 'versionConflict', facts: { expected: null, found: 'r1' } });
      await store.publish('r2', 'r1');
      expect((await store.published())?.revision).toBe('r2');
    });

    it('refuses to publish an unknown revision and keeps the published one', async () => {
      const store = await opened();
      await store.putDraft(sampleGraph('r1'), '');
      await store.publish('r1');

      const publishing = store.publish('r9');

      await expect(publishing).rejects.toMatchObject({ code: 'notFound', facts: { revision: 'r9' } });
      expect((await store.published())?.revision).toBe('r1');
    });
  });
}
