import type { EventTime, LogEvent } from '#domain/log-event.js';
import { directionOfText } from '../../event/direction-of-text.js';
import type { EventDraft } from '../../event/event-draft.js';
import type { TimeReader } from '../../event/event-time.js';
import { type MessageSense, senseOfMessageKey } from '../../event/message-keys.js';
import { detailsOfMessage } from '../../event/message-numbers.js';
import { isRecoveryText, senseOfMessage } from '../../event/message-phrases.js';
import { severityOfWord } from '../../event/reported-severity.js';
import { readSensorSentence } from '../../event/sensor-sentence.js';
import { codesOfKey, eventKey } from '../../ipmi/event-key.js';
import { judgeEvent } from '../../ipmi/judge-event.js';
import { sensorTypeName } from '../../ipmi/sensor-types.js';
import { type JsonRecord, numberAt, rawJson, recordAt, textAt } from '../../syntax/json-fields.js';
import { type EntryIpmi, ipmiOf, sensorTypeOf } from './redfish-log-entry-ipmi.js';
import { identifyMessage, type MessageIdentity, messageArgsOf, messageIdOf, messageTextOf } from './redfish-log-entry-message.js';
import { componentOfOrigin } from './redfish-log-entry-origin.js';

/** What the collection around an entry adds to it. */
export type EntryPlace = {
  readonly line: number | null;
  /** Index among the entries where their lines do not tell them apart. */
  readonly part?: number;
  /** MessageId of an earlier entry with the same text, of which this one is the end (Huawei); null for most. */
  readonly endOf: string | null;
};

const rawLimitCharacters = 2_000;
/** iDRAC prints this sensor number where there is no sensor. */
const noSensorNumber = 999;

/** Draft of the event that one Redfish LogEntry (or event record) tells. */
export function draftOfEntry(entry: JsonRecord, place: EntryPlace, times: TimeReader): EventDraft {
  const message = identifyMessage(place.endOf === null ? entry : { ...entry, MessageId: place.endOf });
  const text = messageTextOf(entry, message.messageKey);
  const ipmi = ipmiOf(entry);
  const sense = ipmi.isFromBytes ? null : (message.messageKey && senseOfMessageKey(message.messageKey)) || senseOfText(text);
  const id = messageIdOf(entry) ?? place.endOf;
  const direction = place.endOf === null ? (ipmi.direction ?? directionOfText(text) ?? sense?.direction ?? null) : 'deassertion';
  const count = numberAt(entry, 'Oem', 'Hpe', 'Count') ?? numberAt(entry, 'Oem', 'Hp', 'Count');
  return {
    line: place.line,
    byte: null,
    ...(place.part === undefined ? {} : { part: place.part }),
    raw: rawJson(entry, rawLimitCharacters),
    recordId: textAt(entry, 'Id') ?? textAt(entry, 'EventId'),
    time: timeOf(entry, times),
    direction,
    sensor: sensorOf(entry, ipmi),
    text,
    ...kindOf(ipmi, message, sense),
    ...meaningOf(entry, text, ipmi, sense, direction),
    ...(place.endOf === null ? {} : { meaning: 'recovery' as const }),
    severity: { reported: reportedSeverity(entry) },
    message: id === null ? null : { id, args: messageArgsOf(entry) },
    details: { ...detailsOfMessage(text), ...detailsOf(entry) },
    components: originOf(entry),
    ...(count !== null && count > 1 ? { count } : {}),
  };
}

/** Key and identity: bytes and codes first, then the vendor's or registry's id, then the wording. */
function kindOf(ipmi: EntryIpmi, message: MessageIdentity, sense: MessageSense | null): Partial<EventDraft> {
  if (ipmi.identity !== null && ipmi.identity.offset !== null) {
    return { ipmi: ipmi.identity, aliases: message.keys, ...(ipmi.isInferred ? { provenance: 'inferred' } : {}) };
  }
  const [key, ...otherKeys] = message.keys;
  if (key !== undefined) {
    return { key, aliases: sense === null ? otherKeys : [...otherKeys, sense.key], class: 'message', provenance: 'vendorDocument' };
  }
  if (sense !== null) return { ipmi: identityOfSense(sense.key), class: 'message', provenance: 'inferred' };
  return { ipmi: ipmi.identity, class: 'message', provenance: 'unknown' };
}

/** A sentence about a sensor (Cisco CIMC) says its event exactly; other wordings are looked up. */
function senseOfText(text: string): MessageSense | null {
  const said = readSensorSentence(text);
  if (said === null || said.codes.offset === null) return senseOfMessage(text);
  return { key: eventKey(said.codes), direction: said.direction };
}

