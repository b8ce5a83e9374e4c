import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { draftOfRasRow } from './ras-rows.js';

const trace =
  /\b(?:mc_event|mce_record|aer_event|extlog_mem_event|memory_failure_event|block_rq_(?:error|complete)|devlink_health_report|arm_event): {1,20}(?:\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} [+-]\d{4} )?/;
const longestStart = 200;

/** Draft of an event that the rasdaemon writes to syslog as the kernel traced it; null for what else the daemon says. */
export function draftOfTrace(message: string): PlacelessDraft | null {
  const found = trace.exec(message.slice(0, longestStart));
  return found && draftOfRasRow(message.slice(found.index + found[0].length));
}
