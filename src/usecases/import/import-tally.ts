import { type ImportReport, type RejectedRow, rejectedListLimit } from '#domain/import-report.js';
import type { PutOutcome } from '#ports/paging.js';

/** Counts what an import does. */
export type ImportTally = {
  readonly count: (outcome: PutOutcome, times?: number) => void;
  /** All are counted, the first 200 are listed. */
  readonly reject: (row: RejectedRow) => void;
  readonly report: () => ImportReport;
};

/** A tally at zero. */
export function createTally(kind: string, dryRun: boolean): ImportTally {
  const counts: Record<PutOutcome, number> = { added: 0, changed: 0, unchanged: 0 };
  const rejected: RejectedRow[] = [];
  let rejectedTotal = 0;
  return {
    count: (outcome, times = 1) => {
      counts[outcome] += times;
    },
    reject: (row) => {
      rejectedTotal += 1;
      if (rejected.length < rejectedListLimit) rejected.push(row);
    },
    report: () => {
      const read = counts.added + counts.changed + counts.unchanged + rejectedTotal;
      return { kind, read, ...counts, rejectedTotal, rejected: [...rejected], redacted: {}, dryRun };
    },
  };
}
