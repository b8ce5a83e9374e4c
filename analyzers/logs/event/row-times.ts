import type { EventTime } from '#domain/log-event.js';
import type { TimeReader } from './event-time.js';

/** Midnight of a printed date in one zone, as its time reader sees it. */
type Midnight = { readonly time: EventTime; readonly ms: number; readonly isoDay: string | null };

const plainClock = /^(?<hours>[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?<zone>$| .*)/;
const clockLength = 8;

/**
 * Reads the date and time columns of rows like {@link TimeReader.fromDateAndTime}, for logs of millions of rows: rows of one day and zone
 * differ in the time of day alone, so the reader is asked once for midnight. Other forms of a time (12 hours, 时分秒) go to the reader each time.
 */
export function createRowTimes(times: Pick<TimeReader, 'fromDateAndTime'>): (date: string, clock: string) => EventTime {
  let lastDate = '';
  let lastZone = '';
  let midnight: Midnight | null = null;
  return (date, clock) => {
    const zone = plainClock.exec(clock)?.groups?.zone;
    if (zone === undefined) return times.fromDateAndTime(date, clock);
    if (midnight === null || date !== lastDate || zone !== lastZone) {
      lastDate = date;
      lastZone = zone;
      midnight = midnightOf(times.fromDateAndTime(date, `00:00:00${zone}`));
    }
    return midnight === null ? times.fromDateAndTime(date, clock) : timeOfDay(midnight, date, clock);
  };
}

function midnightOf(time: EventTime): Midnight | null {
  if (time.instant === null) return null;
  const isUtcDay = time.instant.endsWith('T00:00:00.000Z');
  return { time, ms: Date.parse(time.instant), isoDay: isUtcDay ? time.instant.slice(0, 'yyyy-mm-ddT'.length) : null };
}

function timeOfDay({ time, ms, isoDay }: Midnight, date: string, clock: string): EventTime {
  const instant = isoDay === null ? new Date(ms + msOfClock(clock)).toISOString() : `${isoDay}${clock.slice(0, clockLength)}.000Z`;
  return { text: `${date} ${clock}`, instant, last: null, zone: time.zone, reliable: time.reliable };
}

function msOfClock(clock: string): number {
  return ((Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))) * 60 + Number(clock.slice(6, 8))) * 1000;
}
