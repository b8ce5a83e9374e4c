import type { LogEvent } from '#domain/log-event.js';
import { groupByFile, oldestFirst, reliableMs } from '../logs/event/chronology.js';
import { sourceOffsets } from '../logs/event/source-offset.js';

/** An event with its place on the common time line (ms since 1970). */
export type PlacedRow = { readonly event: LogEvent; readonly atMs: number };

/** The rows of all files on one time line, and the starts of the server. */
export type TimeLine = { readonly rows: readonly PlacedRow[]; readonly starts: readonly number[] };

const minuteMs = 60_000;
/** One pair of the same event at a distance of whole quarters of an hour is enough not to cut two logs apart: joining too much costs less. */
const neededPairs = 1;

/**
 * Places every event on one time line, oldest first; rows of one instant stand in file order. A row without a time stands beside its neighbour in the
 * file: what was written before the clock was set belongs to what follows. A file without any time shows the state at its collection, so it stands
 * at the end. Null where no row has a time.
 */
export function timeLineOf(events: readonly LogEvent[]): TimeLine | null {
  const shifts = shiftsOf(events);
  const files = groupByFile(events).map((file) => oldestFirst(file));
  const ownTimes = files.map((file) => file.map((event) => shifted(event, shifts)));
  const known = ownTimes.flat().filter((at) => at !== null);
  if (known.length === 0) return null;
  const lastMs = known.reduce((last, at) => Math.max(last, at));
  const placed = files.map((file, index) => placeFile(file, ownTimes[index] ?? [], lastMs));
  return { rows: placed.flat().sort((left, right) => left.atMs - right.atMs), starts: placed.flatMap(startsOf).sort((a, b) => a - b) };
}

/** Instant of an event at which it ended: a row that sums up repeats lasts until the last of them. */
export function endOf({ event, atMs }: PlacedRow): number {
  const own = reliableMs(event);
  const last = event.time.last === null ? null : Date.parse(event.time.last);
  return own === null || last === null || Number.isNaN(last) ? atMs : atMs + Math.max(0, last - own);
}

/** How far each file's clock is put back (ms): where two logs tell the same events hours apart, the one whose zone is open is moved. */
function shiftsOf(events: readonly LogEvent[]): ReadonlyMap<string, number> {
  const shifts = new Map<string, number>();
  for (const { ahead, behind, offsetMinutes } of sourceOffsets(events, neededPairs)) {
    if (shifts.has(ahead) || shifts.has(behind)) continue;
    if (hasOpenZone(events, ahead)) shifts.set(ahead, offsetMinutes * minuteMs);
    else shifts.set(behind, -offsetMinutes * minuteMs);
  }
  return shifts;
}

function hasOpenZone(events: readonly LogEvent[], file: string): boolean {
  return events.some((event) => event.source.file === file && event.time.instant !== null && event.time.zone === 'unknown');
}

function shifted(event: LogEvent, shifts: ReadonlyMap<string, number>): number | null {
  const at = reliableMs(event);
  return at === null ? null : at - (shifts.get(event.source.file) ?? 0);
}

function placeFile(file: readonly LogEvent[], times: readonly (number | null)[], lastMs: number): PlacedRow[] {
  const before = neighbours(file, times);
  const after = neighbours(file.toReversed(), times.toReversed()).reverse();
  return file.map((event, index) => ({
    event,
    atMs: times[index] ?? borrowed(event, before[index], after[index]) ?? lastMs,
  }));
}

type Neighbour = { readonly event: LogEvent; readonly atMs: number };

/** For each row the nearest one before it that has a time. */
function neighbours(file: readonly LogEvent[], times: readonly (number | null)[]): (Neighbour | undefined)[] {
  let last: Neighbour | undefined;
  return file.map((event, index) => {
    const atMs = times[index] ?? null;
    if (atMs !== null) last = { event, atMs };
    return last;
  });
}

/** Rows that print a time which is none stand before the setting of the clock, unless only the row before them is of their boot; rows without any print go with what stands above. */
function borrowed(event: LogEvent, before: Neighbour | undefined, after: Neighbour | undefined): number | undefined {
  const isOfBefore = before?.event.bootEpoch === event.bootEpoch && after?.event.bootEpoch !== event.bootEpoch;
  const goesWithBefore = event.time.text === null || isOfBefore;
  return goesWithBefore ? (before ?? after)?.atMs : (after ?? before)?.atMs;
}

/** Instants at which a file shows a start: the first row of each boot but the first. */
function startsOf(rows: readonly PlacedRow[]): number[] {
  return rows.flatMap(({ event, atMs }, index) => {
    const previous = rows[index - 1]?.event.bootEpoch ?? 0;
    return event.bootEpoch !== null && event.bootEpoch > previous ? [atMs] : [];
  });
}
