import { type ComponentClass, type ComponentRef, componentKey } from '#domain/component.js';
import type { LogEvent } from '#domain/log-event.js';
import { isDuplicate } from '../logs/event/duplicates.js';

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
  /** True where the event log of a service processor was read, and it was neither cleared nor full in the incident. */
  readonly hasCompleteEventLog: boolean;
};

/** Keys after which the absence of a row in a SEL proves nothing: cleared, full, logging switched off (IPMI 2.0 table 42-3, type 10h). */
const incompleteLogKeys = ['ipmi/10/6f/02', 'ipmi/10/6f/03', 'ipmi/10/6f/04'];

/** Keys of what a service processor logs: a SEL, or the log of its messages. Each reports memory and processors. */
const eventLogKey = /^(?:ipmi|redfish|dell|hpe|lenovo)\//;
/** Keys of what the host's own tools report. They have IPMI aliases, yet are no log of a service processor. */
const hostKey = /^(?:linux|gpu|smart|nvme|raid|inventory)\//;

export function createEventView(events: readonly LogEvent[]): EventView {
  const byKey = groupBy(events, (event) => [event.event.key, ...event.event.aliases]);
  const byRole = groupBy(events, (event) => (event.event.role === null ? [] : [event.event.role]));
  const isEventLog = events.some(isOfEventLog);
  return {
    events,
    faults: events.filter((event) => event.event.meaning === 'fault' || event.event.meaning === 'recovery'),
    ofKey: (key) => byKey.get(key) ?? [],
    ofRole: (role) => byRole.get(role) ?? [],
    watchedClasses: new Set(events.flatMap((event) => event.components.map((component) => component.class))),
    hasCompleteEventLog: isEventLog && incompleteLogKeys.every((key) => !byKey.has(key)),
  };
}

function isOfEventLog({ event }: LogEvent): boolean {
  return !hostKey.test(event.key) && [event.key, ...event.aliases].some((key) => eventLogKey.test(key));
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
