import { monthNumber } from './month-names.js';

/** What a printed stamp says: ISO text, month and day without a year, seconds since 1970, seconds since the kernel started, or nothing to place it by. */
export type StampValue =
  | { readonly kind: 'iso'; readonly iso: string }
  | { readonly kind: 'monthDay'; readonly month: number; readonly day: number; readonly clock: string }
  | { readonly kind: 'unix'; readonly seconds: number }
  | { readonly kind: 'monotonic'; readonly seconds: number }
  | { readonly kind: 'none' };

/**
 * A time stamp as printed. `body` = what follows it: the message alone (`ring`), host and mostly program (`syslog`),
 * host and program without fail, because logs of other kinds have such stamps too (`tagged`), for the same reason the kernel or a program
 * with its process id (`process`), or the fields of RFC 5424.
 */
export type Stamp = {
  readonly text: string;
  readonly value: StampValue;
  readonly body: 'ring' | 'syslog' | 'tagged' | 'process' | 'rfc5424';
};

/** A line split behind its stamp. */
export type Stamped = { readonly stamp: Stamp; readonly rest: string };

const priority = /^<\d{1,3}>/;
/** Columns of `dmesg -x`. */
const facilityAndLevel = /^[a-z]{2,8} {0,5}:[a-z]{3,7} {0,5}: ?/;
/** Seconds, what `dmesg -d` adds to them, and the kernel's column of callers. */
const ringStamp = /^\[ {0,8}(?<seconds>\d{1,10}\.\d{1,9})(?: <[ +.\d]{1,24}>)?\](?: ?\[ {0,8}[TC]\d{1,10}\])?(?: |$)/;
/** Steps of `dmesg --reltime` and `-H`. */
const stepStamp = /^\[ {0,8}[+<] {0,8}\d{1,10}\.\d{1,9}>?\](?: |$)/;
const dayStamp =
  /^\[(?:[^\s[\]\d]{1,12} )?(?<month>[^\s[\]\d]{3,12}|\d{1,2}月) {0,3}(?<day>\d{1,2}) (?<clock>\d{2}:\d{2}(?::\d{2})?)(?: (?<year>\d{4}))?(?: <[ +.\d]{1,24}>)?\](?: |$)/;
const isoStamp =
  /^(?:[A-Z][a-z]{2} )?\[?(?<date>\d{4}-\d{2}-\d{2})(?<between>[T ])(?<clock>\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?) ?(?<zone>Z|[+-]\d{2}:?\d{2}|[A-Z]{2,5}(?= ))?\]? /;
