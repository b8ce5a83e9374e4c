import type { LogEvent } from '#domain/log-event.js';
import type { PlacelessDraft } from '../../event/draft-of-record.js';
import type { IpmiIdentity } from '../../event/event-draft.js';
import { findEventRow, sensorSpecificType, thresholdType } from '../../ipmi/judge-event.js';
import { parseQuantity } from '../../ipmi/quantities.js';
import { sensorOfType } from '../../ipmi/sensor-types.js';
import { identifyEvent } from '../../ipmi/text-identity.js';
import { parseHex } from './hex-sel-bytes.js';
import { ipmiutilGenerator, ipmiutilOffset, ipmiutilSensorType, ipmiutilThreshold } from './ipmiutil-words.js';

/** Columns of an event row of ipmiutil; `end` = the bytes behind the text (`trigger` and `data`, `reading` and `threshold` in hex, or `actual` and `limit` with their unit), null where none are printed. */
export type IpmiutilEvent = {
  readonly source: string;
  readonly type: string;
  readonly number: number | null;
  readonly name: string | null;
  readonly text: string;
  readonly end: Readonly<Record<string, string | undefined>> | null;
};

type Decoded = Pick<PlacelessDraft, 'direction' | 'details' | 'reading' | 'threshold'> & { readonly ipmi: IpmiIdentity };

/**
 * Draft of an event row. Where the trigger byte and the event data are printed they are decoded again: the tool's own words may contradict
 * them. What the tool adds behind a comma (`, DIMM6/CPU1`) is kept.
 */
export function draftOfIpmiutilEvent(event: IpmiutilEvent): PlacelessDraft {
  const typeCode = ipmiutilSensorType(event.type, event.text);
  const { ipmi, ...decoded } = decodeBytes(typeCode, event.end) ?? decodeThreshold(typeCode, event) ?? decodeText(typeCode, event.text);
  return {
    ...decoded,
    sensor: sensorOfType(typeCode, { name: event.name, number: isPanicText(event) ? null : event.number }),
    generator: ipmiutilGenerator(event.source),
    ipmi,
    text: textOf(ipmi, event.text),
  };
}

function decodeBytes(sensorType: number | null, end: IpmiutilEvent['end']): Decoded | null {
  if (end?.trigger === undefined) return null;
  const trigger = Number.parseInt(end.trigger, 16);
  const [first = 0, second = 0xff, third = 0xff] = parseHex(end.data ?? '');
  const direction: LogEvent['direction'] = trigger & 0x80 ? 'deassertion' : 'assertion';
  return { direction, ipmi: { sensorType, eventType: trigger & 0x7f, offset: first & 0x0f, eventData: [first, second, third] } };
}

/** Crossings of thresholds have words of their own for each direction; behind them stand raw reading and threshold. */
function decodeThreshold(sensorType: number | null, { text, end }: IpmiutilEvent): Decoded | null {
  const found = ipmiutilThreshold(text);
  if (found === null && end?.reading === undefined && end?.actual === undefined) return null;
  const raw = [
    ['readingRaw', end?.reading],
    ['thresholdRaw', end?.threshold],
  ].flatMap(([name, digits]) =>
    name === undefined || digits === undefined || /^ff$/i.test(digits) ? [] : [[name, Number.parseInt(digits, 16)]],
  );
  return {
    direction: found?.direction ?? null,
    ipmi: { sensorType, eventType: thresholdType, offset: found?.offset ?? null, eventData: null },
    ...(raw.length > 0 ? { details: Object.fromEntries(raw) } : {}),
    reading: parseQuantity(end?.actual ?? ''),
    threshold: parseQuantity(end?.limit ?? ''),
  };
}

function decodeText(sensorType: number | null, text: string): Decoded {
  const [words = ''] = text.split(', ');
  const offset = ipmiutilOffset(sensorType, words);
  if (offset !== null) return { direction: null, ipmi: { sensorType, eventType: sensorSpecificType, offset, eventData: null } };
  const whole = identifyEvent(sensorType, text);
  const { details, ...codes } = whole.offset === null ? identifyEvent(sensorType, words) : whole;
  return { direction: null, ipmi: { ...codes, eventData: null }, ...(Object.keys(details).length > 0 ? { details } : {}) };
}

/** Words of the standard for what the bytes say, and the tool's remark; the tool's words where the standard has none. */
function textOf(ipmi: IpmiIdentity, printed: string): string {
  const standard = findEventRow(ipmi)?.[3];
  if (standard === undefined) return printed === '-' ? '' : printed;
  const remarkAt = printed.indexOf(', ');
  return remarkAt === -1 ? standard : `${standard}${printed.slice(remarkAt)}`;
}

/** Linux writes the start of its panic text into the sensor number and the event data. */
function isPanicText({ text, end }: IpmiutilEvent): boolean {
  return text.startsWith('panic(') && end?.data?.startsWith('a1') === true;
}
