/** Marks of a quotation in mails and tickets (`> `, `>> `, `> > `), and of a list where a date follows. */
const quotation = /^\s{0,3}(?:> ?){1,9}|^\s{0,3}(?:[-*•·] {1,3}|\d{1,2}[.、)] {0,2})(?=\[?\d{4}-\d{2}-\d{2}[ T])/;
/** Number of a line that an editor, `cat -n` or `grep -n` puts before a log's line. A number and a date may be columns of the log itself. */
const lineNumber =
  /^\s{0,8}\d{1,7}(?:[:|\t] ?| {1,4})(?=<\d{1,3}>\[|\[ {0,8}\d{1,10}\.\d{1,9}\] |\[[A-Z][a-z]{2} [A-Z][a-z]{2} )|^\s{0,8}\d{1,7}[:\t] ?(?=[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} )/;
const mayBeMarked = /^\s{0,8}(?:[>\-*•·]|\d{1,7}[:|\t.、)]|\d{1,7} {1,4}[<[])/;
/** Tags of web pages and tickets round a copied line. */
const tagsBefore = /^\s{0,20}(?:<(?:p|pre|li|div|span|code)\b[^<>]{0,200}>\s{0,9}){1,9}/i;
const tagsBehind = /(?:\s{0,9}(?:<br ?\/?>|<\/(?:p|pre|li|div|span|code)>)){1,9}$/i;
/** Date and time columns of a row of `ipmitool sel list` behind its number. */
const datedColumns = /^ \| +\d{1,2}\/\d{1,2}\/\d{2,4} +\| +\d{1,2}:\d{2}:\d{2}\b/;
const rowNumber = /(?:^|[\s:\])])(?<number>[0-9a-f]{1,4})$/i;
const longestPrefix = 200;

/** Line without what carried it here: marks of a quotation or list, line numbers, tags of a web page, the prefix of a daemon or an editor before a SEL row. */
export function carriedLine(line: string): string {
  const unmarked = mayBeMarked.test(line) ? line.replace(quotation, '').replace(lineNumber, '') : line;
  return withoutPrefix(unmarked.includes('>') ? unmarked.replace(tagsBefore, '').replace(tagsBehind, '') : unmarked);
}

function withoutPrefix(line: string): string {
  const bar = line.indexOf(' | ');
  const isListed = line.startsWith('* ') || line.startsWith('- ');
  if ((bar < 6 && !isListed) || bar > longestPrefix || !datedColumns.test(line.slice(bar, bar + 60))) return line;
  const number = rowNumber.exec(line.slice(0, bar))?.groups?.number;
  return number === undefined || line.slice(0, bar).trim() === number ? line : line.slice(bar - number.length);
}

const boxed = /^\s{0,20}\|\|?\s*(?=[0-9a-f]{1,4} \|)/i;
/** Number and date with tabs between, as tables copied from a web page or a sheet. */
const tabbed = /^\s{0,20}[0-9a-f]{1,5}\t+\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[\t ]/i;
/** Number and date in quotes, as a sheet saves a row of a log. */
const quotedCells = /^\s{0,20}"[0-9a-f]{1,4}"[,;]"\d{1,2}\/\d{1,2}\/\d{2,4}"[,;]"[^"]{1,40}"[,;]".*"\s*$/i;
const tableRow = /^\s{0,20}(?:<(?:table|tbody|thead)\b[^<>]{0,200}>\s{0,9}){0,3}<tr\b/i;
const cellBorder = /<\/t[dh]>\s{0,9}<t[dh]\b[^<>]{0,200}>/gi;
const tag = /<\/?[a-z][^<>]{0,200}>/gi;

/** A line that no format takes, in the form in which one might: columns in a box, with tabs, in quotes or in cells of HTML become columns with bars. Null where it has none. */
export function recolumnedLine(line: string): string | null {
  if (boxed.test(line)) return line.replace(boxed, '').replace(/\s{0,20}\|{1,2}\s{0,20}$/, '');
  if (tabbed.test(line)) return line.trim().replace(/\t+/g, ' | ');
  if (quotedCells.test(line))
    return line
      .trim()
      .slice(1, -1)
      .replace(/"[,;]"/g, ' | ');
  if (tableRow.test(line)) return line.replace(cellBorder, ' | ').replace(tag, '').trim();
  return null;
}