const unixStamp = /^(?<seconds>\d{9,10}\.\d{3,9}) (?=\S)/;
const syslogStamp =
  /^(?:(?<yearBefore>\d{4}) )?(?:[A-Z][a-z]{2} (?=[A-Z]))?(?<month>\p{L}{3,12}|\d{1,2}月)\.? {1,3}(?<day>\d{1,2}) (?:(?<yearAfter>\d{4}) )?(?<clock>\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(?: (?<yearLast>\d{4}))? (?=\S)/u;
/** Public collections of cluster logs put category, seconds since 1970, date and node before the syslog line. */
const collectedStamp =
  /^(?:-|[A-Z_]{1,24}) (?<seconds>\d{9,10}) \d{4}\.\d{2}\.\d{2} \S{1,64} [A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} /;
/** What syslogd sends to terminals has no stamp (`kernel:[Hardware Error]: …`). */
const broadcast = /^ ?(?=kernel:)/;

/** Splits the time stamp of a system log off a line; null where it begins with none. Linear in the length of the stamp. */
export function splitStamp(line: string): Stamped | null {
  const text = withoutLevels(line);
  const first = text.charAt(0);
  if (first === '[') return ringLine(text) ?? dayLine(text) ?? isoLine(text);
  if (first === '-') return collectedLine(text);
  if (first >= '0' && first <= '9') return digitLine(text, text !== line);
  return syslogLine(text) ?? isoLine(text) ?? collectedLine(text) ?? broadcastLine(text);
}

function withoutLevels(line: string): string {
  const first = line.charAt(0);
  if (first === '<') return line.replace(priority, '');
  return first >= 'a' && first <= 'z' && line.length > 8 ? line.replace(facilityAndLevel, '') : line;
}

function stampOf(text: string, length: number, value: StampValue | null, body: Stamp['body']): Stamped | null {
  return value && { stamp: { text: text.slice(0, length).trim(), value, body }, rest: text.slice(length) };
}

function ringLine(text: string): Stamped | null {
  const found = ringStamp.exec(text);
  if (found) return stampOf(text, found[0].length, { kind: 'monotonic', seconds: Number(found.groups?.seconds) }, 'ring');
  const step = stepStamp.exec(text);
  return step && stampOf(text, step[0].length, { kind: 'none' }, 'ring');
}

function dayLine(text: string): Stamped | null {
  const found = dayStamp.exec(text);
  if (!found) return null;
  const { month = '', day = '', clock = '', year } = found.groups ?? {};
  return stampOf(text, found[0].length, dayValue(month, day, clock.length === 5 ? `${clock}:00` : clock, year), 'ring');
}

function digitLine(text: string, hasPriority: boolean): Stamped | null {
  if (hasPriority && text.startsWith('1 ')) {
    const found = isoLine(text.slice(2));
    return found && { ...found, stamp: { ...found.stamp, body: 'rfc5424' } };
  }
  return isoLine(text) ?? unixLine(text) ?? syslogLine(text);
}

function isoLine(text: string): Stamped | null {
  const found = isoStamp.exec(text);
  if (!found) return null;
  const { date = '', between = '', clock = '', zone = '' } = found.groups ?? {};
  const isDmesg = text.startsWith('[') || (between === 'T' && clock.includes(','));
  const isJournal = between === 'T' || text.charAt(0) > '9';
  return stampOf(
    text,
    found[0].length,
    { kind: 'iso', iso: `${date}T${clock}${statedZone(zone)}` },
    isDmesg ? 'ring' : isJournal ? 'tagged' : 'process',
  );
}

/** Letters other than those of UTC name several zones. */
function statedZone(zone: string): string {
  if (zone === 'UTC' || zone === 'GMT') return 'Z';
  return /^[A-Z]{2,}$/.test(zone) ? '' : zone;
}

function unixLine(text: string): Stamped | null {
  const found = unixStamp.exec(text);
  return found && stampOf(text, found[0].length, { kind: 'unix', seconds: Number(found.groups?.seconds) }, 'tagged');
}

function syslogLine(text: string): Stamped | null {
  const found = syslogStamp.exec(text);
  if (!found) return null;
  const { month = '', day = '', clock = '', yearBefore, yearAfter, yearLast } = found.groups ?? {};
  const year = yearBefore ?? yearAfter ?? yearLast;
  return stampOf(text, found[0].length, dayValue(month, day, clock, year), year === undefined ? 'syslog' : 'process');
}

function collectedLine(text: string): Stamped | null {
  const found = collectedStamp.exec(text);
  return found && stampOf(text, found[0].length, { kind: 'unix', seconds: Number(found.groups?.seconds) }, 'syslog');
}

function broadcastLine(text: string): Stamped | null {
  const found = broadcast.exec(text);
  return found && stampOf(text, found[0].length, { kind: 'none' }, 'tagged');
}

/** A day with or without its year; null where the month is none, so that `Slot 3 12:00:00` is no stamp. */
function dayValue(monthText: string, dayText: string, clock: string, year: string | undefined): StampValue | null {
  const month = monthNumber(monthText);
  const day = Number(dayText);
  if (month === null || day < 1 || day > 31) return null;
  return year === undefined ? { kind: 'monthDay', month, day, clock } : { kind: 'iso', iso: `${year}-${pad(month)}-${pad(day)}T${clock}` };
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
