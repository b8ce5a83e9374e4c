/** What a run took on a line of some length, in processor milliseconds: what else runs on the machine does not count. */
type Timed = { readonly length: number; readonly ms: number };

/** A short and a long line that differ so much in time that the time does not grow linearly. */
export type Growth = readonly [Timed, Timed];

export type Lengths = { readonly short: number; readonly long: number };

const lengths: Lengths = { short: 25_000, long: 100_000 };
/** For four times the line: 4 where the time grows linearly, 16 where it grows with the square. */
const mostGrowth = 10;
/** A line so much shorter than the short one tells first whether the others can be waited for: 8 where linear, 64 where with the square. */
const shortening = 8;
const mostEarlyGrowth = 24;
/** Below this a long line is cheap enough, and a measurement mostly noise. */
const floorMs = 8;
/** What takes longer is not measured again. */
const ceilingMs = 500;
const runs = 3;

function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Null where the time grows linearly with the line or is short in any case; else what was measured, the best of three runs.
 * `lineOf` gives a line of a length.
 */
export function findGrowth(run: (line: string) => void, lineOf: (length: number) => string, { short, long } = lengths): Growth | null {
  const timed = (length: number, times: number): Timed => {
    const line = lineOf(length);
    return { length, ms: Math.min(...Array.from({ length: times }, () => processorMs(() => run(line)))) };
  };
  const tiny = timed(short / shortening, 1);
  if (tiny.ms > ceilingMs) return [timed(1, 1), tiny];
  const first = timed(short, 1);
  if (first.ms > ceilingMs && first.ms > mostEarlyGrowth * tiny.ms) return [tiny, first];
  if (timed(long, 1).ms < floorMs) return null;
  const best = [timed(short, runs), timed(long, runs)] as const;
  return best[1].ms < floorMs || best[1].ms < mostGrowth * best[0].ms ? null : best;
}
