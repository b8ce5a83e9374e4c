import { describe, expect, it } from 'vitest';
import type { EventStore } from '#ports/event-store.js';
import { type Open, openedForTest } from './opened.js';
import { sampleEvent } from './samples.js';

/** What every event store promises. */
export function eventStoreContract(name: string, open: Open<EventStore>): void {
  describe(`${name}: events of a fleet`, () => {
    const opened = openedForTest(open);

    it('counts only events that are new', async () => {
      const store = await opened();
      await store.append('server-1', [sampleEvent('sel.txt#1', 'first'), sampleEvent('sel.txt#2', 'second')]);

      const added = await store.append('server-1', [
        sampleEvent('sel.txt#1', 'first'),
        sampleEvent('sel.txt#1', 'another text'),
        sampleEvent('sel.txt#3', 'first'),
      ]);

      expect(added).toBe(2);
    });

    it('keeps the same event of two servers apart', async () => {
      const store = await opened();
      await store.append('server-1', [sampleEvent('sel.txt#1', 'first')]);

      const added = await store.append('server-2', [sampleEvent('sel.txt#1', 'first')]);

      expect(added).toBe(1);
      expect((await store.list('server-2', { limit: 10, cursor: null })).items).toEqual([sampleEvent('sel.txt#1', 'first')]);
    });

    it('lists the events of a server as they were appended, page after page', async () => {
      const store = await opened();
      const ids = ['sel.txt#9', 'sel.txt#10', 'sel.txt#2'];
      await store.append('server-1', [sampleEvent(ids[0]!, 'a'), sampleEvent(ids[1]!, 'b')]);
      await store.append('server-2', [sampleEvent('other#1', 'x')]);
      await store.append('server-1', [sampleEvent(ids[2]!, 'c')]);

      const first = await store.list('server-1', { limit: 2, cursor: null });
      const second = await store.list('server-1', { limit: 2, cursor: first.nextCursor });

      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
      expect(second.nextCursor).toBeNull();
    });

    it('gives an empty page for a server it does not know', async () => {
      const store = await opened();

      const page = await store.list('missing', { limit: 10, cursor: null });

      expect(page).toEqual({ items: [], nextCursor: null });
    });

    it('lists servers by name with the number of their events', async () => {
      const store = await opened();
      await store.append('b', [sampleEvent('sel.txt#1', 'one'), sampleEvent('sel.txt#1', 'one'), sampleEvent('sel.txt#2', 'two')]);
      await store.append('a', [sampleEvent('sel.txt#1', 'one')]);
      await store.append('c', []);

      const first = await store.servers({ limit: 1, cursor: null });
      const second = await store.servers({ limit: 5, cursor: first.nextCursor });

      expect([...first.items, ...second.items]).toEqual([
        { server: 'a', events: 1 },
        { server: 'b', events: 2 },
      ]);
    });

    it('refuses a cursor that no list gave', async () => {
      const store = await opened();

      const listing = store.list('server-1', { limit: 1, cursor: 'nonsense' });

      await expect(listing).rejects.toMatchObject({ code: 'invalidInput' });
    });
  });
}
