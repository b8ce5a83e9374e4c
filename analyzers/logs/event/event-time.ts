import type { EventTime } from '#domain/log-event.js';
import type { ReadContext } from '../log-format.js';
import { type DayOrder, decideDayOrder, parseDay } from './calendar-day.js';
import { type ClockTime, parseClock } from './clock-time.js';

/** Reads the times of one block. Instants of a clock without a stated zone are computed as if it ran in UTC, with zone `unknown`. */
export type TimeReader = {
  /** Date and time as two printed columns (`11/15/23`, `06:13:20 CST`). */
  readonly fromDateAndTime: (dateText: string, timeText: string) => EventTime;
  /** Seconds of a SEL record (IPMI 2.0 §31.1, §37.1): up to 20000000h they count from the start of the BMC, FFFFFFFFh is unspecified. */
  readonly fromSelSeconds: (seconds: number) => EventTime;
  /** ISO 8601 as printed by Redfish services, with their deviations (`+0530`, no seconds, no zone, blank for T). */
  readonly fromIso: (text: string) => EventTime;
};

const relativeLimitSeconds = 0x20000000;
const unspecifiedSeconds = 0xffffffff;
/** A server log starts after this; what is printed before it is a clock that was not set. */
const earliestReliableMs = Date.UTC(2000, 0, 2);
const dayMs = 86_400_000;
/** Days that BMC firmware starts from when its clock has lost the time. */
const unsetDays: ReadonlySet<number> = new Set([2010, 2016, 2017].map((year) => Date.UTC(year, 0, 1)));
const isoDateTime = /^(?<date>\d{4}-\d{2}-\d{2})(?:[T ] ?(?<time>\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)? ?(?:Z|[+-]\d{2}:?\d{2})?))?$/i;

/** Makes the time reader of one block: decides the order of day and month from its head, and remembers the last day. */
export function createTimeReader(context: ReadContext): TimeReader {
  const dayOf = createDayMemory(decideDayOrder(context.head));
  const resolve = (text: string, day: number | null, clock: ClockTime | null): EventTime =>
    day === null || clock === null ? unresolved(text) : resolved(text, day + clock.ms, clock.offsetMinutes, context.zoneOffsetMinutes);
  return {
    fromDateAndTime: (dateText, timeText) => {
      const date = dateText.trim();
      const time = timeText.trim();
      return resolve(`${date} ${time}`.trim(), dayOf(date), parseClock(time));
    },
    fromSelSeconds: (seconds) => fromSeconds(seconds, context.zoneOffsetMinutes),
    fromIso: (text) => {
      const found = isoDateTime.exec(text.trim())?.groups;
      return found ? resolve(text, dayOf(found.date ?? ''), parseClock(found.time ?? '00:00')) : unresolved(text);
    },
  };
}

/** Rows of a log come day by day, so the last date alone is worth remembering. */
function createDayMemory(order: DayOrder): (text: string) => number | null {
  let lastText = '';
  let lastDay: number | null = null;
  return (text) => {
    if (text !== lastText) {
      lastText = text;
      lastDay = parseDay(text, order);
    }
    return lastDay;
  };
}

function fromSeconds(seconds: number, assumedOffset: number | null): EventTime {
  if (seconds === unspecifiedSeconds) return unresolved('Unspecified');
  if (seconds <= relativeLimitSeconds) return unresolved(`Pre-Init ${String(seconds).padStart(10, '0')}`);
  return resolved(null, seconds * 1000, null, assumedOffset);
}

function resolved(text: string | null, clockMs: number, statedOffset: number | null, assumedOffset: number | null): EventTime {
  const offset = statedOffset ?? assumedOffset;
  const instant = new Date(clockMs - (offset ?? 0) * 60_000).toISOString();
  const zone = statedOffset !== null ? 'known' : assumedOffset !== null ? 'assumed' : 'unknown';
  return { text, instant, last: null, zone, reliable: isReliable(clockMs) };
}

/** A time that cannot be placed: before the clock was set, unspecified, or not a date at all. Its order in the file still counts. */
function unresolved(text: string): EventTime {
  return { text: text === '' ? null : text, instant: null, last: null, zone: 'unknown', reliable: false };
}

function isReliable(clockMs: number): boolean {
  return clockMs >= earliestReliableMs && !unsetDays.has(clockMs - (clockMs % dayMs));
}
