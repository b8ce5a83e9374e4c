import type { LogEvent } from '#domain/log-event.js';
import { recordNumber } from './chronology.js';

/** A log wraps when its ids fall from the last quarter of 16 bits, or of what it holds, to the first. */
const idsEnd = 0xfffe;

/** Rows of one file that repeat an earlier row of it word for word, record id included: listings that were joined. */
export function repeatedRows(events: readonly LogEvent[]): LogEvent[] {
  const seen = new Set<string>();
  return events.filter((event) => {
    if (recordNumber(event) === null) return false;
    const row = `${event.recordId} ${event.raw}`;
    const isRepeated = seen.has(row);
    seen.add(row);
    return isRepeated;
  });
}

/** Rows of one file, oldest first, at which the record ids start anew near their beginning: the log wrapped round or was cleared. */
export function restartedIds(events: readonly LogEvent[], repeatedRowsOfFile: readonly LogEvent[]): LogEvent[] {
  const repeated = new Set(repeatedRowsOfFile);
  let highest = 0;
  return events.filter((event) => {
    const id = recordNumber(event);
    if (id === null || repeated.has(event)) return false;
    const isRestart = id <= highest / 4 && id < idsEnd / 4 && highest >= 8;
    highest = isRestart ? id : Math.max(highest, id);
    return isRestart;
  });
}
