import type { LogEvent } from '#domain/log-event.js';

/** Formats of system event logs: their records are numbered in the order of writing (IPMI 2.0 §31.1), ids of other logs are names. */
const numberedFormat = /(?:^|-)sel(?:-|$)/;
const hexNumber = /^(?:0x)?[0-9a-f]{1,8}$/i;
/** Share of the steps between record ids that must go one way: ids wrap, and some controllers number anew. */
const clearShare = 0.8;

/** Milliseconds since 1970 of an event whose time can be trusted; null otherwise. */
export function reliableMs(event: LogEvent): number | null {
  return event.time.instant !== null && event.time.reliable ? Date.parse(event.time.instant) : null;
}

/** Events of each file, in the order of the input. */
export function groupByFile(events: readonly LogEvent[]): LogEvent[][] {
  const groups = new Map<string, LogEvent[]>();
  for (const event of events) {
    const group = groups.get(event.source.file);
    if (group) group.push(event);
    else groups.set(event.source.file, [event]);
  }
  return [...groups.values()];
}

/** Events of one file, oldest first. */
export function oldestFirst(events: readonly LogEvent[]): readonly LogEvent[] {
  return isNewestFirst(events) ? events.toReversed() : events;
}

/** True where a listing begins with the newest event: by the majority of steps between record ids, else between times. */
export function isNewestFirst(events: readonly LogEvent[]): boolean {
  const byIds = stepsOf(events.map(recordNumber));
  if (isClear(byIds)) return byIds.down > byIds.up;
  const byTimes = stepsOf(events.map(reliableMs));
  return byTimes.down > byTimes.up;
}

type Steps = { readonly up: number; readonly down: number };

function stepsOf(values: readonly (number | null)[]): Steps {
  const known = values.filter((value) => value !== null);
  let up = 0;
  let down = 0;
  known.forEach((value, index) => {
    const step = index === 0 ? 0 : value - (known[index - 1] ?? value);
    if (step > 0) up += 1;
    if (step < 0) down += 1;
  });
  return { up, down };
}

function isClear({ up, down }: Steps): boolean {
  return up + down > 0 && Math.max(up, down) >= (up + down) * clearShare;
}

/** Number of a record of a system event log, read as hex: decimal digits keep their order that way. Null for other logs. */
export function recordNumber(event: LogEvent): number | null {
  const { recordId, source } = event;
  return recordId !== null && numberedFormat.test(source.format) && hexNumber.test(recordId) ? Number.parseInt(recordId, 16) : null;
}
