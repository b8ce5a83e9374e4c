/** Order of day and month in dates that print them as bare numbers between slashes. */
export type DayOrder = 'monthFirst' | 'dayFirst';

const dayMs = 86_400_000;
const numericDate = /^(?<a>\d{1,4})(?<separator>[/.-])(?<b>\d{1,2})[/.-](?<c>\d{1,4})$/;
const chineseDate = /^(?<year>\d{4}) ?年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?日$/;
const monthNamedFirst = /^(?<month>[A-Za-z]{3})[a-z]{0,6}[- .] ?(?<day>\d{1,2}),?[- ](?<year>\d{2,4})$/;
const dayNamedFirst = /^(?<day>\d{1,2})[- .] ?(?<month>[A-Za-z]{3})[a-z]{0,6}[- .,] ?(?<year>\d{2,4})$/;
const slashedDate = /(?<![\d/])(?<a>\d{1,2})\/(?<b>\d{1,2})\/\d{2,4}(?![\d/])/g;
const monthNames: readonly string[] = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Start of the day that a printed date names, in ms since 1970 as if the clock ran in UTC; null where it names none. */
export function parseDay(text: string, order: DayOrder): number | null {
  const numeric = numericDate.exec(text)?.groups;
  if (numeric) return numericDay(numeric.a ?? '', numeric.separator ?? '', numeric.b ?? '', numeric.c ?? '', order);
  const chinese = chineseDate.exec(text)?.groups;
  if (chinese) return dayOf(Number(chinese.year), Number(chinese.month), Number(chinese.day));
  const named = (monthNamedFirst.exec(text) ?? dayNamedFirst.exec(text))?.groups;
  if (!named) return null;
  const month = monthNames.indexOf((named.month ?? '').toLowerCase()) + 1;
  return dayOf(fullYear(named.year ?? ''), month, Number(named.day));
}

/** Day order of a whole file: a first number over 12 proves day first, a second one month first; undecided files are month first (C locale). */
export function decideDayOrder(head: readonly string[]): DayOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const line of head) {
    for (const match of line.matchAll(slashedDate)) {
      if (Number(match.groups?.a) > 12) dayFirst += 1;
      if (Number(match.groups?.b) > 12) monthFirst += 1;
    }
  }
  return dayFirst > monthFirst ? 'dayFirst' : 'monthFirst';
}

function numericDay(a: string, separator: string, b: string, c: string, order: DayOrder): number | null {
  if (a.length > 2) return dayOf(Number(a), Number(b), Number(c));
  const year = fullYear(c);
  if (separator === '.') return dayOf(year, Number(b), Number(a));
  // A date that is impossible in the file's order can only be meant the other way round (outputs of two hosts joined).
  const [first, second] = order === 'monthFirst' ? [a, b] : [b, a];
  return dayOf(year, Number(first), Number(second)) ?? dayOf(year, Number(second), Number(first));
}

/** Two-digit years: 70–99 are 19xx, the others 20xx. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}

function dayOf(year: number, month: number, day: number): number | null {
  if (year < 1970 || year > 2199 || month < 1 || month > 12 || day < 1) return null;
  const start = Date.UTC(year, month - 1, day);
  return start < Date.UTC(year, month, 1) && start % dayMs === 0 ? start : null;
}
