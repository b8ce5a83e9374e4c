import { hexByte } from '../ipmi/event-key.js';
import { findEventRow, thresholdType } from '../ipmi/judge-event.js';
import { sensorOfType } from '../ipmi/sensor-types.js';
import type { PlacelessDraft } from './draft-of-record.js';

/** The bytes of an IPMI event (IPMI 2.0 §29.7); null = not printed. `directionAndType` has the direction in bit 7. */
export type EventBytes = {
  readonly sensorType: number | null;
  readonly sensorNumber?: number | null;
  readonly sensorName?: string | null;
  readonly directionAndType: number | null;
  readonly eventData: readonly [number, number, number];
  /** What the source prints for the event; the standard's own words are the default. */
  readonly text?: string | null;
};

const deassertionBit = 0x80;
/** ED1 [7:4] of a threshold event that carries reading and threshold. */
const thresholdFlags = 0x50;

/** Draft of an event by its bytes. Without an event type, the flags of event data 1 may still show a threshold event. */
export function draftOfEventBytes(bytes: EventBytes): PlacelessDraft {
  const { sensorType, directionAndType, eventData } = bytes;
  const isThreshold = (eventData[0] & 0xf0) === thresholdFlags;
  const eventType = directionAndType === null ? (isThreshold ? thresholdType : null) : directionAndType & 0x7f;
  const offset = eventType === null ? null : eventData[0] & 0x0f;
  const codes = { sensorType, eventType, offset };
  const printed = bytes.text?.trim() ?? '';
  return {
    sensor: sensorOfType(sensorType, { name: bytes.sensorName ?? null, number: bytes.sensorNumber ?? null }),
    ipmi: { ...codes, eventData },
    ...(directionAndType === null ? {} : { direction: directionAndType & deassertionBit ? 'deassertion' : 'assertion' }),
    text: printed === '' ? (findEventRow(codes)?.[3] ?? `Event data ${hexOfData(eventData)}`) : printed,
  };
}

/** Three bytes printed as six hex digits, with or without `0x`; null for anything else. Missing bytes are FFh (unspecified). */
export function parseEventData(text: string): readonly [number, number, number] | null {
  const digits = text.trim().replace(/^0x/i, '').replace(/[\s,]/g, '');
  if (!/^(?:[0-9a-f]{2}){1,3}$/i.test(digits)) return null;
  const byteAt = (at: number) => (digits.length > at ? Number.parseInt(digits.slice(at, at + 2), 16) : 0xff);
  return [byteAt(0), byteAt(2), byteAt(4)];
}

function hexOfData(eventData: readonly number[]): string {
  return eventData.map(hexByte).join(' ');
}
