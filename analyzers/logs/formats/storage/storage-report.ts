import type { EventTime } from '#domain/log-event.js';
import { createEventCompleter } from '../../event/complete-event.js';
import { draftOfPart, type ListedPart } from '../../event/draft-of-part.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import type { EventSink } from '../../log-format.js';
import { type ConditionSign, draftOfCondition } from '../../storage/storage-condition.js';

/** A sign with the line that shows it; without one, the report's first line. */
export type PlacedSign = ConditionSign & { readonly line?: number | null; readonly raw?: string };

/** What a tool reports of one device: the part with its numbers, and the signs of trouble. */
export type StorageReport = {
  readonly line: number | null;
  readonly raw: string;
  readonly time?: EventTime | null;
  readonly part: ListedPart | null;
  readonly signs: readonly PlacedSign[];
};

type Emission = {
  readonly file: string;
  readonly format: string /** All reports begin on lines that others begin on as well (JSON in one line). */;
  readonly sharesLines: boolean;
};

/**
 * Makes the emitter of one block: the part first, as an inventory row, then its signs; all with the time of the report.
 * Events of one line are told apart by their part number.
 */
export function createReportEmitter({ sharesLines, ...source }: Emission, sink: EventSink): (report: StorageReport) => void {
  const complete = createEventCompleter(source);
  let shared = 0;
  return (report) => {
    const seen = new Map<number | null, number>();
    const emit = (draft: PlacelessDraft, line: number | null, raw: string): void => {
      const count = sharesLines ? shared : (seen.get(line) ?? 0);
      shared += 1;
      seen.set(line, count + 1);
      const part = count === 0 && !sharesLines ? {} : { part: count };
      const time = report.time ? { time: report.time } : {};
      sink.event(complete({ ...draft, ...time, line, byte: null, raw, ...part }));
    };
    if (report.part !== null) emit(draftOfPart(report.part), report.line, report.raw);
    for (const { line, raw, ...sign } of report.signs) {
      const component = sign.component === undefined ? (report.part?.component ?? null) : sign.component;
      emit(draftOfCondition({ ...sign, component }), line ?? report.line, raw ?? report.raw);
    }
  };
}
