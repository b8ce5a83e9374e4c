import { componentKey } from '#domain/component.js';
import type { IncidentComponent } from '#domain/log-analysis.js';
import type { LogEvent } from '#domain/log-event.js';

/** The components that the events of an incident name, each once, in order of appearance. */
export function instancesOf(events: readonly LogEvent[]): IncidentComponent[] {
  const instances = new Map<string, IncidentComponent>();
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
