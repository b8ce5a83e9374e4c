import { monthNumber } from '../readers/prefix/month-names.js';

/** Order of day and month in dates that print them as bare numbers between slashes or dashes. */
export type DayOrder = 'monthFirst' | 'dayFirst';

const dayMs = 86_400_000;
const numericDate = /^(?<a>\d{1,4})(?<separator>[/.-]) ?(?<b>\d{1,2})[/.-] ?(?<c>\d{1,4})\.?$/;
const signedDate = /^(?:西元)?(?<year>\d{4}) ?[年년] ?(?<month>\d{1,2}) ?[月월] ?(?<day>\d{1,2}) ?[日일]$/;
const monthNamedFirst = /^(?<month>\p{L}{3,12})\.?[- ]{0,2}(?<day>\d{1,2})[., -]{1,2}(?<year>\d{4}|\d{2})$/u;
const dayNamedFirst = /^(?<day>\d{1,2})[. -]{1,2}(?<month>\p{L}{3,12})[., -]{1,2}(?<year>\d{4}|\d{2})$/u;
const yearThenNamed = /^(?<year>\d{4})[- ](?<month>\p{L}{3,12})\.?[- ]{1,2}(?<day>\d{1,2})$/u;
const compactDate = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/;
const numberedDates = /(?<![\d/-])(?<a>\d{1,2})(?<separator>[/-])(?<b>\d{1,2})\k<separator>\d{2,4}(?![\d/-])/g;
const firstYear = 1970;
const lastYear = 2199;

/** Start of the day that a printed date names, in ms since 1970 as if the clock ran in UTC; null where it names none. */
export function parseDay(text: string, order: DayOrder): number | null {
  const numeric = numericDate.exec(text)?.groups;
  if (numeric) return numericDay(numeric.a ?? '', numeric.separator ?? '', numeric.b ?? '', numeric.c ?? '', order);
  const signed = (signedDate.exec(text) ?? compactDate.exec(text))?.groups;
  if (signed) return startOfDay(Number(signed.year), Number(signed.month), Number(signed.day));
  const named = (monthNamedFirst.exec(text) ?? dayNamedFirst.exec(text) ?? yearThenNamed.exec(text))?.groups;
  if (!named) return null;
  return startOfDay(fullYear(named.year ?? ''), monthNumber(named.month ?? '') ?? 0, Number(named.day));
}

/** Day order of a whole file: a first number over 12 proves day first, a second one month first; undecided files are month first (C locale). */
export function decideDayOrder(head: readonly string[]): DayOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const line of head) {
    for (const match of line.matchAll(numberedDates)) {
      const [a, b] = [Number(match.groups?.a), Number(match.groups?.b)];
      if (a > 12 && b <= 12) dayFirst += 1;
      if (b > 12 && a <= 12) monthFirst += 1;
    }
  }
  return dayFirst > monthFirst ? 'dayFirst' : 'monthFirst';
}

function numericDay(a: string, separator: string, b: string, c: string, order: DayOrder): number | null {
  if (a.length > 2) return startOfDay(Number(a), Number(b), Number(c));
  const year = fullYear(c);
  if (separator === '.') return startOfDay(year, Number(b), Number(a));
  // A date that is impossible in the file's order can only be meant the other way round (outputs of two hosts joined).
  const [first, second] = order === 'monthFirst' ? [a, b] : [b, a];
  return startOfDay(year, Number(first), Number(second)) ?? startOfDay(year, Number(second), Number(first));
}

/** Two-digit years: 70–99 are 19xx, the others 20xx. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}

/** Start of a day in ms since 1970 as if the clock ran in UTC; null where the calendar has no such day, or no log can be of that year. */
export function startOfDay(year: number, month: number, day: number): number | null {
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return null;
  const start = Date.UTC(year, month - 1, day);
  return start < Date.UTC(year, month, 1) && start % dayMs === 0 ? start : null;
}
