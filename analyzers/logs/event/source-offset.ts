import type { LogEvent } from '#domain/log-event.js';
import { groupByFile, reliableMs } from './chronology.js';
import { comparableKey } from './duplicates.js';

/** Two logs whose times of the same events differ by a constant offset. `offsetMinutes` = how far `ahead` is before `behind`. */
export type SourceOffset = { readonly ahead: string; readonly behind: string; readonly offsetMinutes: number; readonly events: LogEvent[] };

const stepMinutes = 15;
const mostMinutes = 14 * 60;
/** A controller polls: it writes up to half a minute after the cause. */
const toleranceMs = 30_000;
const proposedMatches = 3;
const filesToCompare = 8;
const timesOfKey = 40;
const minuteMs = 60_000;

/**
 * Pairs of logs in which at least three kinds of events (`neededMatches`) stand at the same distance of whole quarters of an hour, none of them
 * at the same time, and no other distance fits nearly as often. Only where the zone of one is open; a proposal for a person: no event is changed.
 */
export function sourceOffsets(events: readonly LogEvent[], neededMatches = proposedMatches): SourceOffset[] {
  const files = groupByFile(events)
    .filter((group) => group.some((event) => reliableMs(event) !== null))
    .slice(0, filesToCompare);
  return files.flatMap((left, index) => files.slice(index + 1).flatMap((right) => offsetBetween(left, right, neededMatches) ?? []));
}

function offsetBetween(left: readonly LogEvent[], right: readonly LogEvent[], neededMatches: number): SourceOffset | null {
  if (!hasOpenZone(left) && !hasOpenZone(right)) return null;
  const [best, second] = [...votesOf(left, right)].sort(([, one], [, other]) => other.length - one.length);
  if (best === undefined || best[0] === 0 || best[1].length < neededMatches) return null;
  if (second !== undefined && second[1].length * 2 > best[1].length) return null;
  const [leftFile, rightFile] = [left[0]?.source.file ?? '', right[0]?.source.file ?? ''];
  const [ahead, behind] = best[0] > 0 ? [leftFile, rightFile] : [rightFile, leftFile];
  return { ahead, behind, offsetMinutes: Math.abs(best[0]), events: best[1] };
}

function hasOpenZone(events: readonly LogEvent[]): boolean {
  return events.some((event) => event.time.instant !== null && event.time.zone === 'unknown');
}

/** Events of the left log by the distances at which the right one has the same event; a kind that repeats votes once for each. */
function votesOf(left: readonly LogEvent[], right: readonly LogEvent[]): Map<number, LogEvent[]> {
  const others = timesByKey(right);
  const votes = new Map<number, LogEvent[]>();
  for (const events of firstByKey(left).values()) {
    for (const event of events) {
      const distances = new Set((others.get(comparableKey(event)) ?? []).flatMap((ms) => wholeSteps((reliableMs(event) ?? 0) - ms)));
      for (const distance of distances) {
        const agreeing = votes.get(distance);
        if (agreeing) agreeing.push(event);
        else votes.set(distance, [event]);
      }
    }
  }
  return votes;
}

function wholeSteps(distanceMs: number): number[] {
  const minutes = Math.round(distanceMs / minuteMs / stepMinutes) * stepMinutes;
  const isWhole = Math.abs(distanceMs - minutes * minuteMs) <= toleranceMs;
  return isWhole && Math.abs(minutes) <= mostMinutes ? [minutes] : [];
}

function firstByKey(events: readonly LogEvent[]): Map<string, LogEvent[]> {
  const byKey = new Map<string, LogEvent[]>();
  for (const event of events) {
    if (reliableMs(event) === null || event.event.key === 'unknown') continue;
    const key = comparableKey(event);
    const known = byKey.get(key) ?? [];
    byKey.set(key, known);
    if (known.length < timesOfKey) known.push(event);
  }
  return byKey;
}

function timesByKey(events: readonly LogEvent[]): Map<string, number[]> {
  return new Map([...firstByKey(events)].map(([key, known]) => [key, known.flatMap((event) => reliableMs(event) ?? [])]));
}
