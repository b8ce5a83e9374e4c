import { type ImportReport, type RejectedRow, rejectedListLimit } from '#domain/import-report.js';
import type { RedactionCounts } from '#domain/redaction.js';
import type { PutOutcome } from '#ports/paging.js';

/** Counts what an import does. */
export type ImportTally = {
  readonly count: (outcome: PutOutcome, times?: number) => void;
  /** All are counted, the first 200 are listed. */
  readonly reject: (row: RejectedRow) => void;
  /** What was taken out of the texts of a document that is to be kept. */
  readonly redacted: (counts: RedactionCounts) => void;
  readonly report: () => ImportReport;
};

/** A tally at zero. */
export function createTally(kind: string, dryRun: boolean): ImportTally {
  const counts: Record<PutOutcome, number> = { added: 0, changed: 0, unchanged: 0 };
  const rejected: RejectedRow[] = [];
  const redacted = new Map<string, number>();
  let rejectedTotal = 0;
  return {
    count: (outcome, times = 1) => {
      counts[outcome] += times;
    },
    reject: (row) => {
      rejectedTotal += 1;
      if (rejected.length < rejectedListLimit) rejected.push(row);
    },
    redacted: (found) => {
      for (const [kind, times] of Object.entries(found)) redacted.set(kind, (redacted.get(kind) ?? 0) + times);
    },
    report: () => {
      const read = counts.added + counts.changed + counts.unchanged + rejectedTotal;
      return { kind, read, ...counts, rejectedTotal, rejected: [...rejected], redacted: Object.fromEntries(redacted), dryRun };
    },
  };
}
