import type { LogEvent } from '#domain/log-event.js';

const dayMs = 86_400_000;
const soonDays = 7;

/**
 * True where `later` follows `earlier` within a week. Times are compared where both can be trusted and tell two moments; else the place in
 * the same source decides (knowledge of the field: order by the place in the file, times last).
 */
export function isSoonAfter(earlier: LogEvent, later: LogEvent): boolean {
  const apart = msBetween(earlier, later);
  if (apart === null || apart === 0) return earlier.source.file === later.source.file && later.order > earlier.order;
  return apart > 0 && apart <= soonDays * dayMs;
}

function msBetween(earlier: LogEvent, later: LogEvent): number | null {
  const [from, to] = [earlier.time, later.time];
  if (from.instant === null || to.instant === null || !from.reliable || !to.reliable) return null;
  return Date.parse(to.instant) - Date.parse(from.instant);
}
