/** Where a printed text's time of day begins: a half of the day and an hour with its minutes. */
const clockStart = /(?:(?:AM|PM|上午|下午|凌晨|中午|晚上|午前|午後|오전|오후) ?)?(?<!\d)\d{1,2}[:時时点시] ?\d{1,2}(?!\d{2})/i;
const weekday = /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\p{L}{0,6}|[周星]期?[一二三四五六日天]),? {1,2}/iu;
/** asctime(3) and date(1) print the year last, behind the zone or before it. */
const yearLast = /^(?<clock>.*?) (?<year>\d{4})(?: (?<zone>[A-Z]{2,5}))?$/;
const weekdayBehind = / ?(?:\([一二三四五六日月火水木金土]\)|[周週星]期?[一二三四五六日天])$/u;
const brackets = /^\[(?<inner>[^\]]*)\]$/;
const namedDay = /^\p{L}{3,12}\.? {1,2}\d{1,2}$/u;
/** Some tools print the time of day before the date (`06:13 11/15/2023`). */
const clockFirst = /^(?<clock>\d{1,2}:\d{2}(?::\d{2})?) (?<date>\d{1,4}[/.-].{4,10})$/;
const textLimitCharacters = 64;

/** Splits a text that prints date and time into both, as two columns would print them. Where it prints no time of day, it is the date. */
export function splitDateAndTime(text: string): { readonly date: string; readonly time: string } {
  const limited = text.slice(0, textLimitCharacters);
  const printed = (brackets.exec(limited)?.groups?.inner ?? limited).replace(weekday, '').trim();
  const reversed = clockFirst.exec(printed)?.groups;
  if (reversed) return { date: reversed.date ?? '', time: reversed.clock ?? '' };
  const at = printed.search(clockStart);
  if (at === -1) return { date: printed, time: '' };
  const date = printed
    .slice(0, at)
    .replace(/[T_,:\s-]{1,4}$/, '')
    .replace(weekdayBehind, '')
    .replace(/\s+/g, ' ');
  const time = printed.slice(at);
  const last = namedDay.test(date) ? yearLast.exec(time)?.groups : undefined;
  return last ? { date: `${date} ${last.year}`, time: `${last.clock} ${last.zone ?? ''}`.trim() } : { date, time };
}
