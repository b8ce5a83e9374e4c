import type { EventTime } from '#domain/log-event.js';
import type { TimeReader } from './event-time.js';

type Times = Pick<TimeReader, 'fromDateAndTime' | 'fromSelSeconds' | 'fromIso'>;

const limitCharacters = 80;
/** `Mon, ` or `Mon ` before a date that begins with its day. */
const weekday = /^[A-Z][a-z]{2},? {1,2}(?=\d{1,2}[ -][A-Z])/;
const digitsOnly = /^\d{1,19}$/;
const isoStart = /^\d{4}-\d{2}-\d{2}(?:$|[T ])/;
const namedZone =
  /\s?(?:\((?:UTC|GMT)\s?(?<bracketed>[+-]\d{2}:?\d{2})\)|(?:UTC|GMT)\s?(?<signed>[+-]\d{1,2}(?::?\d{2})?)|\b(?:UTC|GMT))$/i;
/** `Thu Jan  4 12:00:00 2018`, `Mon Jun 4 2018 12:00:00`, `2018 Feb 28 15:52:43`. */
const monthNamed =
  /^(?:[A-Z][a-z]{2},?\s+)?(?<before>\d{4}\s+)?(?<month>[A-Z][a-z]{2})\s+(?<day>\d{1,2})(?<between>,?\s+\d{4})?,?\s+(?<clock>\d{1,2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:\s?[AP]M)?)(?:\s+(?<zone>[A-Z]{3,4}|[+-]\d{4}))?(?:\s+(?<after>\d{4}))?$/;
const dateThenClock = /^(?<date>\S{6,20}?|\d{1,2} [A-Za-z]{3,9} \d{4})(?:,\s*|[\sT]\s*)(?<clock>\S.{3,30})$/;
const compactDate = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})T?(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})$/;

/**
 * Time as any service processor or its tools print it: ISO 8601, date and clock in any order of {@link TimeReader}, `ctime`, seconds,
 * milliseconds or microseconds since 1970, digits without separators, with `UTC+08:00` behind it. What it cannot read keeps its text.
 * Seconds are those of a SEL (IPMI 2.0 §37.1): their zone is not known; finer counts come from operating systems and are UTC.
 */
export function readPrintedTime(printed: string, times: Times): EventTime {
  const text = printed.slice(0, limitCharacters).trim();
  const inner = text.replace(/^[['"(]+/, '').replace(/[\]'")]+$/, (end) => (/\(.*\)$/.test(text) && end === ')' ? end : ''));
  const { rest, zone } = cutZone(inner.replace(weekday, ''));
  const time = fromDigits(rest, times) ?? fromMonthName(rest, zone, times) ?? fromDate(rest, zone, times);
  return time.instant === null && time.text !== null && time.text.startsWith('Pre-Init')
    ? time
    : { ...time, text: text === '' ? null : text };
}

function cutZone(text: string): { readonly rest: string; readonly zone: string } {
  const found = namedZone.exec(text);
  if (!found) return { rest: text, zone: '' };
  const offset = found.groups?.bracketed ?? found.groups?.signed;
  return { rest: text.slice(0, found.index).trim(), zone: offset === undefined ? 'Z' : fullOffset(offset) };
}

function fullOffset(offset: string): string {
  const digits = offset.slice(1).replace(':', '');
  const [hours, minutes] = digits.length > 2 ? [digits.slice(0, -2), digits.slice(-2)] : [digits, '00'];
  return `${offset.charAt(0)}${hours.padStart(2, '0')}:${minutes}`;
}

function fromDigits(text: string, times: Times): EventTime | null {
  const compact = text.length >= 14 && text.length <= 15 ? compactDate.exec(text)?.groups : undefined;
  if (compact && Number(compact.year) >= 1990 && Number(compact.month) <= 12) {
    const { year, month, day, hour, minute, second } = compact;
    return times.fromDateAndTime(`${year}-${month}-${day}`, `${hour}:${minute}:${second}`);
  }
  if (!digitsOnly.test(text)) return null;
  if (text.length <= 10) return times.fromSelSeconds(Number(text));
  const ms = Number(text.slice(0, 13).padEnd(13, '0'));
  return text.length === 13 || text.length === 16 || text.length === 19 ? times.fromIso(new Date(ms).toISOString()) : null;
}

function fromMonthName(text: string, zone: string, times: Times): EventTime | null {
  const found = monthNamed.exec(text)?.groups;
  const year = (found?.before ?? found?.between ?? found?.after)?.replace(',', '').trim();
  if (!found || year === undefined) return null;
  return times.fromDateAndTime(`${found.month}-${found.day}-${year}`, `${found.clock} ${zone || (found.zone ?? '')}`.trim());
}

function fromDate(text: string, zone: string, times: Times): EventTime {
  const iso = isoStart.test(text) ? times.fromIso(text + zone) : null;
  if (iso !== null && iso.instant !== null) return iso;
  const found = dateThenClock.exec(text)?.groups;
  return found
    ? times.fromDateAndTime(found.date ?? '', `${found.clock}${zone === '' ? '' : ` ${zone}`}`)
    : times.fromDateAndTime(text, '00:00');
}
