import type { ComponentClass } from '#domain/component.js';
import type { Finding } from '#domain/finding.js';
import type { LogEvent } from '#domain/log-event.js';

/** An automatic finding without the prefix of its id, with events that show it. */
export type Observation = readonly [id: string, eventIds: readonly string[]];

/** Makes automatic findings of one kind from the events of an incident and the expert findings in them. */
export type Maker = (events: readonly LogEvent[], expert: readonly Finding[]) => Iterable<Observation>;

/** True for an event that reports a fault: neither its end nor a state. */
export function isFault(event: LogEvent): boolean {
  return event.event.meaning === 'fault';
}

/** True for a fault of a component of this class. */
export function isFaultOf(event: LogEvent, wanted: ComponentClass): boolean {
  return isFault(event) && event.components.some((component) => component.class === wanted);
}
