import type { PlacelessDraft } from '../../event/draft-of-record.js';
import { parseQuantity } from '../../ipmi/quantities.js';
import { sensorOfType, sensorTypeCode } from '../../ipmi/sensor-types.js';
import { type Crossing, crossingLevels, draftOfCrossing, draftOfReading, draftsOfStates, type SensorNow } from './sensor-now.js';

/** A sensor as FreeIPMI prints it; `events` are the words it puts in quotes or brackets, null where the sensor cannot be read. */
export type FreeIpmiSensor = {
  readonly name: string;
  readonly type: string | null;
  readonly number: number | null;
  readonly entity: string | null;
  readonly state: string | null;
  readonly reading: string;
  readonly units: string;
  readonly events: readonly string[] | null;
};

const notAvailable = 'N/A';
const crossing = /^At or (?:Below|Above) \([<>]=\) (?<side>Lower|Upper) (?<level>Non-Critical|Critical|Non-Recoverable) Threshold$/i;
const worstFirst = ['nr', 'cr', 'nc'] as const;
/** `--output-event-bitmask`: the bits of the thresholds (IPMI 2.0 Table 35-14); those of discrete sensors lack their event type. */
const bitmask = /^(?<bits>[0-9A-F]{4})h$/;
const bitOfCrossing = [
  ['lower', 'nc'],
  ['lower', 'cr'],
  ['lower', 'nr'],
  ['upper', 'nc'],
  ['upper', 'cr'],
  ['upper', 'nr'],
] as const;

/** Drafts of one sensor: its crossing or its signs of trouble, or one state; none where it cannot be read. */
export function draftsOfFreeIpmiSensor(printed: FreeIpmiSensor): PlacelessDraft[] {
  if (printed.events === null) return [];
  const now = sensorOf(printed);
  const found = worstCrossing(printed.events, now.reading !== null);
  if (found !== null) return [draftOfCrossing(now, found)];
  if (now.reading !== null) return [draftOfReading(now)];
  return draftsOfStates(
    now,
    printed.events.filter((event) => event !== 'OK'),
  );
}

/** The words of an event column: `'Presence detected' 'Power Supply Failure detected'`; null where there are none. */
export function quotedEvents(column: string): readonly string[] | null {
  const text = column.trim();
  if (text === '' || text === notAvailable || text === 'Unknown') return null;
  return text.startsWith("'") ? text.replace(/^'|'$/g, '').split("' '") : [text];
}

function sensorOf({ name, type, number, entity, state, reading, units }: FreeIpmiSensor): SensorNow {
  const typeCode = type === null ? null : sensorTypeCode(type);
  return {
    sensor: sensorOfType(typeCode, { name, number, entity }),
    entityId: null,
    reading:
      reading === '' || reading === notAvailable
        ? null
        : parseQuantity(units === '' || units === notAvailable ? reading : `${reading} ${units}`),
    reported: state === null || state === notAvailable ? null : state,
  };
}

function worstCrossing(events: readonly string[], isQuantity: boolean): Crossing | null {
  const bits = bitmask.exec(events[0] ?? '')?.groups?.bits;
  const found: readonly (readonly [string, Crossing['level']])[] =
    bits === undefined
      ? events.flatMap(crossingOf)
      : isQuantity
        ? bitOfCrossing.filter((_, bit) => (Number.parseInt(bits, 16) >> bit) & 1)
        : [];
  const worst = worstFirst.map((level) => found.find((each) => each[1] === level)).find((each) => each !== undefined);
  return worst === undefined ? null : { level: worst[1], side: worst[0] === 'lower' ? 'lower' : 'upper', threshold: null };
}

function crossingOf(event: string): (readonly [string, Crossing['level']])[] {
  const found = crossing.exec(event)?.groups;
  const level = crossingLevels[(found?.level ?? '').toLowerCase() as keyof typeof crossingLevels];
  return level === undefined ? [] : [[(found?.side ?? '').toLowerCase(), level]];
}
