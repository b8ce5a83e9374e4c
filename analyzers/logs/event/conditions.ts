import type { LogEvent } from '#domain/log-event.js';
import { hexByte } from '../ipmi/event-key.js';
import { severityOfWord } from './reported-severity.js';

/** A condition of a subject (sensor or part) that an event begins or ends. Events of one condition carry the same texts. */
export type Condition = { readonly subject: string; readonly kind: string };

type EndedOffsets = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

const completeIpmiKey = /^ipmi\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{2}$/;
const vendorArea = /^(?:dell\/[A-Z]{3,4}|[a-z]+\/[^/]+)/;

/**
 * Asserted offsets that end others of the same sensor, by event type: crossing back a threshold, full redundancy, `state deasserted`,
 * device present (IPMI 2.0 table 42-2). The condition that is meant first stands last: the end is paired with it.
 */
const endedByAssertion: EndedOffsets = {
  '01': { '01': [4, 2, 0], '03': [4, 2], '05': [4], '06': [11, 9, 7], '08': [11, 9], '0a': [11] },
  '03': { '00': [1] },
  '04': { '00': [1] },
  '05': { '00': [1] },
  '06': { '00': [1] },
  '07': { '00': [6, 5, 4, 3, 2, 1], '04': [6, 5, 3, 2], '05': [6, 3] },
  '08': { '01': [0] },
  '09': { '01': [0] },
  '0a': { '00': [8, 6, 4], '03': [4] },
  '0b': { '00': [7, 6, 5, 4, 3, 2, 1], '04': [5] },
};

/** Deasserted thresholds that end the worse ones as well: what is no longer too high is no longer much too high. */
const endedByDeassertion: EndedOffsets = {
  '01': { '00': [4, 2, 0], '02': [4, 2], '07': [11, 9, 7], '09': [11, 9] },
};

/** The same for sensor-specific events, by sensor type (IPMI 2.0 table 42-3): connected, present, heartbeat, active. */
const endedBySpecific: EndedOffsets = {
  '1b': { '00': [1] },
  '25': { '00': [2, 1] },
  '27': { '01': [0] },
  '2c': { '04': [7] },
};

/** The condition an event is about: generator, sensor (number, name, or the part it names) and kind of event. */
export function conditionOf(event: LogEvent): Condition {
  const [subject, kind] = [subjectOf(event), kindOf(event)];
  // Two messages that name no part and have no common meaning have nothing to do with each other.
  return subject === '' && !completeIpmiKey.test(kind) ? { subject, kind: event.id } : { subject, kind };
}

/**
 * Conditions that an event ends: its own (as {@link conditionOf} gives it) where it deasserts, the opposite ones where it asserts a return to
 * normal; none for a beginning.
 */
export function endedBy(event: LogEvent, own: Condition): readonly Condition[] {
  const kinds = completeIpmiKey.test(own.kind) ? endedKinds(own.kind, event.direction) : [];
  if (kinds.length > 0) return kinds.map((kind) => ({ subject: own.subject, kind }));
  return event.direction === 'deassertion' || event.event.meaning === 'recovery' ? [own] : [];
}

/**
 * The subject whose every condition an event ends: a sensor that a service calls OK without saying of what (Redfish `Severity: OK`
 * on the same SensorNumber). Null for all other events.
 */
export function subjectCalledOk(event: LogEvent): string | null {
  const { number = null, name = null } = event.sensor ?? {};
  if ((number === null && name === null) || event.direction !== null || event.event.class !== 'message') return null;
  const isCalledOk = event.severity.reported !== null && severityOfWord(event.severity.reported) === 'ok';
  const { meaning } = event.event;
  const saysOnlyOk = meaning === 'recovery' || (meaning !== 'fault' && !completeIpmiKey.test(kindOf(event)));
  return isCalledOk && saysOnlyOk ? subjectOf(event) : null;
}

/**
 * The vendor's area (`dell/PSU`) whose conditions of the same part an event ends where its own is not open: vendors give the end of a
 * condition an id of its own. Null for beginnings, for IPMI's conditions, and where no part is named.
 */
export function endedArea(event: LogEvent, { subject, kind }: Condition): string | null {
  if (subject === '' || completeIpmiKey.test(kind)) return null;
  if (event.direction !== 'deassertion' && event.event.meaning !== 'recovery') return null;
  return vendorArea.exec(event.event.key)?.[0] ?? null;
}

/** Kinds of the same sensor that an event of a complete IPMI key (`ipmi/01/01/09`) ends. */
function endedKinds(key: string, direction: LogEvent['direction']): string[] {
  const [, sensorType = '', eventType = '', offset = ''] = key.split('/');
  const byAssertion = eventType === '6f' ? endedBySpecific[sensorType] : endedByAssertion[eventType];
  const offsets = direction === 'deassertion' ? endedByDeassertion[eventType]?.[offset] : byAssertion?.[offset];
  return (offsets ?? []).map((each) => `ipmi/${sensorType}/${eventType}/${hexByte(each)}`);
}

/** The IPMI key where one is known, so that two vendor ids of one condition meet; else the event's own key. */
function kindOf({ event: { key, aliases } }: LogEvent): string {
  if (completeIpmiKey.test(key)) return key;
  return aliases.find((alias) => completeIpmiKey.test(alias)) ?? key;
}

function subjectOf(event: LogEvent): string {
  const generator = event.generator === null ? '' : `${event.generator.id}.${event.generator.lun ?? ''}`;
  const { number = null, name = null } = event.sensor ?? {};
  if (name !== null || number !== null) return `${generator}/${number ?? ''}/${name ?? ''}`;
  return event.components.map((component) => `${component.class}:${component.locator ?? ''}`).join(',');
}
