import type { LogEvent } from '#domain/log-event.js';
import type { Maker } from './maker.js';

/** More kinds of events than this are not paired: a log of so many is of more than one fault. */
const pairedKinds = 40;

/** `role/<role>/<direction>`: the role of a sensor, whatever the event. */
export const ofRoles: Maker = ofEachEvent(({ event }, way) => (event.role === null ? null : `role/${event.role}/${way}`));

/** `key/<event key>/<direction>`. */
export const ofKeys: Maker = ofEachEvent(({ event }, way) => `key/${event.key}/${way}`);

/** `key-role/<event key>/<role>/<direction>`: an IPMI key alone may be CATERR or a throttling sensor. */
export const ofKeysWithRole: Maker = ofEachEvent(({ event }, way) =>
  event.role === null ? null : `key-role/${event.key}/${event.role}/${way}`,
);

/** `together/<kind>+<kind>`: two kinds of events (key with role) in one incident, states among them. */
export const ofPairs: Maker = function* (events) {
  const kinds = new Map<string, string>();
  for (const event of events) if (kinds.size < pairedKinds) kinds.set(kindOf(event), event.id);
  const sorted = [...kinds].sort(([left], [right]) => (left < right ? -1 : 1));
  for (const [place, [first, firstId]] of sorted.entries())
    for (const [second, secondId] of sorted.slice(place + 1)) yield [`together/${first}+${second}`, [firstId, secondId]];
};

function kindOf({ event }: LogEvent): string {
  return event.role === null ? event.key : `${event.key}(${event.role})`;
}

function ofEachEvent(idOf: (event: LogEvent, way: string) => string | null): Maker {
  return function* (events) {
    for (const event of events) {
      const id = idOf(event, event.direction ?? 'none');
      if (id !== null) yield [id, [event.id]];
    }
  };
}
