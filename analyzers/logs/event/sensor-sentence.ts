import type { LogEvent } from '#domain/log-event.js';
import type { EventCodes } from '../ipmi/event-key.js';
import { sensorTypeCode } from '../ipmi/sensor-types.js';
import { identifyEvent } from '../ipmi/text-identity.js';

/** What a sentence about a sensor says: the sensor's type and name, the event's codes as far as they are certain, its direction. */
export type SensorSentence = {
  readonly name: string | null;
  readonly typeCode: number;
  readonly codes: EventCodes;
  readonly details: LogEvent['event']['details'];
  readonly direction: NonNullable<LogEvent['direction']>;
};

/** `PS 2 Status: Power Supply sensor for PS 2, input lost was asserted`, `DDR4_P1_A1_ECC: DIMM 1 Memory sensor, uncorrectable ECC was asserted`. */
const sentence =
  /^[\s"]{0,4}(?<name>[^:,]{1,60}): (?:[A-Za-z]{2,8} \d{1,3} )?(?<type>[A-Za-z][A-Za-z /]{1,30}) sensor(?: for (?<part>[^,]{1,60}))?,? (?<event>.{1,200}?) was (?<direction>asserted|deasserted|de-asserted)\b/;

/** Wordings of the sentence that are shorter than the standard's. Warning, failure and non-recoverable events are severities of type 07h. */
const wordings: Readonly<Record<string, string>> = {
  'input lost': 'Power Supply input lost (AC/DC)',
  'failure detected': 'Power Supply Failure detected',
  failure: 'Power Supply Failure detected',
  'presence detected': 'Presence detected',
  'correctable ecc': 'Correctable ECC',
  'correctable ecc error': 'Correctable ECC',
  'uncorrectable ecc': 'Uncorrectable ECC',
  'uncorrectable ecc error': 'Uncorrectable ECC',
  'redundancy lost': 'Redundancy Lost',
  'redundancy degraded': 'Redundancy Degraded',
  'fully redundant': 'Fully Redundant',
  'drive presence': 'Drive Present',
  'drive fault detected': 'Drive Fault',
  'drive failure detected': 'Drive Fault',
  'predictive failure': 'Predictive Failure',
  'warning event': 'Transition to Non-critical from OK',
  'failure event': 'Transition to Critical from less severe',
  'non-recoverable event': 'Transition to Non-recoverable from less severe',
};

/** Types that the sentence names by what is watched. */
const watched: Readonly<Record<string, number>> = { 'ps redundancy': 0x08, 'fan redundancy': 0x04, 'battery voltage': 0x29 };

/** Reads a SEL entry that iDRAC 6, OpenManage and Cisco CIMC print as a sentence about a sensor; null for any other text. */
export function readSensorSentence(text: string): SensorSentence | null {
  const found = sentence.exec(text.slice(0, 500))?.groups;
  const typeCode = found ? (watched[(found.type ?? '').toLowerCase()] ?? sensorTypeCode(found.type ?? '')) : null;
  if (!found || typeCode === null) return null;
  const event = (found.event ?? '').replace(/\(.*$/, '').trim();
  const { eventType, offset, details } = identifyEvent(typeCode, wordings[event.toLowerCase()] ?? event);
  return {
    name: found.name?.trim() ?? null,
    typeCode,
    codes: { sensorType: typeCode, eventType, offset },
    details,
    direction: found.direction === 'asserted' ? 'assertion' : 'deassertion',
  };
}
