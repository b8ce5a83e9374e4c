import { describe, expect, it } from 'vitest';
import { SupportCase } from '#domain/support-case.js';
import { createEvaluate, type FoldOptions } from '#usecases/evaluate/evaluate.js';
import { foldOf } from '#usecases/evaluate/folds.js';
import { diagnosisOf } from './scored-case.js';

describe('the fold of a group', () => {
  /** First four bytes of SHA-256: of "" e3b0c442, of "abc" ba7816bf (FIPS 180-4 examples), of "服务器-7" in UTF-8 18167306. */
  it.each([
    ['', 5, 0],
    ['abc', 5, 4],
    ['abc', 7, 5],
    ['abc', 10, 9],
    ['服务器-7', 5, 2],
  ])('"%s" in %d folds is %d', (group, folds, expected) => {
    expect(foldOf(group, folds)).toBe(expected);
  });
});

/** A room that records what was stored, what was asked, and whether it was closed. */
function recordRooms(answerClass = 'memory') {
  const rooms: { stored: string[]; asked: SupportCase[]; isClosed: boolean }[] = [];
  const evaluate = createEvaluate({
    openRoom: async () => {
      const room = { stored: [] as string[], asked: [] as SupportCase[], isClosed: false };
      rooms.push(room);
      return {
        store: async (cases) => void room.stored.push(...cases.map((one) => one.id)),
        diagnose: async (supportCase) => {
          room.asked.push(supportCase);
          if (supportCase.log === 'broken') throw new Error('the room broke');
          return diagnosisOf({ classes: { [answerClass]: 1 } });
        },
        close: async () => {
          room.isClosed = true;
        },
      };
    },
    clock: () => 0,
  });
  return { rooms, evaluate };
}

const caseOf = (id: string, facts: Partial<SupportCase> = {}) =>
  SupportCase.parse({ id, server: id, log: `log of ${id}`, confirmed: { componentClass: 'memory' }, ...facts });
const ids = Array.from({ length: 12 }, (_, index) => `server-${index}`);
const folds: FoldOptions = { folds: 3, groupOf: (one) => one.server ?? one.id, onlyFold: null };
const silent = () => undefined;

describe('an evaluation without folds', () => {
  it('stores nothing, scores every labelled case, and hides the label', async () => {
    const { rooms, evaluate } = recordRooms();

    const card = await evaluate([...ids.map((id) => caseOf(id)), caseOf('unlabelled', { confirmed: undefined })], null, silent);

    expect(rooms).toHaveLength(1);
    expect(rooms[0]).toMatchObject({ stored: [], isClosed: true });
    expect(rooms[0]?.asked.map((one) => one.id)).toEqual(ids);
    expect(rooms[0]?.asked.filter((one) => one.confirmed !== undefined)).toEqual([]);
    expect(card).toMatchObject({ cases: 12, componentClass: { top1: 1 }, unseen: null });
  });
});

describe('an evaluation with folds', () => {
  it('stores in each room the other folds only, and scores each case once', async () => {
    const { rooms, evaluate } = recordRooms();

    await evaluate(
      ids.map((id) => caseOf(id)),
      folds,
      silent,
    );

    expect(rooms).toHaveLength(3);
    rooms.forEach((room, fold) => {
      expect(room.asked.map((one) => foldOf(one.id, 3)).every((found) => found === fold)).toBe(true);
      expect([...room.stored, ...room.asked.map((one) => one.id)].sort()).toEqual([...ids].sort());
    });
    expect(rooms.flatMap((room) => room.asked.map((one) => one.id)).sort()).toEqual([...ids].sort());
  });

  it('keeps the cases of one group together', async () => {
    const { rooms, evaluate } = recordRooms();
    const twice = ids.flatMap((id) => [caseOf(`${id}-march`, { server: id }), caseOf(`${id}-june`, { server: id })]);

    await evaluate(twice, folds, silent);

    for (const room of rooms) {
      const askedServers = new Set(room.asked.map((one) => one.server));
      expect(room.stored.filter((id) => askedServers.has(id.replace(/-(?:march|june)$/, '')))).toEqual([]);
    }
  });

  it('scores one fold only where that is asked', async () => {
    const { rooms, evaluate } = recordRooms();

    const card = await evaluate(
      ids.map((id) => caseOf(id)),
      { ...folds, onlyFold: 1 },
      silent,
    );

    expect(rooms).toHaveLength(1);
    expect(card.cases).toBe(ids.filter((id) => foldOf(id, 3) === 1).length);
  });

  it('repeats the card for the cases whose text is not among the stored', async () => {
    const { rooms, evaluate } = recordRooms();
    const cases = [...ids.map((id) => caseOf(id)), ...ids.map((id) => caseOf(`${id}-again`, { log: 'the same text' }))];

    const card = await evaluate(cases, folds, silent);

    expect(rooms).toHaveLength(3);
    expect(card.cases).toBe(24);
    expect(card.unseen?.cases).toBe(12);
  });

  it('closes the room where a diagnosis breaks', async () => {
    const { rooms, evaluate } = recordRooms();

    await expect(evaluate([caseOf('a', { log: 'broken' })], null, silent)).rejects.toThrow('the room broke');

    expect(rooms[0]?.isClosed).toBe(true);
  });

  it('tells how far it is, over all folds', async () => {
    const { evaluate } = recordRooms();
    const told: string[] = [];

    await evaluate(
      ids.map((id) => caseOf(id)),
      folds,
      (done, total) => told.push(`${done}/${total}`),
    );

    expect(told).toEqual(ids.map((_, index) => `${index + 1}/12`));
  });
});
