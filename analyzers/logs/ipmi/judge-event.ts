import type { EventDetail, LogEvent } from '#domain/log-event.js';
import type { EventCodes } from './event-key.js';
import type { DerivedSeverity, EventRow, Meaning } from './event-row.js';
import { genericEvents, stateAssertedSeverities } from './generic-events.js';
import { sensorSpecificEvents } from './sensor-specific-events.js';

/** Event type code of threshold events (IPMI 2.0 Table 42-1). */
export const thresholdType = 0x01;
/** Event type code of events whose offsets the sensor type defines (IPMI 2.0 Table 42-1). */
export const sensorSpecificType = 0x6f;
const lastGenericType = 0x0c;
const digitalType = 0x03;
const stateAssertedOffset = 0x1;

const genericTables: Readonly<Record<number, readonly EventRow[]>> = genericEvents;
const sensorSpecificTables: Readonly<Record<number, readonly EventRow[]>> = sensorSpecificEvents;
const stateAsserted: Readonly<Record<number, DerivedSeverity>> = stateAssertedSeverities;

/** The row of the standard's tables for an event, or null where a code is missing, reserved or a vendor's. */
export function findEventRow({ sensorType, eventType, offset }: EventCodes): EventRow | null {
  if (eventType === null || offset === null) return null;
  const rows = eventType === sensorSpecificType ? sensorSpecificTables[sensorType ?? -1] : genericTables[eventType];
  return rows?.find((row) => row[0] === offset) ?? null;
}

/** Class of an event by its event/reading type code (IPMI 2.0 Table 42-1); `message` where the code is not known. */
export function eventClassOf(eventType: number | null): EventDetail['class'] {
  if (eventType === null) return 'message';
  if (eventType === thresholdType) return 'threshold';
  if (eventType === sensorSpecificType) return 'sensorSpecific';
  return eventType > thresholdType && eventType <= lastGenericType ? 'generic' : 'oem';
}

/**
 * What an event means and how bad it is, by the tables and the direction; a direction that is not printed counts as an assertion.
 * A fault that deasserts is a recovery. A threshold recovery that deasserts is its opposite crossing (offset with the last bit flipped).
 */
export function judgeEvent(
  codes: EventCodes,
  direction: LogEvent['direction'],
): { readonly meaning: Meaning; readonly severity: DerivedSeverity } | null {
  const row = findEventRow(codes);
  if (row === null) return null;
  if (direction !== 'deassertion') return { meaning: row[1], severity: assertedSeverity(codes, row) };
  if (row[1] === 'recovery' && codes.eventType === thresholdType) return judgeCrossedAgain(codes, row);
  return { meaning: deassertedMeaning(row[1]), severity: 'ok' };
}

/** A limit crossed back that deasserts is its opposite crossing. At the critical limit it stays a warning, as the tools have it. */
function judgeCrossedAgain(codes: EventCodes, row: EventRow): ReturnType<typeof judgeEvent> {
  const crossing = judgeEvent({ ...codes, offset: row[0] ^ 1 }, 'assertion');
  return crossing && isCriticalLimit(row[0]) ? { ...crossing, severity: row[2] } : crossing;
}

/** Lower critical going high, upper critical going low. */
function isCriticalLimit(offset: number): boolean {
  return offset === 0x3 || offset === 0x8;
}

function assertedSeverity({ sensorType, eventType, offset }: EventCodes, row: EventRow): DerivedSeverity {
  const isStateAsserted = eventType === digitalType && offset === stateAssertedOffset;
  return (isStateAsserted ? stateAsserted[sensorType ?? -1] : undefined) ?? row[2];
}

function deassertedMeaning(asserted: Meaning): Meaning {
  if (asserted === 'fault' || asserted === 'unknown') return 'recovery';
  return asserted === 'recovery' ? 'state' : asserted;
}
