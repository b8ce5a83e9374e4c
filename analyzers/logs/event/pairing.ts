import type { EventDetail, LogEvent } from '#domain/log-event.js';
import { bootEpochsOf } from './boot-epochs.js';
import { groupByFile, oldestFirst } from './chronology.js';
import { redatedRows } from './clock-settings.js';
import { type Condition, conditionOf, endedArea, endedBy, subjectCalledOk } from './conditions.js';
import { createOpenConditions, type OpenConditions } from './open-conditions.js';
import { createRepeatCounter } from './repeats.js';

/** What pairing finds out about events. */
type Notes = {
  readonly states: Map<LogEvent, LogEvent['event']['state']>;
  readonly facts: Map<LogEvent, EventDetail['details']>;
  readonly epochs: Map<LogEvent, number>;
};

const flappingClears = 3;
const stormFaults = 10;

/**
 * Pairs the beginnings and ends of conditions and numbers the boots, file by file (IPMI 2.0 §29.7, event direction).
 * An end closes every open beginning of its condition and names the latest. `open` is true for a fault that no row ends, which does not
 * prove that it persists; null where the rows print no direction. Facts for the rules stand in the details: `flapping` = ends of one condition
 * within an hour from the third on, `storm` = faults of one condition within an hour from the tenth on, `redatedBy` = the setting of
 * the clock that proves this row's time wrong (which then is not reliable). Linear in the number of events; inputs are not changed,
 * order and number of events stay.
 */
export function pairEvents(events: readonly LogEvent[]): LogEvent[] {
  const notes: Notes = { states: new Map(), facts: new Map(), epochs: new Map() };
  for (const group of groupByFile(events)) {
    const ordered = oldestFirst(group);
    const epochs = bootEpochsOf(ordered);
    ordered.forEach((event, index) => {
      notes.epochs.set(event, epochs[index] ?? 0);
    });
    pairGroup(ordered, notes);
    for (const [event, redatedBy] of redatedRows(ordered, epochs)) addFact(notes, event, { redatedBy });
  }
  return events.map((event) => annotated(event, notes));
}

function pairGroup(ordered: readonly LogEvent[], notes: Notes): void {
  const open = createOpenConditions();
  const [clearsOf, faultsOf] = [createRepeatCounter(), createRepeatCounter()];
  const begin = (event: LogEvent, condition: Condition): void => {
    if (event.direction === null && event.event.class !== 'message') return;
    open.begin(condition, event);
    const isFault = event.event.meaning === 'fault';
    notes.states.set(event, { open: isFault ? true : null, pairedWith: null });
    const storm = isFault ? faultsOf(condition, event) : 0;
    if (storm >= stormFaults) addFact(notes, event, { storm });
  };
  const end = (event: LogEvent, begun: readonly LogEvent[], condition: Condition): void => {
    for (const each of begun) notes.states.set(each, { open: false, pairedWith: event.id });
    notes.states.set(event, { open: false, pairedWith: begun.at(-1)?.id ?? null });
    const flapping = begun.length > 0 ? clearsOf(condition, event) : 0;
    if (flapping >= flappingClears) addFact(notes, event, { flapping });
  };
  for (const event of ordered) {
    const own = conditionOf(event);
    const conditions = endedBy(event, own);
    const ended = endings(event, own, conditions, open);
    if (conditions.length > 0 || ended.length > 0) end(event, ended, conditions.at(-1) ?? own);
    else begin(event, own);
  }
}

/** The beginnings that an event ends: of a sensor that is called OK all, else of its conditions, else of its vendor's area. */
function endings(event: LogEvent, own: Condition, conditions: readonly Condition[], open: OpenConditions): LogEvent[] {
  const subject = subjectCalledOk(event);
  if (subject !== null) return open.endAll(subject, '');
  const ended = conditions.flatMap(open.end);
  const area = ended.length === 0 ? endedArea(event, own) : null;
  return area === null ? ended : open.endAll(own.subject, area);
}

function addFact(notes: Notes, event: LogEvent, fact: EventDetail['details']): void {
  notes.facts.set(event, { ...notes.facts.get(event), ...fact });
}

function annotated(event: LogEvent, { states, facts, epochs }: Notes): LogEvent {
  const found = facts.get(event);
  const details = found === undefined ? event.event.details : { ...event.event.details, ...found };
  return {
    ...event,
    bootEpoch: epochs.get(event) ?? null,
    time: found?.redatedBy === undefined ? event.time : { ...event.time, reliable: false },
    event: { ...event.event, state: states.get(event) ?? event.event.state, details },
  };
}
