import type { EventTime } from '#domain/log-event.js';
import { createTimeReader, type TimeReader } from '../event/event-time.js';
import type { ReadContext } from '../log-format.js';
import { faultReportText } from './fault-report-line.js';
import { bodyOf } from './prefix/body.js';
import { type Stamp, type StampValue, splitStamp } from './prefix/stamp.js';

/** A line of a system log without its prefix. `tag` is the program (`kernel`, `smartd`), without its process id. */
export type PrefixedLine = {
  readonly time: EventTime;
  readonly host: string | null;
  readonly tag: string | null;
  readonly message: string;
};

/** Splits prefixes off lines; null where a line has none. */
export type PrefixReader = (line: string) => PrefixedLine | null;

/**
 * Makes the prefix reader of one block: kernel ring (`[   12.345678] `), `dmesg -T`, `-x`, `-d` and `--time-format`, syslog (RFC 3164 and 5424,
 * also with a localised month or a year), rsyslog's ISO times and the short forms of `journalctl`.
 */
export function createPrefixReader(context: ReadContext): PrefixReader {
  const timeOf = createStampTimes(createTimeReader(context));
  return (line) => {
    const stamped = faultReportText(line) === null ? splitStamp(line) : null;
    const body = stamped && bodyOf(stamped);
    return stamped && body && { time: timeOf(stamped.stamp), ...body };
  };
}

/** True where a line has a log prefix: cheap, for the `claims` of formats. */
export function hasLogPrefix(line: string): boolean {
  const stamped = faultReportText(line) === null ? splitStamp(line) : null;
  return stamped !== null && bodyOf(stamped) !== null;
}

/** Lines of one second follow each other, so the last time is worth remembering. */
function createStampTimes(times: TimeReader): (stamp: Stamp) => EventTime {
  let lastText = '';
  let lastTime: EventTime | null = null;
  return (stamp) => {
    if (lastTime === null || stamp.text !== lastText) {
      lastText = stamp.text;
      lastTime = Object.freeze(timeOfStamp(stamp, times));
    }
    return lastTime;
  };
}

function timeOfStamp({ text, value }: Stamp, times: TimeReader): EventTime {
  const time = timeOfValue(value, text, times);
  return { ...time, text: text === '' ? null : text };
}

function timeOfValue(value: StampValue, text: string, times: TimeReader): EventTime {
  switch (value.kind) {
    case 'iso':
      return times.fromIso(value.iso);
    case 'monthDay':
      return times.fromMonthDay(String(value.month), String(value.day), value.clock);
    case 'unix':
      return times.fromUnixSeconds(value.seconds, text);
    case 'monotonic':
      return times.fromMonotonicSeconds(value.seconds, text);
    case 'none':
      return { text, instant: null, last: null, zone: 'unknown', reliable: false };
  }
}