function identityOfSense(key: string): EventDraft['ipmi'] {
  const codes = codesOfKey(key);
  return codes === null ? null : { ...codes, eventData: null };
}

/** Says what an event means only where the IPMI tables do not: repaired entries are history, wordings of a return to normal are recoveries. */
function meaningOf(
  entry: JsonRecord,
  text: string,
  ipmi: EntryIpmi,
  sense: MessageSense | null,
  direction: LogEvent['direction'],
): Partial<EventDraft> {
  if (isRepaired(entry)) return { meaning: 'recovery' };
  if (ipmi.identity !== null && ipmi.identity.offset !== null) return {};
  const codes = sense === null ? null : codesOfKey(sense.key);
  const judged = codes === null ? null : judgeEvent(codes, direction);
  if (judged !== null) return { meaning: judged.meaning };
  if (isRecoveryText(text) || directionOfText(text) === 'deassertion') return { meaning: 'recovery' };
  return isOfPeople(entry) || severityOfWord(reportedSeverity(entry) ?? '') === 'ok' ? { meaning: 'activity' } : {};
}

/** Severity as the service says it; null where it is missing (Supermicro X10). */
function reportedSeverity(entry: JsonRecord): string | null {
  const paths = [['Oem', 'Hpe', 'Severity'], ['Severity'], ['MessageSeverity'], ['Oem', 'Huawei', 'Level']];
  return paths.map((path) => textAt(entry, ...path)).find((word) => word !== null) ?? null;
}

/** True for history: a resolved entry, or one that HPE iLO marks as repaired (by operator or firmware: no proof that the part is well). */
function isRepaired(entry: JsonRecord): boolean {
  const isMarked = [['Resolved'], ['Oem', 'Hpe', 'Repaired'], ['Oem', 'Hp', 'Repaired']].some((path) => textAt(entry, ...path) === 'true');
  return isMarked || reportedSeverity(entry)?.toLowerCase() === 'repaired';
}

/** Areas of Dell message ids about users, jobs, licences and updates: a warning there is no fault of the hardware. */
const areasOfPeople = /(?:^|\.)(?:USR|RAC|JCP|LIC|RED|SUP|SWC|SRV|DIS|CFG)\d{1,5}$/i;

/** iLO's own log marks what operators did by its category. */
function isOfPeople(entry: JsonRecord): boolean {
  const { Categories: categories } = recordAt(entry, 'Oem', 'Hpe');
  if (Array.isArray(categories) && categories.includes('Administration')) return true;
  return areasOfPeople.test(messageIdOf(entry) ?? '');
}

function timeOf(entry: JsonRecord, times: TimeReader): EventTime {
  const printed = ['Created', 'EventTimestamp'].flatMap((field) => textAt(entry, field) ?? []).map(times.fromIso);
  const first = printed.find((time) => time.instant !== null) ?? printed[0] ?? times.fromIso('');
  const updated = textAt(entry, 'Oem', 'Hpe', 'Updated') ?? textAt(entry, 'Oem', 'Hp', 'Updated');
  return updated === null ? first : { ...first, last: times.fromIso(updated).instant };
}

function sensorOf(entry: JsonRecord, ipmi: EntryIpmi): LogEvent['sensor'] {
  const typeCode = ipmi.identity?.sensorType ?? sensorTypeOf(entry);
  const number = numberAt(entry, 'SensorNumber');
  const type = (typeCode === null ? null : sensorTypeName(typeCode)) ?? textAt(entry, 'SensorType');
  if (typeCode === null && type === null) return null;
  return { type, typeCode, name: null, number: number === noSensorNumber ? null : number, entity: null };
}

function detailsOf(entry: JsonRecord): LogEvent['event']['details'] {
  const facts = {
    entryType: textAt(entry, 'EntryType'),
    agent: textAt(entry, 'Oem', 'Dell', 'AgentID'),
    category: textAt(entry, 'Oem', 'Dell', 'Category') ?? textAt(entry, 'Oem', 'Hpe', 'ClassDescription'),
    resolution: textAt(entry, 'Resolution') ?? textAt(entry, 'Oem', 'Hpe', 'RecommendedAction'),
  };
  return Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== null));
}

function originOf(entry: JsonRecord): NonNullable<EventDraft['components']> {
  const uri = textAt(entry, 'Links', 'OriginOfCondition', '@odata.id') ?? textAt(entry, 'OriginOfCondition', '@odata.id');
  const component = uri === null ? null : componentOfOrigin(uri);
  return component === null ? [] : [component];
}
