import { endOf, type PlacedRow } from './placed-rows.js';

/** Why an episode is cut from what was before: a quiet gap, or a start after which the server ran. `quietMs` = the time without a sign. */
export type Cut = { readonly code: 'quietBefore' | 'startBefore'; readonly quietMs: number };

/** Signs close in time. `cut` null = nothing was before. */
export type Episode = { readonly rows: readonly PlacedRow[]; readonly fromMs: number; readonly toMs: number; readonly cut: Cut | null };

const hourMs = 3_600_000;
/** Signs further apart than a day have to do with each other only if they share a part or a sign: heat and failing fans take hours, and a zone that nobody stated is wrong by 14 hours at most. */
export const quietGapMs = 24 * hourMs;
/** Training the memory of a large server takes a quarter of an hour, then the operating system reports what the crash left: an hour after a start, all of that is written. */
const afterStartMs = hourMs;
/** A crashed server hangs until somebody comes, over a long weekend at most: the next start still belongs to the crash. */
const hangMs = 96 * hourMs;

/** Cuts signs, oldest first, where it was quiet for a day, or for an hour after the server had started anew. `starts` in ms, ascending. */
export function episodesOf(signs: readonly PlacedRow[], starts: readonly number[]): Episode[] {
  const episodes: Episode[] = [];
  let open: { rows: PlacedRow[]; toMs: number; cut: Cut | null } | null = null;
  const close = () => {
    if (open !== null) episodes.push({ ...open, fromMs: open.rows[0]?.atMs ?? open.toMs });
  };
  const startAfter = searchIn(starts);
  for (const row of signs) {
    const cut: Cut | null = open === null ? null : cutBefore(row, open.rows, open.toMs, startAfter);
    if (open === null || cut !== null) {
      close();
      open = { rows: [row], toMs: endOf(row), cut };
    } else {
      open.rows.push(row);
      open.toMs = Math.max(open.toMs, endOf(row));
    }
  }
  close();
  return episodes;
}

type StartAfter = (ms: number) => number | null;

function cutBefore({ atMs }: PlacedRow, rows: readonly PlacedRow[], toMs: number, startAfter: StartAfter): Cut | null {
  const quietMs = atMs - toMs;
  const start = startAfter(toMs);
  const isStartBetween = start !== null && start <= atMs;
  const awaitedMs = rows.some(({ event }) => event.severity.derived === 'critical') ? hangMs : quietGapMs;
  if (isStartBetween ? start - toMs > awaitedMs : quietMs > quietGapMs) return { code: 'quietBefore', quietMs };
  const firstStart = startAfter(rows[0]?.atMs ?? toMs);
  const hasStarted = firstStart !== null && firstStart <= atMs;
  const calmMs = isStartBetween ? atMs - start : quietMs;
  return hasStarted && calmMs > afterStartMs ? { code: 'startBefore', quietMs } : null;
}

/** First start after an instant; null where there is none. */
function searchIn(starts: readonly number[]): StartAfter {
  return (ms) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) > ms) high = middle;
      else low = middle + 1;
    }
    return starts[low] ?? null;
  };
}
