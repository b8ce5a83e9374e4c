import type { EventDetail, Quantity } from '#domain/log-event.js';
import type { EventCodes } from './event-key.js';
import { parseQuantity } from './quantities.js';
import { identifyEvent, type TextIdentity } from './text-identity.js';

/** An event as FreeIPMI prints it, taken apart. `text` is what remains when reading and threshold are gone. */
export type FreeIpmiEvent = {
  readonly codes: EventCodes;
  readonly text: string;
  readonly reading: Quantity | null;
  readonly threshold: Quantity | null;
  readonly details: EventDetail['details'];
};

const separator = ' ; ';
const unknownEvent = /^Event Offset = (?<offset>[0-9A-F]{2})h \(Event Type Code = (?<type>[0-9A-F]{2})h\)$/;
const rawByte = /^(?<code>[0-9A-F]{2})h(?: \(Event Type Code = [0-9A-F]{2}h\))?$/;
const numbered = /^(?<name>Slot\/Connector|Memory module\/device) #(?<number>\d{1,3})$/;
const percentFull = /^(?<percent>\d{1,3})% full$/;

/** Names of the parts that FreeIPMI prints as `name = value`, and ours (those of `decodeEventData`). */
const detailByName: ReadonlyMap<string, string> = new Map([
  ['OEM Event Data2 code', 'oemData2'],
  ['OEM Event Data3 code', 'oemData3'],
  ['Event Data2', 'eventData2'],
  ['Event Data3', 'eventData3'],
  ['Sensor Reading', 'readingRaw'],
  ['Threshold', 'thresholdRaw'],
  ['Severity State', 'severityState'],
  ['Previous State', 'previousState'],
  ['Timer use at expiration', 'timerUse'],
  ['Interrupt type', 'interrupt'],
  ['Version change type', 'changeType'],
  ['Cause of state change', 'stateCause'],
  ['Slot/Connector Type', 'slotType'],
  ['Requested power state', 'requestedPowerState'],
  ['Power state at time of request', 'powerStateThen'],
  ['Log entry action', 'logAction'],
  ['Log Type', 'logType'],
]);
const numberedByName: ReadonlyMap<string, string> = new Map([
  ['Slot/Connector', 'slotNumber'],
  ['Memory module/device', 'memoryDevice'],
]);

/** Takes apart the event column of `ipmi-sel` for a sensor type: parts joined by ` ; `, the first of which names the event. */
export function parseFreeIpmiEvent(sensorType: number | null, event: string): FreeIpmiEvent {
  const [first = '', ...parts] = event.split(separator);
  const identity = codesOf(sensorType, first);
  const values = parts.map(splitPart);
  const quantityOf = (name: string) => parseQuantity(values.find((part) => part.name === name)?.value ?? '');
  const isQuantity = (part: Part) => (part.name === 'Sensor Reading' || part.name === 'Threshold') && parseQuantity(part.value) !== null;
  return {
    codes: { sensorType: identity.sensorType, eventType: identity.eventType, offset: identity.offset },
    text: [first, ...parts.filter((_, index) => !values[index] || !isQuantity(values[index]))].join(separator),
    reading: quantityOf('Sensor Reading'),
    threshold: quantityOf('Threshold'),
    details: Object.assign({}, identity.details, ...values.filter((part) => !isQuantity(part)).map((part) => detailOf(sensorType, part))),
  };
}

type Part = { readonly name: string; readonly value: string };

/** A part without `=` has an empty name. */
function splitPart(part: string): Part {
  const at = part.indexOf(' = ');
  return at === -1 ? { name: '', value: part } : { name: part.slice(0, at), value: part.slice(at + 3) };
}

function codesOf(sensorType: number | null, text: string): TextIdentity {
  const codes = unknownEvent.exec(text)?.groups;
  if (!codes) return identifyEvent(sensorType, text);
  return { sensorType, eventType: Number.parseInt(codes.type ?? '', 16), offset: Number.parseInt(codes.offset ?? '', 16), details: {} };
}

function detailOf(sensorType: number | null, { name, value }: Part): EventDetail['details'] {
  if (name === '') return detailOfPhrase(sensorType, value);
  const detail = detailByName.get(name);
  if (detail === undefined) return {};
  const code = rawByte.exec(value)?.groups?.code;
  return { [detail]: code === undefined ? value : Number.parseInt(code, 16) };
}

/** `Slot/Connector #9`, `75% full`, or the words for a code of event data 2 or 3 (`Memory initialization`, `Vendor mismatch`). */
function detailOfPhrase(sensorType: number | null, phrase: string): EventDetail['details'] {
  const found = numbered.exec(phrase)?.groups;
  const detail = numberedByName.get(found?.name ?? '');
  if (detail !== undefined) return { [detail]: Number(found?.number) };
  const percent = percentFull.exec(phrase)?.groups?.percent;
  if (percent !== undefined) return { percentFull: Number(percent) };
  return identifyEvent(sensorType, phrase).details;
}
