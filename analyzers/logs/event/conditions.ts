import type { LogEvent } from '#domain/log-event.js';
import { hexByte } from '../ipmi/event-key.js';

/** A condition of a subject (sensor or part) that an event begins or ends. Events of one condition carry the same text. */
export type Condition = string;

const completeIpmiKey = /^ipmi\/(?<sensorType>[0-9a-f]{2})\/(?<eventType>[0-9a-f]{2})\/(?<offset>[0-9a-f]{2})$/;
const vendorArea = /^(?:dell\/[A-Z]{3,4}|[a-z]+\/[^/]+)/;

/**
 * Asserted offsets that end others of the same sensor, by event type: crossing back a threshold, full redundancy, `state deasserted`,
 * device present (IPMI 2.0 table 42-2).
 */
const endedOffsets: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  '01': { '01': [0], '03': [2], '05': [4], '06': [7], '08': [9], '0a': [11] },
  '03': { '00': [1] },
  '04': { '00': [1] },
  '05': { '00': [1] },
  '06': { '00': [1] },
  '07': { '00': [1, 2, 3, 4, 5, 6] },
  '08': { '01': [0] },
  '09': { '01': [0] },
  '0b': { '00': [1, 2, 3, 4, 5, 6, 7] },
};

/** The condition an event is about: generator, sensor (number, name, or the part it names) and kind of event. */
export function conditionOf(event: LogEvent): Condition {
  const [subject, kind] = [subjectOf(event), kindOf(event)];
  // Two messages that name no part and have no common meaning have nothing to do with each other.
  return subject === '' && !completeIpmiKey.test(kind) ? event.id : `${subject} ${kind}`;
}

/** Conditions that an event ends: its own where it deasserts, the opposite ones where it asserts a return to normal; none for a beginning. */
export function endedBy(event: LogEvent): Condition[] {
  if (event.direction === 'deassertion') return [conditionOf(event)];
  const codes = completeIpmiKey.exec(kindOf(event))?.groups;
  const { sensorType = '', eventType = '', offset = '' } = codes ?? {};
  const ended = endedOffsets[eventType]?.[offset] ?? [];
  if (ended.length > 0) return ended.map((each) => `${subjectOf(event)} ipmi/${sensorType}/${eventType}/${hexByte(each)}`);
  return event.event.meaning === 'recovery' ? [conditionOf(event)] : [];
}

/** The IPMI key where one is known, so that two vendor ids of one condition meet; else the vendor's area (`dell/PSU`). */
function kindOf(event: LogEvent): string {
  const keys = [event.event.key, ...event.event.aliases];
  return keys.find((key) => completeIpmiKey.test(key)) ?? vendorArea.exec(event.event.key)?.[0] ?? event.event.key;
}

function subjectOf(event: LogEvent): string {
  const generator = event.generator === null ? '' : `${event.generator.id}.${event.generator.lun ?? ''}`;
  const { number = null, name = null } = event.sensor ?? {};
  if (name !== null || number !== null) return `${generator}/${number ?? ''}/${name ?? ''}`;
  return event.components.map((component) => `${component.class}:${component.locator ?? ''}`).join(',');
}
