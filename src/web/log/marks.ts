import type { Cause, Diagnosis, Evidence } from '#domain/diagnosis.js';
import { type LogDocument, type LogPlace, lastRowOf } from './document.js';

/** Why a row is marked: it speaks for the selected cause, against it, or is cited elsewhere in the answer. */
export type MarkKind = 'for' | 'against' | 'cited';

/** Marked rows of each document, by row index. */
export type Marks = readonly ReadonlyMap<number, MarkKind>[];

type Places = ReadonlyMap<string, LogPlace>;

function eventIdsOf(evidence: readonly Evidence[]): readonly string[] {
  return evidence.flatMap((line) => line.eventIds);
}

function citedEvents(diagnosis: Diagnosis, cause: Cause | null): readonly (readonly [MarkKind, readonly string[]])[] {
  if (cause === null) return [['cited', diagnosis.excerpts.map((excerpt) => excerpt.eventId)]];

  return [
    ['against', eventIdsOf(cause.evidence.against)],
    ['for', eventIdsOf(cause.evidence.for)],
  ];
}

/** Rows to mark for the selected cause; with none selected, every row that the answer cites. */
export function marksOf(diagnosis: Diagnosis, cause: Cause | null, places: Places, documents: number): Marks {
  const marks = Array.from({ length: documents }, () => new Map<number, MarkKind>());
  for (const [kind, eventIds] of citedEvents(diagnosis, cause)) {
    for (const eventId of eventIds) {
      const place = places.get(eventId);
      if (place !== undefined) marks[place.document]?.set(place.row, kind);
    }
  }

  return marks;
}

/** First marked row of a document; 0 where none is. */
export function firstMarkedRow(rows: ReadonlyMap<number, MarkKind> | undefined): number {
  const marked = [...(rows?.keys() ?? [])];

  return marked.reduce((least, row) => Math.min(least, row), marked[0] ?? 0);
}

/** A row of a marked entry: what it says, and the row that the entry begins with. */
export type Band = { readonly kind: MarkKind; readonly start: number };

/** Widens each mark to the rows that its entry takes, where a document has entries of several rows (JSON). */
export function bandsOf(document: LogDocument, marks: ReadonlyMap<number, MarkKind>): ReadonlyMap<number, Band> {
  const bands = new Map<number, Band>();
  for (const [start, kind] of marks) {
    for (let row = start; row <= lastRowOf(document, start); row += 1) bands.set(row, { kind, start });
  }

  return bands;
}
