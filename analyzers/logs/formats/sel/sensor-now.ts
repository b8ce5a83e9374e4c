import type { Quantity, Sensor } from '#domain/log-event.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import { roleOf } from '../../event/roles.js';
import type { EventCodes } from '../../ipmi/event-key.js';
import { findEventRow, judgeEvent, sensorSpecificType, thresholdType } from '../../ipmi/judge-event.js';
import { sensorTypeName } from '../../ipmi/sensor-types.js';
import { identifyEvent } from '../../ipmi/text-identity.js';

/** A sensor as it stands at the moment of a listing. `entityId` = the entity's code where it is printed; `reported` = the tool's word for its state. */
export type SensorNow = {
  readonly sensor: Sensor;
  readonly entityId: number | null;
  readonly reading: Quantity | null;
  readonly reported: string | null;
};

/** A threshold that the reading is beyond; `side` null where the tool prints only how bad it is. */
export type Crossing = { readonly level: 'nc' | 'cr' | 'nr'; readonly side: 'lower' | 'upper' | null; readonly threshold: Quantity | null };

const temperatureType = 0x01;
const fanType = 0x04;
const digitalType = 0x03;
/** Threshold event offsets (IPMI 2.0 Table 42-2) by level: below the lower one, above the upper one. */
const offsets = { nc: { lower: 0x0, upper: 0x7 }, cr: { lower: 0x2, upper: 0x9 }, nr: { lower: 0x4, upper: 0xb } } as const;
const severities = { nc: 'warning', cr: 'critical', nr: 'critical' } as const;
/** Sensor types of quantities (IPMI 2.0 Table 42-3) by the units of Table 43-15. */
const typeByUnit: Readonly<Record<string, number>> = { 'degrees C': 1, 'degrees F': 1, Volts: 2, Amps: 3, RPM: 4 };
/** Sensor types whose discrete states a sensor of the entity prints (IPMI 2.0 Tables 42-3, 43-13). */
const typeByEntity: Readonly<Record<number, number>> = { 3: 0x07, 4: 0x0d, 8: 0x0c, 10: 0x08, 19: 0x09, 26: 0x0d, 32: 0x0c, 40: 0x29 };
/** Levels of thresholds by the words tools print in front of the side crossed. */
export const crossingLevels = { 'non-critical': 'nc', critical: 'cr', 'non-recoverable': 'nr' } as const;

const typeByRole: Readonly<Record<string, number>> = { 'psu-redundancy': 0x08, 'fan-redundancy': 0x04 };
/** Status sensors by role: their type, and the state `present` that such a sensor of a part in place has set. */
const statusSensors: Readonly<Record<string, { readonly type: number; readonly presentOffset: number }>> = {
  'psu-status': { type: 0x08, presentOffset: 0 },
  'cpu-status': { type: 0x07, presentOffset: 7 },
  'drive-status': { type: 0x0d, presentOffset: 0 },
  'dimm-status': { type: 0x0c, presentOffset: 6 },
};
const stateOffsets = Array.from({ length: 15 }, (_, offset) => offset);

/** Code of the sensor type of a quantity; null where the unit leaves it open. */
function sensorTypeOfUnit(unit: string | null): number | null {
  return typeByUnit[unit ?? ''] ?? null;
}

/** Draft of a sensor with a reading and nothing to complain about: a state, which shows that earlier crossings are over. */
export function draftOfReading(now: SensorNow): PlacelessDraft {
  const { value, unit } = now.reading ?? {};
  return {
    ...commonOf(now, sensorTypeOf(now)),
    ipmi: { sensorType: sensorTypeOf(now), eventType: thresholdType, offset: null, eventData: null },
    meaning: 'state',
    severity: { reported: now.reported, derived: 'ok' },
    text: value === undefined ? 'ok' : `Reading ${value}${unit == null ? '' : ` ${unit}`}, ok`,
    provenance: 'standard',
  };
}

/**
 * Draft of a sensor whose reading is beyond a threshold. Where the tool prints no side, that of fans is the lower and that of temperatures
 * the upper one (inferred); other quantities stay without offset.
 */
export function draftOfCrossing(now: SensorNow, { level, side, threshold }: Crossing): PlacelessDraft {
  const sensorType = sensorTypeOf(now);
  const likelySide = sensorType === fanType ? 'lower' : sensorType === temperatureType ? 'upper' : null;
  const known = side ?? likelySide;
  const ipmi = { sensorType, eventType: thresholdType, offset: known === null ? null : offsets[level][known], eventData: null };
  return {
    ...commonOf(now, sensorType),
    ipmi,
    direction: 'assertion',
    meaning: 'fault',
    severity: { reported: now.reported, derived: severities[level] },
    text: findEventRow(ipmi)?.[3] ?? `Beyond a threshold (${level})`,
    threshold,
    ...(side === null && known !== null ? { provenance: 'inferred' } : {}),
  };
}

