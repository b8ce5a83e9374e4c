import type { LogEvent } from '#domain/log-event.js';
import { bootEpochsOf } from './boot-epochs.js';
import { groupByFile, oldestFirst } from './chronology.js';
import { type Condition, conditionOf, endedBy } from './conditions.js';

type State = LogEvent['event']['state'];

/**
 * Pairs the beginnings and ends of conditions and numbers the boots, file by file (IPMI 2.0 §29.7, event direction).
 * An end closes every open beginning of its condition and names the latest. `open` is true for a fault that no row ends, which does not
 * prove that it persists; null where the rows print no direction. Inputs are not changed; order and number of events stay.
 */
export function pairEvents(events: readonly LogEvent[]): LogEvent[] {
  const states = new Map<LogEvent, State>();
  const epochs = new Map<LogEvent, number>();
  for (const group of groupByFile(events)) {
    const ordered = oldestFirst(group);
    pairGroup(ordered, states);
    const numbers = bootEpochsOf(ordered);
    ordered.forEach((event, index) => {
      epochs.set(event, numbers[index] ?? 0);
    });
  }
  return events.map((event) => ({
    ...event,
    bootEpoch: epochs.get(event) ?? null,
    event: { ...event.event, state: states.get(event) ?? event.event.state },
  }));
}

function pairGroup(ordered: readonly LogEvent[], states: Map<LogEvent, State>): void {
  const open = new Map<Condition, LogEvent[]>();
  for (const event of ordered) {
    const conditions = endedBy(event);
    const ended = conditions.flatMap((condition) => takeAll(open, condition));
    for (const begun of ended) states.set(begun, { open: false, pairedWith: event.id });
    if (conditions.length > 0) states.set(event, { open: false, pairedWith: ended.at(-1)?.id ?? null });
    else begin(event, open, states);
  }
}

function begin(event: LogEvent, open: Map<Condition, LogEvent[]>, states: Map<LogEvent, State>): void {
  if (event.direction === null && event.event.class !== 'message') return;
  const condition = conditionOf(event);
  const begun = open.get(condition);
  if (begun) begun.push(event);
  else open.set(condition, [event]);
  states.set(event, { open: event.event.meaning === 'fault' ? true : null, pairedWith: null });
}

function takeAll(open: Map<Condition, LogEvent[]>, condition: Condition): LogEvent[] {
  const begun = open.get(condition) ?? [];
  open.delete(condition);
  return begun;
}
