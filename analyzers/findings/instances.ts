import { componentKey } from '#domain/component.js';
import type { IncidentComponent } from '#domain/log-analysis.js';
import type { LogEvent } from '#domain/log-event.js';

/**
 * The components that a log names, each once, in order of appearance: those that a sign of the incident names are `named`, all others are
 * installed. `log` = all events of the server, the incident's own where not given.
 */
export function instancesOf(incident: readonly LogEvent[], log: readonly LogEvent[] = incident): IncidentComponent[] {
  const own = new Set(incident);
  const instances = new Map<string, IncidentComponent>();
  for (const event of log) {
    const isSign = own.has(event) && event.event.meaning !== 'state' && event.event.meaning !== 'activity';
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
