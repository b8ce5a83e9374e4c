import type { RejectedRow } from '#domain/import-report.js';
import type { UnreadReason } from '#domain/unread.js';

/** Stops the reading of one file; its reader turns it into a value with a reason. Never leaves this layer. */
export class InputRejected extends Error {
  readonly reason: UnreadReason;

  constructor(reason: UnreadReason, detail: string) {
    super(detail);
    this.name = 'InputRejected';
    this.reason = reason;
  }
}

/** What stopped a file: our own refusal, or an error of the file system. Anything else is a defect and is thrown on. */
export function toInputRejected(error: unknown): InputRejected {
  if (error instanceof InputRejected) return error;
  if (isSystemError(error)) return new InputRejected('unreadableFile', `cannot be opened (${error.code})`);
  throw error;
}

/** The refusal of a whole file, as an import lists it. */
export function rejectedFile(file: string, error: unknown): { readonly ok: false; readonly rejected: RejectedRow } {
  return { ok: false, rejected: { file, line: null, field: null, reason: toInputRejected(error).message } };
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
