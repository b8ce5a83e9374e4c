import { codesOfKey, type EventCodes } from '../ipmi/event-key.js';
import { parseRowTail, parseSensor } from '../ipmi/sel-row.js';
import { identifyEvent } from '../ipmi/text-identity.js';
import type { EventDraft } from './event-draft.js';
import { senseOfMessage } from './message-phrases.js';

/** What the printed columns from the sensor on say of an event. */
export type RowDraft = Pick<EventDraft, 'sensor' | 'ipmi' | 'direction' | 'text' | 'reading' | 'threshold' | 'details' | 'provenance'>;

/**
 * Draft of a row as ipmitool and tickets print it: sensor (`Memory #0x87`), then the fields behind it (event, direction, reading).
 * The texts give the codes; event data is never printed.
 */
export function draftOfRow(sensorText: string, fields: readonly string[]): RowDraft {
  const sensor = parseSensor(sensorText);
  const tail = parseRowTail(fields);
  const { details, ...printed } = identifyEvent(sensor.typeCode, tail.text);
  const said = printed.offset === null ? codesOfWording(sensor.typeCode, tail.text) : null;
  return {
    sensor: Object.freeze(sensor),
    ipmi: { ...(said ?? printed), eventData: null },
    ...(said === null ? {} : { provenance: 'inferred' as const }),
    ...tail,
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}

/** Makers' wordings that stand where the standard's should: only what they say of the row's own sensor type counts. */
function codesOfWording(sensorType: number | null, text: string): EventCodes | null {
  if (sensorType === null || !text.includes(' ')) return null;
  const sense = senseOfMessage(text);
  const codes = sense?.direction === 'assertion' ? codesOfKey(sense.key) : null;
  return codes?.sensorType === sensorType ? codes : null;
}
