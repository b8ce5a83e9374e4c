import type { LogEvent } from '#domain/log-event.js';

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

/** Events of one file, oldest first: services that list the newest first are told by the majority of their steps in time. */
export function oldestFirst(events: readonly LogEvent[]): readonly LogEvent[] {
  const instants = events.map(reliableMs).filter((ms) => ms !== null);
  let up = 0;
  let down = 0;
  instants.forEach((ms, index) => {
    const step = index === 0 ? 0 : ms - (instants[index - 1] ?? ms);
    if (step > 0) up += 1;
    if (step < 0) down += 1;
  });
  return down > up ? events.toReversed() : events;
}
