import type { PlacelessDraft } from '../../event/draft-of-record.js';
import { sensorTypeCode, sensorTypeName } from '../../ipmi/sensor-types.js';
import { identifyEvent } from '../../ipmi/text-identity.js';

/** `PS 2 Status: Power Supply sensor for PS 2, input lost was asserted` (iDRAC 6 and older, OpenManage). */
const sentence =
  /^(?<name>[^:,]{1,60}): (?<type>[A-Z][A-Za-z /]{2,30}) sensor(?: for (?<part>[^,]{1,60}))?,? (?<event>.{1,200}?) was (?<direction>asserted|deasserted|de-asserted)\b/;

/** Wordings of the sentence that are shorter than the standard's. */
const wordings: Readonly<Record<string, string>> = {
  'input lost': 'Power Supply input lost (AC/DC)',
  'failure detected': 'Power Supply Failure detected',
  failure: 'Power Supply Failure detected',
  'presence detected': 'Presence detected',
  'correctable ecc': 'Correctable ECC',
  'uncorrectable ecc': 'Uncorrectable ECC',
  'redundancy lost': 'Redundancy Lost',
  'redundancy degraded': 'Redundancy Degraded',
  'drive fault detected': 'Drive Fault',
  'drive failure detected': 'Drive Fault',
  'predictive failure': 'Predictive Failure',
};

/** Draft of a SEL entry that iDRAC 6 and OpenManage print as a sentence about a sensor; null for any other text. */
export function draftOfSensorSentence(text: string): PlacelessDraft | null {
  const found = sentence.exec(text.slice(0, 500))?.groups;
  const typeCode = found ? sensorTypeCode(found.type ?? '') : null;
  if (!found || typeCode === null) return null;
  const event = (found.event ?? '').replace(/\(.*$/, '').trim();
  const { eventType, offset, details } = identifyEvent(typeCode, wordings[event.toLowerCase()] ?? event);
  return {
    text,
    direction: found.direction === 'asserted' ? 'assertion' : 'deassertion',
    sensor: { type: sensorTypeName(typeCode), typeCode, name: found.name?.trim() ?? null, number: null, entity: null },
    ipmi: { sensorType: typeCode, eventType, offset, eventData: null },
    details,
  };
}
