import type { EventTime } from '#domain/log-event.js';
import type { ReadContext } from '../log-format.js';
import { monthNumber } from '../readers/prefix/month-names.js';
import { decideDayOrder, parseDay } from './calendar-day.js';
import { type ClockTime, parseClock } from './clock-time.js';
import { clockFaultOf } from './clock-trust.js';
import { splitDateAndTime } from './date-and-time.js';
import { createYearlessDays, dayOfFile } from './year-of-file.js';

/** Reads the times of one block. Instants of a clock without a stated zone are computed as if it ran in UTC, with zone `unknown`. */
export type TimeReader = {
  /** Date and time as two printed columns (`11/15/23`, `06:13:20 CST`). */
  readonly fromDateAndTime: (dateText: string, timeText: string) => EventTime;
  /** Date and time as one printed text, in any form that the others read (`11/15/2023, 06:13:20`, `Wed Nov 15 06:13:20 CST 2023`, ISO 8601). */
  readonly fromText: (text: string) => EventTime;
  /** Seconds of a SEL record (IPMI 2.0 §31.1, §37.1): up to 20000000h they count from the start of the BMC, FFFFFFFFh is unspecified. */
  readonly fromSelSeconds: (seconds: number) => EventTime;
  /** ISO 8601 as printed by Redfish services, with their deviations (`+0530`, no seconds, no zone, blank for T). */
  readonly fromIso: (text: string) => EventTime;
  /**
   * Syslog's stamp without a year (`Nov`, `15`, `06:13:20`; month names of other languages, `11月`, `11`). The year is the one of the log's first
   * lines or of its rotated name, and rises at the turn of the year; where nothing tells it, the text is kept without an instant.
   */
  readonly fromMonthDay: (monthText: string, dayText: string, clockText: string) => EventTime;
  /** Seconds since 1970 in UTC, also with a fraction. `text` = as printed; the number itself where none is given. */
  readonly fromUnixSeconds: (seconds: number, text?: string) => EventTime;
  /** Milliseconds since 1970 in UTC. */
  readonly fromUnixMs: (ms: number, text?: string) => EventTime;
  /** CIM datetime `yyyymmddHHMMSS.ffffff±mmm`, the offset in minutes (DMTF DSP0004 §5.2.4); stars stand for what is not known. */
  readonly fromCimDateTime: (text: string) => EventTime;
  /** Seconds since the kernel or the BMC started (`[  123.456789]`): the order alone, no instant. */
  readonly fromMonotonicSeconds: (seconds: number, text?: string) => EventTime;
};

const relativeLimitSeconds = 0x20000000;
const unspecifiedSeconds = 0xffffffff;
const lastUnixMs = Date.UTC(2200, 0, 1);
const isoDateTime = /^(?<date>\d{4}-\d{2}-\d{2})(?:[T ] ?(?<time>\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)? ?(?:Z|[+-]\d{2}:?(?:\d{2})?)?))?$/i;
const cimDateTime =
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})T?(?<hours>\d{2})(?<minutes>\d{2})(?<seconds>\d{2})(?:\.(?<fraction>[\d*]{1,6}))?(?<offset>[+-]\d{3}|[+-]?\*{3}|Z)?$/;

