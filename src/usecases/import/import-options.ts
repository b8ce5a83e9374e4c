import type { ImportReport } from '#domain/import-report.js';

/** Settings of an import. With `dryRun` nothing is written; the report says what would be. */
export type ImportOptions = {
  readonly dryRun?: boolean;
  /** Called after every batch, when all that the report counts is durable. */
  readonly onProgress?: (soFar: ImportReport) => void | Promise<void>;
  /** Aborting stops between two batches; what was acknowledged stays. */
  readonly signal?: AbortSignal;
};
