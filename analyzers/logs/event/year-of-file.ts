import type { ReadContext } from '../log-format.js';
import { startOfDay } from './calendar-day.js';

/**
 * Where a system log prints a whole date: the stamp of another line, the `date` command, the kernel when it takes the time from the clock
 * chip, and the journal's heading. Dates of builds and of firmware are none of these.
 */
const datedLines = [
  /^[[<]?(?<year>20\d\d)[-/.](?<month>\d{2})[-/.](?<day>\d{2})[T _]\d{2}:\d{2}/,
  /(?:setting system clock to|-- (?:Logs|Journal) begins? at \w{3}) (?<year>20\d\d)-(?<month>\d{2})-(?<day>\d{2})/,
] as const;
const namedDate =
  /^\[?(?:\w{3} )(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}(?<day>\d{1,2}) \d{2}:\d{2}:\d{2} (?:[A-Z]{2,5} )?(?<year>20\d\d)\b/;
const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';
/** `messages-20240317`, `kern.log-20240317.gz`: the day of a log's rotation (logrotate(8), `dateext`). */
const rotatedName = /[-_.](?<year>20\d\d)(?<month>\d{2})(?<day>\d{2})(?:[-_.]\w{1,10})?$/;
const linesToSearch = 400;
const dayMs = 86_400_000;
const halfYearMs = 183 * dayMs;

/** A day near which a log was written, in ms since 1970, from its first lines or its name; null where neither tells. */
export function dayOfFile({ head, file }: Pick<ReadContext, 'head' | 'file'>): number | null {
  for (const line of head.slice(0, linesToSearch)) {
    const day = dayOfLine(line);
    if (day !== null) return day;
  }
  return dayOf(rotatedName.exec(file)?.groups);
}

/**
 * Makes the reader of days without a year. `near` = a day near which the log was written; each day is put into the year that brings it nearest
 * to the day before it, so that a log may run over the end of a year. Null where nothing tells the year, or the calendar has no such day.
 */
export function createYearlessDays(near: number | null): (month: number, day: number) => number | null {
  let last = near;
  return (month, day) => {
    if (last === null) return null;
    const year = new Date(last).getUTCFullYear();
    const reference = last;
    const days = [year, year - 1, year + 1].map((each) => startOfDay(each, month, day));
    const nearest = days.find((each) => each !== null && Math.abs(each - reference) <= halfYearMs) ?? null;
    last = nearest ?? last;
    return nearest;
  };
}

function dayOfLine(line: string): number | null {
  for (const pattern of datedLines) {
    const day = dayOf(pattern.exec(line)?.groups);
    if (day !== null) return day;
  }
  const named = namedDate.exec(line)?.groups;
  return named ? startOfDay(Number(named.year), months.indexOf(named.month ?? '') / 3 + 1, Number(named.day)) : null;
}

function dayOf(found: Readonly<Record<string, string | undefined>> | undefined): number | null {
  return found ? startOfDay(Number(found.year), Number(found.month), Number(found.day)) : null;
}
