import type { Diagnosis } from '#domain/diagnosis.js';
import type { RejectedRow } from '#domain/import-report.js';
import type { RejectedFile } from '../cli-use-cases.js';

/** What reading gave, in one line and one more a reason for what was not understood. */
export function readingText(reading: Diagnosis['input']): string {
  const formats = reading.formats.length === 0 ? 'no format recognised' : reading.formats.join(', ');
  const counts = `${reading.files} file(s), ${reading.lines} line(s), ${reading.events} event(s); ${formats}`;
  return [counts, ...reading.unread.map(({ reason, count }) => `not understood: ${count} × ${reason}`)].join('\n');
}

/** A file that gave nothing, with its reason. */
export function rejectedText({ file, reason }: RejectedFile): string {
  return `rejected: ${file}: ${reason}`;
}

/** A row that was refused: where it stands, which field, why. */
export function rejectedRowText({ file, line, field, reason }: RejectedRow): string {
  return `rejected: ${file}${line === null ? '' : `:${line}`}${field === null ? '' : ` ${field}`}: ${reason}`;
}
