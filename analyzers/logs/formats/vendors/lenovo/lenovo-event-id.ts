import type { Component, ComponentClass } from '#domain/component.js';
import type { LogEvent } from '#domain/log-event.js';
import type { IpmiIdentity } from '../../../event/event-draft.js';
import { thresholdType } from '../../../ipmi/judge-event.js';

/** What an event id of IMM or XCC in hex says: the IPMI event it stands for, and the part that the entity names. */
export type LenovoEvent = {
  /** The id as `0x` with eight digits, and with sixteen where they are printed. */
  readonly keys: readonly string[];
  /** Null for ids of the controller's own (`0x40000001…`). */
  readonly ipmi: IpmiIdentity | null;
  readonly direction: LogEvent['direction'];
  readonly component: Component | null;
};

const platformId =
  /^8(?<direction>[01])(?<eventType>[0-9a-f]{2})(?<offset>[0-9a-f]{2})(?<sensorType>[0-9a-f]{2})(?:(?<entity>[0-9a-f]{2})(?<instance>[0-9a-f]{2})(?<data2>[0-9a-f]{2})(?<data3>[0-9a-f]{2}))?$/;
const ownId = /^4[0-9a-f]{7}(?:[0-9a-f]{8})?$/;
const unspecified = 0xff;
const lastGenericType = 0x0c;
const firstOemType = 0x6f;
const lastOemType = 0x7f;
const lastSensorType = 0x2c;
const firstOemSensorType = 0xc0;
/** ED1 [7:4]: both bytes hold the sensor's own codes, or reading and threshold (IPMI 2.0 table 29-6). */
const codedBytes = 0xf0;
const thresholdBytes = 0x50;

/** Entities (IPMI 2.0 table 43-13) whose instance IMM and XCC count as they label the part. */
const parts: Readonly<Record<number, readonly [componentClass: ComponentClass, label: string | null]>> = {
  3: ['cpu', 'CPU'],
  4: ['drive', 'Drive'],
  8: ['memory', 'DIMM'],
  10: ['psu', 'Power Supply'],
  11: ['pcie-card', null],
  15: ['backplane', null],
  16: ['riser', null],
  26: ['drive', 'Drive'],
  29: ['fan', 'Fan'],
  30: ['cooling', null],
  31: ['cable', null],
  32: ['memory', 'DIMM'],
  34: ['bios', null],
  35: ['os', null],
  39: ['environment', null],
  46: ['bmc', null],
  55: ['environment', null],
};

/**
 * Decodes an event id as IMM, XCC and their tools print it, with or without `0x` and dash, of 8 or 16 digits: direction, event type, offset,
 * sensor type, then entity, its instance, event data 2 and 3 (IBM Integrated Management Module user's guide, event messages). Null for other numbers.
 */
export function decodeLenovoId(printed: string): LenovoEvent | null {
  const digits = printed.toLowerCase().replace(/^0x/, '').replace('-', '');
  const keys = [`lenovo/0x${digits.slice(0, 8)}`, ...(digits.length === 16 ? [`lenovo/0x${digits}`] : [])];
  if (ownId.test(digits)) return { keys, ipmi: null, direction: null, component: null };
  const groups = platformId.exec(digits)?.groups;
  if (!groups) return null;
  const byte = (name: string) => Number.parseInt(groups[name] ?? 'ff', 16);
  const [eventType, offset, sensorType] = [byte('eventType'), byte('offset'), byte('sensorType')];
  const isType = (eventType > 0 && eventType <= lastGenericType) || (eventType >= firstOemType && eventType <= lastOemType);
  const isSensor = (sensorType > 0 && sensorType <= lastSensorType) || sensorType >= firstOemSensorType;
  if (!isType || !isSensor || offset > 0x0f) return null;
  const hasData = byte('data2') !== unspecified || byte('data3') !== unspecified;
  const flags = eventType === thresholdType ? thresholdBytes : codedBytes;
  return {
    keys,
    ipmi: { sensorType, eventType, offset, eventData: hasData ? [flags | offset, byte('data2'), byte('data3')] : null },
    direction: groups.direction === '1' ? 'deassertion' : 'assertion',
    component: componentOf(byte('entity'), byte('instance')),
  };
}

function componentOf(entity: number, instance: number): Component | null {
  const part = parts[entity];
  if (part === undefined) return null;
  const [componentClass, label] = part;
  const isCounted = label !== null && instance !== unspecified;
  const place =
    componentClass === 'cpu' ? { cpu: instance } : componentClass === 'drive' ? { bay: String(instance) } : { slot: String(instance) };
  return {
    class: componentClass,
    locator: isCounted ? `${label} ${instance}` : null,
    place: isCounted ? place : null,
    provenance: 'documentedRule',
  };
}
