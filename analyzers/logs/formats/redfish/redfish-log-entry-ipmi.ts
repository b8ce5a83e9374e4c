import type { LogEvent } from '#domain/log-event.js';
import type { IpmiIdentity } from '../../event/event-draft.js';
import { findEventRow, sensorSpecificType, thresholdType } from '../../ipmi/judge-event.js';
import { sensorTypeCode } from '../../ipmi/sensor-types.js';
import { identifyEvent } from '../../ipmi/text-identity.js';
import { type JsonRecord, numberAt, recordAt, textAt } from '../../syntax/json-fields.js';
import { eventDataOf } from './redfish-log-entry-message.js';

/** IPMI side of an entry; `isFromBytes` where the event's bytes are printed, so that no text may contradict them. */
export type EntryIpmi = {
  readonly identity: IpmiIdentity | null;
  readonly direction: LogEvent['direction'];
  readonly isFromBytes: boolean;
  readonly isInferred: boolean;
};

const deassertedBit = 0x80;
const redundancyType = 0x0b;
/** ED1 [7:4] of a threshold event that carries reading and threshold (IPMI 2.0 table 29-6). */
const thresholdFlags = 0x50;

/** What an entry says in IPMI's terms: from raw event bytes (Supermicro), from sensor type with state or event data (SEL entries). */
export function ipmiOf(entry: JsonRecord): EntryIpmi {
  return fromRawEventData(entry) ?? fromSelFields(entry);
}

/** Code of the entry's sensor type; null where it prints none or one of a vendor. */
export function sensorTypeOf(entry: JsonRecord): number | null {
  const printed = textAt(entry, 'SensorType');
  if (printed === null) return null;
  return sensorTypeCode(printed) ?? sensorTypeCode(redfishSpellings[printed] ?? '');
}

/** Sensor types that Redfish spells in its own way (LogEntry schema, property SensorType). */
const redfishSpellings: Readonly<Record<string, string>> = {
  'Physical Chassis Security': 'Physical Security',
  'Power Supply / Converter': 'Power Supply',
  PowerUnit: 'Power Unit',
  CoolingDevice: 'Cooling Device',
  'SystemBoot/Restart': 'System Boot Initiated',
  'BaseOSBoot/InstallationStatus': 'OS Boot',
  'System ACPI PowerState': 'System ACPI Power State',
  Watchdog: 'Watchdog 2',
  FRUState: 'FRU State',
};

function fromRawEventData(entry: JsonRecord): EntryIpmi | null {
  const raw = recordAt(entry, 'Oem', 'Supermicro', 'RawEventData');
  const [directionAndType, sensorType] = [numberAt(raw, 'EventDirAndType'), numberAt(raw, 'SensorType')];
  const data = [numberAt(raw, 'EventData1'), numberAt(raw, 'EventData2'), numberAt(raw, 'EventData3')];
  const [first] = data;
  if (directionAndType === null || sensorType === null || first === null || first === undefined) return null;
  const identity = {
    sensorType,
    eventType: directionAndType & 0x7f,
    offset: first & 0x0f,
    eventData: [first, data[1] ?? 0xff, data[2] ?? 0xff] as const,
  };
  return { identity, direction: directionAndType & deassertedBit ? 'deassertion' : 'assertion', isFromBytes: true, isInferred: false };
}

function fromSelFields(entry: JsonRecord): EntryIpmi {
  const direction = directionOf(entry);
  const sensorType = sensorTypeOf(entry);
  const state = direction === null ? textAt(entry, 'EntryCode') : null;
  const eventData = eventDataOf(entry);
  const said = identityOfState(entry, sensorType, state);
  if (said) return { identity: { ...said, eventData }, direction, isFromBytes: false, isInferred: false };
  if (sensorType === null) return { identity: null, direction, isFromBytes: false, isInferred: false };
  const offset = eventData === null ? null : eventData[0] & 0x0f;
  const eventType = eventData === null ? null : guessEventType(entry, sensorType, eventData[0]);
  const identity = { sensorType, eventType, offset: eventType === null ? null : offset, eventData };
  return { identity, direction, isFromBytes: false, isInferred: eventType !== null };
}

/** EntryCode is `Assert`, `Deassert`, or the name of a state, from which no direction follows. */
function directionOf(entry: JsonRecord): LogEvent['direction'] {
  const code = textAt(entry, 'EntryCode');
  if (code === 'Assert') return 'assertion';
  return code === 'Deassert' ? 'deassertion' : null;
}

/** State names of EntryCode, or a Message that is the standard's own text, say type and offset exactly. */
function identityOfState(entry: JsonRecord, sensorType: number | null, state: string | null): IpmiIdentity | null {
  const text = state ?? textAt(entry, 'Message');
  if (text === null || sensorType === null) return null;
  const { eventType, offset } = identifyEvent(sensorType, text);
  return offset === null ? null : { sensorType, eventType, offset, eventData: null };
}

/** The event type is not printed next to the event data; what the flags and the standard's tables leave open stays null. */
function guessEventType(entry: JsonRecord, sensorType: number, eventData1: number): number | null {
  if ((eventData1 & 0xf0) === thresholdFlags) return thresholdType;
  if (/redundan/i.test(textAt(entry, 'Message') ?? '')) return redundancyType;
  const row = findEventRow({ sensorType, eventType: sensorSpecificType, offset: eventData1 & 0x0f });
  return row === null ? null : sensorSpecificType;
}
