import type { LogEvent } from '#domain/log-event.js';
import type { EventView } from '../event-view.js';

/** True where any row of the view may tell of a fault. */
export function hasSign(view: EventView): boolean {
  return view.events.some(isSign);
}

/** True where a row may tell of a fault: it says so, recovers from one, is not well, or its sensor's role is a sign. */
export function isSign({ event, severity }: LogEvent): boolean {
  const { meaning, role } = event;
  return meaning === 'fault' || meaning === 'recovery' || severity.derived !== 'ok' || (meaning === 'unknown' && role !== null);
}