/** Makes the time reader of one block: decides the order of day and month from its head, and remembers the last day. */
export function createTimeReader(context: ReadContext): TimeReader {
  const order = decideDayOrder(context.head);
  const dayOf = createDayMemory((text) => parseDay(text, order));
  const dayOfYearless = createYearlessDays(dayOfFile(context));
  const assumedOffset = context.zoneOffsetMinutes;
  const resolve = (text: string, day: number | null, clock: ClockTime | null): EventTime =>
    day === null || clock === null ? unresolved(text) : resolved(text, day + clock.ms, clock.offsetMinutes, assumedOffset);
  const fromDateAndTime: TimeReader['fromDateAndTime'] = (dateText, timeText) => {
    const [date, time] = [dateText.trim(), timeText.trim()];
    return resolve(`${date} ${time}`.trim(), dayOf(date), parseClock(time));
  };
  return {
    fromDateAndTime,
    fromText: (text) => {
      if (cimDateTime.test(text.trim())) return fromCim(text, assumedOffset);
      const { date, time } = splitDateAndTime(text.trim());
      return { ...fromDateAndTime(date, time), text: text.trim() || null };
    },
    fromSelSeconds: (seconds) => fromSeconds(seconds, assumedOffset),
    fromIso: (text) => {
      const found = isoDateTime.exec(text.trim())?.groups;
      return found ? resolve(text, dayOf(found.date ?? ''), parseClock(found.time ?? '00:00')) : unresolved(text);
    },
    fromMonthDay: (monthText, dayText, clockText) => {
      const day = dayOfYearless(monthNumber(monthText) ?? Number(monthText), Number(dayText));
      return resolve(`${monthText} ${dayText} ${clockText}`, day, parseClock(clockText.trim()));
    },
    fromUnixSeconds: (seconds, text = String(seconds)) => fromUnix(seconds * 1000, text),
    fromUnixMs: (ms, text = String(ms)) => fromUnix(ms, text),
    fromCimDateTime: (text) => fromCim(text, assumedOffset),
    fromMonotonicSeconds: (seconds, text = String(seconds)) => unresolved(text),
  };
}

/** Rows of a log come day by day, so the last date alone is worth remembering. */
function createDayMemory(parse: (text: string) => number | null): (text: string) => number | null {
  let lastText = '';
  let lastDay: number | null = null;
  return (text) => {
    if (text !== lastText) {
      lastText = text;
      lastDay = parse(text);
    }
    return lastDay;
  };
}

function fromSeconds(seconds: number, assumedOffset: number | null): EventTime {
  if (seconds === unspecifiedSeconds) return unresolved('Unspecified');
  if (seconds <= relativeLimitSeconds) return unresolved(`Pre-Init ${String(seconds).padStart(10, '0')}`);
  return resolved(null, seconds * 1000, null, assumedOffset);
}

/** Zero is a clock that nobody set, not the first second of 1970. */
function fromUnix(ms: number, text: string): EventTime {
  return ms > 0 && ms < lastUnixMs ? resolved(text, Math.trunc(ms), 0, null) : unresolved(text);
}

function fromCim(text: string, assumedOffset: number | null): EventTime {
  const found = cimDateTime.exec(text.trim())?.groups;
  const day = found ? parseDay(`${found.year}-${found.month}-${found.day}`, 'monthFirst') : null;
  const clock = found ? parseClock(`${found.hours}:${found.minutes}:${found.seconds}`) : null;
  if (!found || day === null || clock === null) return unresolved(text);
  const fractionMs = Math.trunc(Number(`0.${(found.fraction ?? '0').replaceAll('*', '0')}`) * 1000);
  const offset = found.offset === undefined || found.offset.includes('*') ? null : Number(found.offset.replace('Z', '0'));
  return resolved(text, day + clock.ms + fractionMs, offset, assumedOffset);
}

function resolved(text: string | null, clockMs: number, statedOffset: number | null, assumedOffset: number | null): EventTime {
  const offset = statedOffset ?? assumedOffset;
  const instant = new Date(clockMs - (offset ?? 0) * 60_000).toISOString();
  const zone = statedOffset !== null ? 'known' : assumedOffset !== null ? 'assumed' : 'unknown';
  return { text, instant, last: null, zone, reliable: clockFaultOf(clockMs) === null };
}

/** A time that cannot be placed: before the clock was set, unspecified, or not a date at all. Its order in the file still counts. */
function unresolved(text: string): EventTime {
  return { text: text === '' ? null : text, instant: null, last: null, zone: 'unknown', reliable: false };
}
