import type { PdfPage, TextRun } from './pdf-document.js';

/** A line of a page as it is read: cells of a table row are separated by ` | `. `size` = height of its tallest letters, in points. */
export type PageLine = {
  readonly text: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly page: number;
};

/** Runs of one stretch of a line, without a wide gap in it. */
type Segment = { readonly runs: readonly TextRun[]; readonly from: number; readonly to: number; readonly y: number; readonly size: number };

/** A gap wider than this, in heights of a letter, parts cells of a table or columns of a page. */
const cellGap = 1.4;
const wordGap = 0.18;
/** A page has two columns where so many stretches stand on either side and so few cross its middle. */
const columnSegments = 12;
const crossingShare = 0.25;
/** Stretches of a column of prose are wide; cells of a table are not. */
const columnWidth = 0.28;

/** The lines of a page in the order they are read: two columns one after the other, between what stands across both. */
export function linesOfPage(page: PdfPage): readonly PageLine[] {
  const rows = rowsOf(page.runs);
  const segments = rows.flatMap(segmentsOf);
  const middle = page.width / 2;
  if (!hasColumns(segments, page.width)) return rows.map((row) => lineOf(segmentsOf(row), page.number));
  return bandsOf(segments, middle).flatMap((band) => {
    const sides = [band.filter(({ from }) => from < middle), band.filter(({ from }) => from >= middle)];
    return sides.flatMap((side) => byBaseline(side).map((row) => lineOf(row, page.number)));
  });
}

/** Runs by baseline, from the top; raised and lowered letters stay with their line. */
function rowsOf(runs: readonly TextRun[]): readonly (readonly TextRun[])[] {
  const rows: { y: number; size: number; runs: TextRun[] }[] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const last = rows.at(-1);
    if (last !== undefined && Math.abs(run.y - last.y) <= 0.45 * Math.max(run.size, last.size)) last.runs.push(run);
    else rows.push({ y: run.y, size: run.size, runs: [run] });
  }
  return rows.map((row) => row.runs.sort((a, b) => a.x - b.x));
}

function segmentsOf(row: readonly TextRun[]): readonly Segment[] {
  const segments: TextRun[][] = [];
  for (const run of row) {
    const last = segments.at(-1);
    const end = last?.at(-1);
    if (last !== undefined && end !== undefined && run.x - (end.x + end.width) <= cellGap * Math.max(run.size, end.size)) last.push(run);
    else segments.push([run]);
  }
  return segments.map((runs) => ({
    runs,
    from: runs[0]?.x ?? 0,
    to: Math.max(...runs.map(({ x, width }) => x + width)),
    y: runs[0]?.y ?? 0,
    size: Math.max(...runs.map(({ size }) => size)),
  }));
}

function hasColumns(segments: readonly Segment[], width: number): boolean {
  const middle = width / 2;
  const crossing = segments.filter(({ from, to }) => from < middle - width * 0.02 && to > middle + width * 0.02);
  const isColumn = ({ from, to }: Segment) => to - from >= width * columnWidth;
  const left = segments.filter((segment) => segment.to <= middle + width * 0.02 && isColumn(segment));
  const right = segments.filter((segment) => segment.from >= middle - width * 0.02 && isColumn(segment));
  const columns = left.length + right.length;
  return left.length >= columnSegments && right.length >= columnSegments && crossing.length < crossingShare * columns;
}

/** Stretches across the middle stand alone, what is between them is a band of two columns. */
function bandsOf(segments: readonly Segment[], middle: number): readonly (readonly Segment[])[] {
  const bands: Segment[][] = [[]];
  for (const segment of segments) {
    if (segment.from < middle && segment.to > middle + segment.size) bands.push([segment], []);
    else bands.at(-1)?.push(segment);
  }
  return bands.filter((band) => band.length > 0);
}

function byBaseline(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  return rowsOf(segments.flatMap(({ runs }) => runs)).map(segmentsOf);
}

function lineOf(segments: readonly Segment[], page: number): PageLine {
  const x = Math.min(...segments.map(({ from }) => from));
  return {
    text: segments.map(({ runs }) => joinRuns(runs)).join(' | '),
    size: Math.max(...segments.map(({ size }) => size)),
    x,
    y: segments[0]?.y ?? 0,
    width: Math.max(...segments.map(({ to }) => to)) - x,
    page,
  };
}

/** Runs may cut words: a blank stands only where there is a gap. */
function joinRuns(runs: readonly TextRun[]): string {
  let text = '';
  let end: TextRun | null = null;
  for (const run of runs) {
    const isApart = end !== null && run.x - (end.x + end.width) > wordGap * run.size && !text.endsWith(' ');
    text += `${isApart ? ' ' : ''}${run.text}`;
    end = run;
  }
  return text.replace(/\s+/g, ' ').trim();
}
