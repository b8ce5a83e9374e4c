import { parseRowTail, parseSensor } from '../ipmi/sel-row.js';
import { identifyEvent } from '../ipmi/text-identity.js';
import type { EventDraft } from './event-draft.js';

/** What the printed columns from the sensor on say of an event. */
export type RowDraft = Pick<EventDraft, 'sensor' | 'ipmi' | 'direction' | 'text' | 'reading' | 'threshold' | 'details'>;

/**
 * Draft of a row as ipmitool and tickets print it: sensor (`Memory #0x87`), then the fields behind it (event, direction, reading).
 * The texts give the codes; event data is never printed.
 */
export function draftOfRow(sensorText: string, fields: readonly string[]): RowDraft {
  const sensor = parseSensor(sensorText);
  const tail = parseRowTail(fields);
  const { details, sensorType, eventType, offset } = identifyEvent(sensor.typeCode, tail.text);
  return {
    sensor: Object.freeze(sensor),
    ipmi: { sensorType, eventType, offset, eventData: null },
    ...tail,
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}
