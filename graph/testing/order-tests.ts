import type { DiagnosticTest } from '#domain/causal-graph.js';

/** A test with what it tells. */
type Valued = { readonly test: DiagnosticTest; readonly expectedGainBits: number };

/** Minutes that an outage adds: shutting down, opening and starting again (Heckerman, Breese, Rommelse 1995: cost is all that the test costs). */
const downtimeMinutes = { none: 0, reboot: 20, powerOff: 40 } as const satisfies Record<DiagnosticTest['downtime'], number>;

/**
 * Orders tests by gain per minute, one after the other: what an earlier one has paid for (the open chassis) costs nothing again,
 * and a prerequisite that is not done stands before its test and is paid by it. `others` = tests that may be needed as
 * prerequisites only. At most about `limit` tests.
 */
export function orderTests<T extends Valued>(tests: readonly T[], others: readonly T[], limit: number): T[] {
  const all = new Map([...others, ...tests].map((one) => [one.test.id, one]));
  const ordered: T[] = [];
  while (ordered.length < limit) {
    const waiting = tests.filter((one) => !ordered.includes(one));
    const best = waiting.reduce<T | undefined>((found, next) => (isBetter(next, found, ordered, all) ? next : found), undefined);
    if (best === undefined) break;
    ordered.push(...prerequisitesOf(best, ordered, all), best);
  }
  return ordered.slice(0, limit);
}

function isBetter<T extends Valued>(next: T, found: T | undefined, ordered: readonly T[], all: ReadonlyMap<string, T>): boolean {
  if (found === undefined) return true;
  const difference = gainPerMinute(next, ordered, all) - gainPerMinute(found, ordered, all);
  return difference > 0 || (difference === 0 && next.test.id < found.test.id);
}

function gainPerMinute<T extends Valued>(one: T, ordered: readonly T[], all: ReadonlyMap<string, T>): number {
  const visit = [...prerequisitesOf(one, ordered, all), one];
  const minutes = visit.reduce((sum, { test }, index) => sum + minutesOf(test, [...ordered, ...visit.slice(0, index)]), 0);
  return one.expectedGainBits / minutes;
}

/** Minutes of a test after others of the same visit. Two changes are never made in one opening: they would void each other. */
function minutesOf(test: DiagnosticTest, before: readonly Valued[]): number {
  const isPaid = before.some(
    (other) => test.sharedCost !== undefined && other.test.sharedCost === test.sharedCost && !(other.test.changes && test.changes),
  );
  return test.costMinutes + (isPaid ? 0 : downtimeMinutes[test.downtime]);
}

/** What must be done before a test and is not yet, the first first. A prerequisite that is not among the known tests is done. */
function prerequisitesOf<T extends Valued>(one: T, ordered: readonly T[], all: ReadonlyMap<string, T>): T[] {
  const found: T[] = [];
  const met = new Set<T>([one, ...ordered]);
  const collect = ({ test }: T) => {
    for (const needed of test.prerequisiteTestIds.flatMap((id) => all.get(id) ?? [])) {
      if (met.has(needed)) continue;
      met.add(needed);
      collect(needed);
      found.push(needed);
    }
  };
  collect(one);
  return found;
}
