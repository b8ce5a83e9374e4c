import type { ConditionSign } from '../../storage/storage-condition.js';

/** An entry of the error information log: how many errors there were with it, and its status as printed. */
export type NvmeErrorEntry = { readonly count: number; readonly status: string };

/** Media and data integrity status codes of type 2h: write fault, unrecovered read error, guard, tag and reference checks. */
const mediaCodes: ReadonlySet<number> = new Set([0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x87, 0x88]);
const mediaStatusType = 2;

/** Sign of an entry of the error log; null for an unused one. Most entries are refused commands and say nothing about the drive. */
export function signOfNvmeError({ count, status }: NvmeErrorEntry): ConditionSign | null {
  if (count === 0) return null;
  const text = `NVMe error log entry ${count}: status ${status.trim().slice(0, 150)}`;
  const details = { errorCount: count, status: status.trim().slice(0, 150) };
  return { condition: isMediaError(status) ? 'nvme/media_errors' : 'nvme/error-log', key: 'nvme/error-log', text, details };
}

/** The status field holds code and type; tools print it with or without the phase bit, so that its words decide where there are any. */
function isMediaError(status: string): boolean {
  if (/[a-z]{4}/i.test(status.replace(/0x[0-9a-f]+/i, '')))
    return /unrecovered read|write fault|end-to-end|media|data corrupt/i.test(status);
  const field = Number.parseInt(status, /^0x/i.test(status) ? 16 : 10);
  return Number.isFinite(field) && ((field >> 8) & 7) === mediaStatusType && mediaCodes.has(field & 0xff);
}
