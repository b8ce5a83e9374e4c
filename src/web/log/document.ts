import type { Diagnosis } from '#domain/diagnosis.js';

type Excerpt = Diagnosis['excerpts'][number];

/** One row of the log pane. `number` is the line in the file; null where the source has no lines. */
type LogRow = { readonly number: number | null; readonly text: string };

/** A log to show. `complete` = the whole text is at hand; else only the rows that the answer cites. */
export type LogDocument = { readonly file: string; readonly complete: boolean; readonly rows: readonly LogRow[] };

/** Where an event stands: index of the document, index of the row. */
export type LogPlace = { readonly document: number; readonly row: number };

/** Place of an event and the line number that is printed there. */
export type PlacedEvent = LogPlace & { readonly line: number | null };

/** Shows a text as numbered rows. */
export function documentOfText(file: string, text: string): LogDocument {
  const rows = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, text: line.replaceAll('\t', '    ') }));

  return { file, complete: true, rows };
}

/** A cited row as a person reads it: as printed where it is a row of text, else what the event says (JSON, XML, bytes). */
export function excerptText(excerpt: Excerpt): string {
  const isRow = excerpt.line !== null && !/[\r\n]|^\s*[{[<]/.test(excerpt.raw);

  return isRow || excerpt.text === '' ? excerpt.raw : excerpt.text;
}

function documentOfExcerpts(file: string, excerpts: readonly Excerpt[]): LogDocument {
  const own = excerpts.filter((excerpt) => excerpt.file === file).sort((a, b) => (a.line ?? 0) - (b.line ?? 0));

  return { file, complete: false, rows: own.map((excerpt) => ({ number: excerpt.line, text: excerptText(excerpt) })) };
}

/** The logs of a diagnosis: those at hand in full, the cited rows of all others. */
export function documentsOf(excerpts: readonly Excerpt[], own: readonly LogDocument[]): readonly LogDocument[] {
  const cited = [...new Set(excerpts.map((excerpt) => excerpt.file))];
  const others = cited.filter((file) => !own.some((document) => document.file === file));

  return [...own, ...others.map((file) => documentOfExcerpts(file, excerpts))];
}

function rowOf(document: LogDocument, excerpt: Excerpt): number {
  if (document.complete) return (excerpt.line ?? 0) - 1;

  return document.rows.findIndex((row) => row.number === excerpt.line && row.text === excerptText(excerpt));
}

/** Place of every cited event that can be shown, by event id. */
export function placeEvents(excerpts: readonly Excerpt[], documents: readonly LogDocument[]): ReadonlyMap<string, PlacedEvent> {
  const places = new Map<string, PlacedEvent>();
  for (const excerpt of excerpts) {
    const index = documents.findIndex((document) => document.file === excerpt.file);
    const document = documents[index];
    const row = document === undefined ? -1 : rowOf(document, excerpt);
    if (document !== undefined && row >= 0 && row < document.rows.length) {
      places.set(excerpt.eventId, { document: index, row, line: excerpt.line });
    }
  }

  return places;
}

/** Place of a line in a log that is at hand in full; null where it is not. */
export function placeOfLine(documents: readonly LogDocument[], file: string, line: number | null): LogPlace | null {
  const index = documents.findIndex((document) => document.complete && document.file === file);
  const row = (line ?? 0) - 1;

  return row >= 0 && row < (documents[index]?.rows.length ?? 0) ? { document: index, row } : null;
}

/** Last row of the entry that begins at a row: a JSON object that opens there ends at the brace of the same indentation. */
export function lastRowOf(document: LogDocument, start: number): number {
  const indent = /^(?<indent>\s*)\{\s*$/.exec(document.rows[start]?.text ?? '')?.groups?.indent;
  if (indent === undefined) return start;
  const end = document.rows.findIndex((row, index) => index > start && row.text.startsWith(`${indent}}`));

  return end === -1 ? start : end;
}
