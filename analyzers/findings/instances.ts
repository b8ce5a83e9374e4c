import { type ComponentClass, componentKey, type Place } from '#domain/component.js';
import type { LogEvent } from '#domain/log-event.js';

/** A component that events name. `named` = an event that is more than a presence or state row names it. */
export type NamedInstance = {
  readonly class: ComponentClass;
  readonly locator: string | null;
  readonly place: Place | null;
  readonly named: boolean;
};

/** The components that the events of an incident name, each once, in order of appearance. */
export function instancesOf(events: readonly LogEvent[]): NamedInstance[] {
  const instances = new Map<string, NamedInstance>();
  for (const event of events) {
    const isSign = event.event.meaning !== 'state' && event.event.meaning !== 'activity';
    for (const component of event.components) {
      const key = componentKey(component);
      const known = instances.get(key);
      instances.set(key, {
        class: component.class,
        locator: component.locator,
        place: known?.place ?? component.place,
        named: isSign || known?.named === true,
      });
    }
  }
  return [...instances.values()];
}
