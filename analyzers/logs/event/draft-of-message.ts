import type { Component } from '#domain/component.js';
import type { LogEvent } from '#domain/log-event.js';
import { codesOfKey } from '../ipmi/event-key.js';
import { judgeEvent } from '../ipmi/judge-event.js';
import { directionOf } from '../ipmi/sel-row.js';
import { sensorOfType } from '../ipmi/sensor-types.js';
import { identifyEvent, type TextIdentity } from '../ipmi/text-identity.js';
import { cutDirection, directionOfText } from './direction-of-text.js';
import type { PlacelessDraft } from './draft-of-record.js';
import type { IpmiIdentity } from './event-draft.js';
import type { MessageSense } from './message-keys.js';
import { isRecoveryText, senseOfMessage } from './message-phrases.js';
import { severityOfWord } from './reported-severity.js';
import { readSensorSentence, type SensorSentence } from './sensor-sentence.js';

/** A message of a service processor as printed; what it does not print is left out. */
export type PrintedMessage = {
  readonly text: string;
  readonly severity?: string | null;
  readonly direction?: LogEvent['direction'];
  /** IPMI code of the sensor's type. */
  readonly sensorType?: number | null;
  readonly sensorName?: string | null;
  /** Words beside the text that say what it is about (`电源` beside `冗余丢失`): read with it where it alone says nothing. */
  readonly subject?: string | null;
  readonly sensorNumber?: number | null;
  /** IPMI sense that the message's id has; else its wording is tried. */
  readonly sense?: MessageSense | null;
  /** Key made of the maker's own id (`huawei/0x02000009`). */
  readonly vendorKey?: string | null;
  readonly components?: readonly Component[];
  readonly details?: PlacelessDraft['details'];
};

type Direction = LogEvent['direction'];
type Identified = { readonly ipmi: IpmiIdentity | null; readonly sense: MessageSense | null };

/** Words of a sensor's name that may stand before its event. */
const mostNameWords = 6;
const identifiedCharacters = 300;

/**
 * Draft of a message by what it says: the standard's own wording under a sensor type is IPMI, a well-known wording of makers is its IPMI
 * sense (inferred), the maker's id is an alias of either and the key of anything else. A wording of a return to normal is a recovery,
 * and what the source rates as normal is an activity.
 */
export function draftOfMessage(message: PrintedMessage): PlacelessDraft {
  const sentence = message.sense == null && message.sensorType == null ? readSensorSentence(message.text) : null;
  if (sentence !== null && sentence.codes.offset !== null) return draftOfSentence(message, sentence);
  const { text, direction: cut } = cutDirection(message.text.trim());
  const said = cut ?? directionOfText(text);
  const found = identify(message, text);
  const isRecovery = isRecoveryText(text);
  const ends = isRecovery && !isReturnByItself(found);
  const direction = message.direction ?? said ?? (ends ? 'deassertion' : (found.sense?.direction ?? null));
  const settled = found.sense?.direction === 'deassertion' && direction === 'assertion' ? 'deassertion' : direction;
  return {
    text: text === '' ? message.text : text,
    direction: settled,
    ...sensorOf(message),
    ...kindOf(found, message.vendorKey ?? null),
    ...meaningOf(found, settled, isRecovery, message.severity ?? null),
    severity: { reported: message.severity ?? null },
    ...(message.components === undefined ? {} : { components: message.components }),
    ...(message.details === undefined ? {} : { details: message.details }),
  };
}

/** A sentence about a sensor says its type, name, event and direction itself. */
function draftOfSentence(message: PrintedMessage, { name, typeCode, codes, details, direction }: SensorSentence): PlacelessDraft {
  return {
    text: message.text.trim(),
    direction,
    sensor: sensorOfType(typeCode, { name, number: message.sensorNumber ?? null }),
    ipmi: { ...codes, eventData: null },
    ...(message.vendorKey == null ? {} : { aliases: [message.vendorKey] }),
    severity: { reported: message.severity ?? null },
    ...(message.components === undefined ? {} : { components: message.components }),
    details: { ...message.details, ...details },
  };
}

/** True for a condition whose beginning is the return to normal (`fully redundant`): its wording says that it begins. */
function isReturnByItself({ ipmi, sense }: Identified): boolean {
  return sense?.direction === 'assertion' && ipmi !== null && judgeEvent(ipmi, 'assertion')?.meaning === 'recovery';
}

