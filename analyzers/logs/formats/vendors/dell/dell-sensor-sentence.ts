import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { readSensorSentence } from '../../../event/sensor-sentence.js';
import { sensorTypeName } from '../../../ipmi/sensor-types.js';

/** Draft of a SEL entry that iDRAC 6 and OpenManage print as a sentence about a sensor; null for any other text. */
export function draftOfSensorSentence(text: string): PlacelessDraft | null {
  const said = readSensorSentence(text);
  if (said === null) return null;
  const { name, typeCode, codes, details, direction } = said;
  return {
    text,
    direction,
    sensor: { type: sensorTypeName(typeCode), typeCode, name, number: null, entity: null },
    ipmi: { ...codes, eventData: null },
    details,
  };
}
