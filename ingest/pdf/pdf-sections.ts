import type { Section } from '#domain/article.js';
import { afterHyphen, endsInHyphen, joinLines } from './join-lines.js';
import { linesOfPage, type PageLine } from './page-lines.js';
import type { OutlineEntry, PdfDocument } from './pdf-document.js';
import { withoutRunningLines } from './running-lines.js';

/** A part of a document under its heading; `depth` 0 = a chapter, `page` = where it begins (from 1). */
export type PdfSection = Section & { readonly depth: number; readonly page: number };

/** A heading is taller than the text by this factor, and short. */
const headingFactor = 1.13;
const longestHeading = 120;
const mostHeadingLevels = 3;
/** Lists of what stands where in the document: their rows lead with dots to a page. */
const listing = /^(?:(?:(?:table of )?contents|(?:list|table) of (?:figures|tables)|(?:图表|插图|表格)?目\s?录)\s*)+$/i;
const leader = /(?:\.\s?){5,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$/;
const endOfSentence = /[.。;；,，:：]$/;

/** The sections of a document: by its outline where it has one, else by lines that are set larger than the text. Without text: none. */
export function sectionsOf(document: PdfDocument): readonly PdfSection[] {
  const lines = withoutRunningLines(document.pages.map((page) => ({ height: page.height, lines: linesOfPage(page) })))
    .flat()
    .filter(({ text }) => !leader.test(text));
  if (lines.length === 0) return [];
  const starts = document.outline.length >= 2 ? outlineStarts(document.outline, lines) : headingStarts(lines);
  const first: Start = { at: 0, end: 0, heading: '', depth: 0, page: lines[0]?.page ?? 1 };
  return [first, ...starts]
    .map((start, index, all) => ({
      heading: start.heading,
      depth: start.depth,
      page: start.page,
      text: joinLines(lines.slice(start.end, all[index + 1]?.at ?? lines.length)),
    }))
    .filter(({ heading, text }) => (heading !== '' || text !== '') && !listing.test(heading.trim()));
}

/** A heading among the lines: it takes those from `at` to `end`. */
type Start = { readonly at: number; readonly end: number; readonly heading: string; readonly depth: number; readonly page: number };

/** Where the titles of the outline stand in the text; one that is not found there begins with its page. */
function outlineStarts(outline: readonly OutlineEntry[], lines: readonly PageLine[]): readonly Start[] {
  let from = 0;
  return outline.flatMap(({ title, depth, page }) => {
    const first = lines.findIndex((line, index) => index >= from && line.page >= page);
    if (first < 0) return [];
    const found = findTitle(title, page, lines, first);
    const start = found ?? { at: first, end: first };
    from = start.end;
    return [{ ...start, heading: title, depth, page }];
  });
}

/** A title may be broken over up to three lines. */
function findTitle(
  title: string,
  page: number,
  lines: readonly PageLine[],
  from: number,
): { readonly at: number; readonly end: number } | null {
  const wanted = letters(title);
  for (let at = from; at < lines.length && (lines[at]?.page ?? 0) === page; at += 1) {
    for (let end = at + 1; end <= at + 3; end += 1) {
      const text = letters(
        lines
          .slice(at, end)
          .map((line) => line.text)
          .join(''),
      );
      if (text === wanted || (wanted.length > 3 && text.endsWith(wanted) && text.length - wanted.length <= 8)) return { at, end };
    }
  }
  return null;
}

function letters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function headingStarts(lines: readonly PageLine[]): readonly Start[] {
  const body = bodySize(lines);
  const isHeading = (line: PageLine) =>
    line.size >= body * headingFactor &&
    line.text.length <= longestHeading &&
    /\p{L}{2}/u.test(line.text) &&
    !endOfSentence.test(line.text);
  const sizes = [...new Set(lines.filter(isHeading).map(({ size }) => Math.round(size)))].sort((a, b) => b - a);
  const starts: Start[] = [];
  for (const [at, line] of lines.entries()) {
    if (!isHeading(line)) continue;
    const depth = Math.min(mostHeadingLevels - 1, sizes.indexOf(Math.round(line.size)));
    const last = starts.at(-1);
    // A heading over two lines is one.
    if (last?.end === at && last.page === line.page && last.depth === depth)
      starts[starts.length - 1] = { ...last, end: at + 1, heading: joinedHeading(last.heading, headingText(line)) };
    else starts.push({ at, end: at + 1, heading: headingText(line), depth, page: line.page });
  }
  return starts;
}

function joinedHeading(heading: string, next: string): string {
  return endsInHyphen(heading) ? afterHyphen(heading, next) : `${heading} ${next}`;
}

/** The number of a heading stands apart from its words, as a cell of a table would. */
function headingText({ text }: PageLine): string {
  return text.replaceAll(' | ', ' ');
}

/** The size most letters are set in. */
function bodySize(lines: readonly PageLine[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