/** Direction as makers print it in English and Chinese, alone in its field; null where the field is something else. */
export function directionOfWord(word: string): Direction {
  const plain = word.trim().toLowerCase();
  if (begun.has(plain)) return 'assertion';
  return ended.has(plain) ? 'deassertion' : directionOf(plain);
}

/** Words for a beginning and an end beside those that {@link directionOf} knows of the IPMI tools. */
const begunWords = 'assert assertion raised generated occurred set active fault 产生 触发 发生 告警 产生告警 故障告警 断言 未恢复 生成';
const endedWords =
  'deassert de-assert de-asserted deassertion cleared recovered restored resolved 恢复 已恢复 清除 消除 解除 告警恢复 告警解除 取消断言 解除断言';
const begun: ReadonlySet<string> = new Set(begunWords.split(' '));
const ended: ReadonlySet<string> = new Set(endedWords.split(' '));

function identify({ sensorType = null, sense: given = null, subject = null }: PrintedMessage, text: string): Identified {
  if (given !== null) return { ipmi: identityOf(given), sense: given };
  const identity = identifyTail(sensorType, text);
  if (identity.eventType !== null && identity.offset !== null && identity.sensorType !== null) {
    const { eventType, offset } = identity;
    return { ipmi: { sensorType: identity.sensorType, eventType, offset, eventData: null }, sense: null };
  }
  const sense = senseOfMessage(text) ?? (subject === null || subject === '' ? null : senseOfMessage(`${subject} ${text}`));
  if (sense !== null) return { ipmi: withType(identityOf(sense), sensorType), sense };
  const isGeneric = identity.eventType !== null && identity.offset !== null;
  if (!isGeneric && sensorType === null) return { ipmi: null, sense: null };
  return { ipmi: { sensorType, eventType: identity.eventType, offset: identity.offset, eventData: null }, sense: null };
}

/** The standard's wording may stand behind the sensor's name. One word alone (`unknown`) says nothing without a sensor type. */
function identifyTail(sensorType: number | null, text: string): TextIdentity {
  const nothing = { sensorType, eventType: null, offset: null, details: {} };
  if (sensorType === null) return text.includes(' ') ? identifyEvent(null, text) : nothing;
  const words = text.slice(0, identifiedCharacters).split(/\s+/);
  for (let start = 0; start < Math.min(words.length, mostNameWords); start += 1) {
    const identity = identifyEvent(sensorType, words.slice(start).join(' '));
    if (identity.offset !== null) return identity;
  }
  return identifyEvent(sensorType, text);
}

/** A state of any sensor's is one of the sensor that the source names. */
function withType(ipmi: IpmiIdentity | null, sensorType: number | null): IpmiIdentity | null {
  return ipmi === null || ipmi.sensorType !== null ? ipmi : { ...ipmi, sensorType };
}

function identityOf(sense: MessageSense): IpmiIdentity | null {
  const codes = codesOfKey(sense.key);
  return codes && { ...codes, eventData: null };
}

function sensorOf({ sensorType = null, sensorName = null, sensorNumber = null }: PrintedMessage): Pick<PlacelessDraft, 'sensor'> {
  if (sensorType === null && sensorName === null && sensorNumber === null) return {};
  return { sensor: sensorOfType(sensorType, { name: sensorName, number: sensorNumber }) };
}

function kindOf({ ipmi, sense }: Identified, vendorKey: string | null): Partial<PlacelessDraft> {
  const aliases = vendorKey === null ? {} : { aliases: [vendorKey] };
  const isKnown = ipmi !== null && ipmi.offset !== null;
  if (sense !== null) return { ipmi, ...aliases, class: 'message', provenance: 'inferred' };
  if (isKnown || (ipmi !== null && vendorKey === null)) return { ipmi, ...aliases };
  if (vendorKey !== null) return { key: vendorKey, class: 'message', provenance: 'vendorDocument' };
  return { key: 'unknown', class: 'message', provenance: 'unknown' };
}

function meaningOf({ ipmi }: Identified, direction: Direction, isRecovery: boolean, severity: string | null): Partial<PlacelessDraft> {
  if (ipmi !== null && judgeEvent(ipmi, direction) !== null) return {};
  if (isRecovery) return { meaning: 'recovery' };
  return severityOfWord(severity ?? '') === 'ok' && direction !== 'deassertion' ? { meaning: 'activity' } : {};
}
