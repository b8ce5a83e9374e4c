import type { EventDetail } from '#domain/log-event.js';
import {
  auxiliaryLogActions,
  auxiliaryLogTypes,
  changeTypes,
  codeName,
  firmwareErrors,
  firmwareStages,
  fruStateCauses,
  platformEventActions,
  powerStates,
  powerSupplyMismatches,
  restartCauses,
  sessionEndCauses,
  slotTypes,
  watchdogInterrupts,
  watchdogUses,
} from './event-data-codes.js';
import { genericEvents } from './generic-events.js';
import { sensorSpecificType, thresholdType } from './judge-event.js';

type Details = EventDetail['details'];
/** Details by name; null = the standard reserves the code, and the detail is left out. */
type Found = Readonly<Record<string, string | number | null>>;
type Decoder = (code: number, offset: number) => Found;

/** Contents of event data 2 and 3 as the two flag fields of event data 1 tell (IPMI 2.0 Table 29-6). */
const unspecified = 0b00;
const standardContent = 0b01;
const oemCode = 0b10;
const unspecifiedByte = 0xff;

/** Event data 2 by `sensorType` or `sensorType * 16 + offset` (IPMI 2.0 Table 42-3). */
const eventData2Decoders: ReadonlyMap<number, Decoder> = new Map<number, Decoder>([
  [at(0x05, 0x4), (code) => ({ networkController: code })],
  [at(0x0f, 0x0), (code) => ({ firmwareError: codeName(firmwareErrors, code) })],
  [at(0x0f, 0x1), (code) => ({ firmwareStage: codeName(firmwareStages, code) })],
  [at(0x0f, 0x2), (code) => ({ firmwareStage: codeName(firmwareStages, code) })],
  [at(0x10, 0x0), (code) => ({ memoryDevice: code })],
  [at(0x10, 0x1), (code) => ({ eventTypeCode: code })],
  [at(0x10, 0x6), (code) => ({ processorInstance: code })],
  [at(0x12, 0x3), (code) => ({ logAction: codeName(auxiliaryLogActions, low(code)), logType: codeName(auxiliaryLogTypes, high(code)) })],
  [at(0x12, 0x4), (code) => ({ action: platformEventActions.filter((_, bit) => (code >> bit) & 1).join(', ') || null })],
  [at(0x12, 0x5), (code) => ({ clockSync: code & 0x80 ? 'second' : 'first', clock: low(code) === 0 ? 'SEL' : 'SDR' })],
  [at(0x19, 0x0), (code) => ({ requestedPowerState: codeName(powerStates, low(code)) })],
  [at(0x1d, 0x7), (code) => ({ restartCause: codeName(restartCauses, low(code)) })],
  [at(0x28, 0x4), (code) => ({ failedSensorNumber: code })],
  [at(0x28, 0x5), (code) => ({ logicalFru: code >> 7, lun: (code >> 3) & 3, bus: code & 7 })],
  [at(0x2a, 0x1), (code) => ({ userId: code & 0x3f })],
  [0x21, (code) => ({ slotType: codeName(slotTypes, code & 0x7f) })],
  [0x23, (code) => ({ interrupt: codeName(watchdogInterrupts, high(code)), timerUse: codeName(watchdogUses, low(code)) })],
  [0x2b, (code) => ({ changeType: codeName(changeTypes, code) })],
  [0x2c, (code) => ({ stateCause: codeName(fruStateCauses, high(code)), previousOffset: low(code) })],
]);

/** Event data 3, keyed in the same way. */
const eventData3Decoders: ReadonlyMap<number, Decoder> = new Map<number, Decoder>([
  [at(0x08, 0x6), (code) => ({ mismatch: codeName(powerSupplyMismatches, low(code)) })],
  [
    at(0x10, 0x1),
    (code) => ({ allEvents: (code >> 5) & 1, disabledDirection: code & 0x10 ? 'assertion' : 'deassertion', disabledOffset: low(code) }),
  ],
  [at(0x10, 0x5), (code) => ({ percentFull: code })],
  [at(0x10, 0x6), (code) => ({ processorNumbering: code & 0x80 ? 'vendor number' : 'entity instance' })],
  [at(0x19, 0x0), (code) => ({ powerStateThen: codeName(powerStates, low(code)) })],
  [at(0x1d, 0x7), (code) => ({ channel: code })],
  [at(0x28, 0x5), (code) => ({ fruIdOrSlaveAddress: code })],
  [at(0x2a, 0x1), (code) => ({ sessionEnd: codeName(sessionEndCauses, (code >> 4) & 3), channel: low(code) })],
  [0x0c, (code) => ({ memoryDevice: code })],
  [0x21, (code) => ({ slotNumber: code })],
]);

/**
 * Decodes event data 2 and 3 of a record (IPMI 2.0 Tables 29-6, 42-2, 42-3) into named details.
 * A byte that event data 1 calls unspecified, or that is FFh, is left out. What a vendor put there stays a number (`oemData2`, `oemData3`),
 * and so do the raw values of a threshold event (`readingRaw`, `thresholdRaw`), which need the SDR to become a quantity.
 */
export function decodeEventData(
  sensorType: number | null,
  eventType: number | null,
  eventData: readonly [number, number, number],
): Details {
  const [flags, second, third] = eventData;
  return keepKnown({
    ...decodeByte(2, flags >> 6, second, sensorType, eventType, flags & 0x0f),
    ...decodeByte(3, (flags >> 4) & 3, third, sensorType, eventType, flags & 0x0f),
  });
}

function decodeByte(
  position: 2 | 3,
  content: number,
  code: number,
  sensorType: number | null,
  eventType: number | null,
  offset: number,
): Found {
  if (content === unspecified || code === unspecifiedByte) return {};
  if (content === oemCode) return { [`oemData${position}`]: code };
  if (content === standardContent) return decodeStandard(position, code, eventType);
  const decoders = position === 2 ? eventData2Decoders : eventData3Decoders;
  const decode =
    eventType === sensorSpecificType ? (decoders.get(at(sensorType ?? 0, offset)) ?? decoders.get(sensorType ?? 0)) : undefined;
  return decode?.(code, offset) ?? { [`eventData${position}`]: code };
}

/** Reading and threshold of a threshold event; previous state and severity of a discrete one. */
function decodeStandard(position: 2 | 3, code: number, eventType: number | null): Found {
  if (eventType === thresholdType) return position === 2 ? { readingRaw: code } : { thresholdRaw: code };
  if (position === 3) return { eventData3: code };
  return {
    previousOffset: low(code) === 0x0f ? null : low(code),
    severityState: genericEvents[0x07].find((row) => row[0] === high(code))?.[3] ?? null,
  };
}

function keepKnown(found: Found): Details {
  return Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string | number] => entry[1] !== null));
}

/** Key of a decoder that holds for one offset; above all sensor types, so that the two kinds of keys never meet. */
function at(sensorType: number, offset: number): number {
  return 0x1000 + sensorType * 0x10 + offset;
}

function low(code: number): number {
  return code & 0x0f;
}

function high(code: number): number {
  return code >> 4;
}
