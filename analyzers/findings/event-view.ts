import { type ComponentClass, type ComponentRef, componentKey } from '#domain/component.js';
import type { DiagnosisInput } from '#domain/diagnosis.js';
import type { LogEvent } from '#domain/log-event.js';
import { isDuplicate } from '../logs/event/duplicates.js';
import { coversIncident } from './log-coverage.js';

/** The events of one incident with the look-ups that rules need. */
export type EventView = {
  readonly events: readonly LogEvent[];
  /** Events that report a fault: those that say so, and recoveries, since what recovered had been there. Never a state or a presence row. */
  readonly faults: readonly LogEvent[];
  /** Events of a key or alias. */
  readonly ofKey: (key: string) => readonly LogEvent[];
  readonly ofRole: (role: string) => readonly LogEvent[];
  /** Component classes that any event names: a source that watches this class was read. */
  readonly watchedClasses: ReadonlySet<ComponentClass>;
  /** True where the event log of a service processor was read, and it covers the incident: neither emptied nor full before its end. */
  readonly hasCompleteEventLog: boolean;
  /** All events of the server, those of other incidents too. */
  readonly log: readonly LogEvent[];
  readonly history: ServerHistory;
};

/** What people did to a server before, as they state it. `at` and `faultTime` in ISO 8601 as stated. */
export type ServerHistory = Pick<DiagnosisInput, 'replacedParts' | 'recentChanges' | 'faultTime'>;

/** What stands beside an incident: the whole log it was cut from (itself where not given), and what people say was done. */
export type IncidentContext = { readonly log?: readonly LogEvent[]; readonly history?: ServerHistory };

/** The view of an incident's events. */
export function createEventView(events: readonly LogEvent[], { log = events, history = {} }: IncidentContext = {}): EventView {
  const byKey = groupBy(events, (event) => [event.event.key, ...event.event.aliases]);
  const byRole = groupBy(events, (event) => (event.event.role === null ? [] : [event.event.role]));
  return {
    events,
    faults: events.filter((event) => event.event.meaning === 'fault' || event.event.meaning === 'recovery'),
    ofKey: (key) => byKey.get(key) ?? [],
    ofRole: (role) => byRole.get(role) ?? [],
    watchedClasses: new Set(log.flatMap((event) => event.components.map((component) => component.class))),
    hasCompleteEventLog: coversIncident(log, events),
    log,
    history,
  };
}

/** The components of a class that an event names; the class without a locator where it names none. */
export function componentsOfClass(event: LogEvent, wanted: ComponentClass): ComponentRef[] {
  const named = event.components.filter((component) => component.class === wanted);
  if (named.length === 0) return [{ class: wanted, locator: null }];
  return named.map((component) => ({ class: component.class, locator: component.locator }));
}

/** Events by the component of a class that they name, in order of appearance. */
export function eventsByComponent(events: readonly LogEvent[], wanted: ComponentClass): { component: ComponentRef; events: LogEvent[] }[] {
  const groups = new Map<string, { component: ComponentRef; events: LogEvent[] }>();
  for (const event of events) {
    for (const component of componentsOfClass(event, wanted)) {
      const group = groups.get(componentKey(component)) ?? { component, events: [] };
      group.events.push(event);
      groups.set(componentKey(component), group);
    }
  }
  return [...groups.values()];
}

/** Sum of what events report, repeats counted; what another log tells already counts once. */
export function countOf(events: readonly LogEvent[]): number {
  return events.reduce((sum, event) => sum + (isDuplicate(event) ? 0 : event.count), 0);
}

function groupBy(events: readonly LogEvent[], keysOf: (event: LogEvent) => readonly string[]): Map<string, LogEvent[]> {
  const groups = new Map<string, LogEvent[]>();
  for (const event of events) {
    for (const key of keysOf(event)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [event]);
      else group.push(event);
    }
  }
  return groups;
}
