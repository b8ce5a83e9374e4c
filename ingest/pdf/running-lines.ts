import type { PageLine } from './page-lines.js';

/** A running head stands in the outer tenth of a page, on so large a share of the pages and on so many at least. */
const margin = 0.1;
const runningShare = 0.3;
const leastPages = 3;
const pageNumber = /^(?:page\s*|第\s*)?[-–—|\s]*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:\/|of|页|\|)\s*\d{0,4})?[-–—|\s页]*$/i;

/** Pages without the lines that run through the document: heads and feet (alike but for their numbers) and page numbers. `height` in points. */
export function withoutRunningLines(
  pages: readonly { readonly height: number; readonly lines: readonly PageLine[] }[],
): readonly (readonly PageLine[])[] {
  const counts = new Map<string, number>();
  const isEdge = ({ y }: PageLine, height: number) => y < margin * height || y > (1 - margin) * height;
  for (const { height, lines } of pages) {
    for (const key of new Set(lines.filter((line) => isEdge(line, height)).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(leastPages, runningShare * pages.length);
  const isRunning = (line: PageLine) => pageNumber.test(line.text) || (counts.get(keyOf(line)) ?? 0) >= least;
  return pages.map(({ height, lines }) => lines.filter((line) => !(isEdge(line, height) && isRunning(line))));
}

function keyOf({ text }: PageLine): string {
  return text.toLowerCase().replaceAll(/\d+/g, '#').replaceAll(/\s+/g, '');
}