/** Drafts of the states that a discrete sensor prints in words: one for each sign of trouble, or one state where there is none. */
export function draftsOfStates(now: SensorNow, texts: readonly string[]): PlacelessDraft[] {
  const states = texts.map((text) => ({ text, ...identifyState(now, text) }));
  return draftsOfIdentified(now, states);
}

/**
 * Drafts of the states that a discrete sensor has as bits, bit n = offset n. `eventType` null = not printed: then only the status sensors of
 * parts in place are decoded, by their names (inferred).
 */
export function draftsOfStateBits(now: SensorNow, bits: number, eventType: number | null): PlacelessDraft[] {
  const set = stateOffsets.filter((offset) => (bits >> offset) & 1);
  const role = statusSensors[roleOf(now.sensor.name, '') ?? ''];
  const isStatus = eventType === null && role !== undefined && set.includes(role.presentOffset);
  const sensorType = now.sensor.typeCode ?? (isStatus ? role.type : null);
  const codes = { sensorType, eventType: isStatus ? sensorSpecificType : eventType };
  const states = set.map((offset) => ({
    text: findEventRow({ ...codes, offset })?.[3] ?? `State ${offset}`,
    codes: codes.eventType === null ? { sensorType, eventType: null, offset: null } : { ...codes, offset },
    isInferred: isStatus,
  }));
  return draftsOfIdentified(now, states);
}

type State = { readonly text: string; readonly codes: EventCodes; readonly isInferred: boolean };

function draftsOfIdentified(now: SensorNow, states: readonly State[]): PlacelessDraft[] {
  const signs = states.filter(({ codes }) => isSign(codes));
  if (signs.length > 0) return signs.map((state) => draftOfSign(now, state));
  const first = states.find(({ codes }) => codes.offset !== null);
  const { codes, isInferred = false } = first ?? {};
  return [
    {
      ...commonOf(now, codes?.sensorType ?? now.sensor.typeCode),
      ipmi: { ...(codes ?? { sensorType: now.sensor.typeCode, eventType: null, offset: null }), eventData: null },
      meaning: 'state',
      severity: { reported: now.reported, derived: 'ok' },
      text: states.map(({ text }) => text).join(', ') || 'ok',
      ...(isInferred ? { provenance: 'inferred' } : {}),
    },
  ];
}

/** States of the standard that tell of trouble or of a person, and `State Asserted`, which the name of the sensor decides. */
function isSign(codes: EventCodes): boolean {
  const meaning = judgeEvent(codes, 'assertion')?.meaning;
  return meaning === 'fault' || meaning === 'activity' || (meaning === 'unknown' && codes.eventType === digitalType);
}

function draftOfSign(now: SensorNow, { text, codes, isInferred }: State): PlacelessDraft {
  return {
    ...commonOf(now, codes.sensorType),
    ipmi: { ...codes, eventData: null },
    direction: 'assertion',
    text,
    ...(now.reported === null ? {} : { severity: { reported: now.reported } }),
    ...(isInferred ? { provenance: 'inferred' } : {}),
  };
}

/** Codes of a state's words. Where no sensor type is printed, the entity or the name of the sensor gives it (inferred), or the words alone do. */
function identifyState(now: SensorNow, text: string): { readonly codes: EventCodes; readonly isInferred: boolean } {
  const printed = now.sensor.typeCode;
  const likely = printed ?? typeByRole[roleOf(now.sensor.name, '') ?? ''] ?? typeByEntity[now.entityId ?? -1] ?? null;
  const found = identifyEvent(likely, text);
  const isFound = found.offset !== null || likely === null;
  const { sensorType, eventType, offset } = isFound ? found : identifyEvent(printed, text);
  return { codes: { sensorType, eventType, offset }, isInferred: isFound && printed === null && likely !== null };
}

function sensorTypeOf({ sensor, reading }: SensorNow): number | null {
  return sensor.typeCode ?? sensorTypeOfUnit(reading?.unit ?? null);
}

function commonOf({ sensor, reading }: SensorNow, typeCode: number | null): Pick<PlacelessDraft, 'sensor' | 'reading'> {
  return { sensor: { ...sensor, typeCode, type: typeCode === null ? sensor.type : sensorTypeName(typeCode) }, reading };
}
