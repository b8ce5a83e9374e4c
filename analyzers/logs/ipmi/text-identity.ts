import type { EventDetail } from '#domain/log-event.js';
import { changeTypes, firmwareErrors, firmwareStages, powerSupplyMismatches } from './event-data-codes.js';
import type { EventCodes } from './event-key.js';
import type { EventRow } from './event-row.js';
import { genericEvents } from './generic-events.js';
import { sensorSpecificType } from './judge-event.js';
import { sensorSpecificEvents } from './sensor-specific-events.js';
import { sensorTypeCode } from './sensor-types.js';

/** What a printed event text says: its codes as far as they are certain, and details that some texts carry instead of event data 2. */
export type TextIdentity = EventCodes & { readonly details: EventDetail['details'] };

type Candidate = EventCodes & { readonly details: EventDetail['details'] };
type Codes = Readonly<Record<number, readonly string[]>>;

const noDetails: EventDetail['details'] = {};
const firmwareType = 0x0f;
const versionChangeType = 0x2b;
const powerSupplyType = 0x08;
/** Where a remark of a tool or vendor begins behind the text of the standard: `(@DIMM4A)`, `| DIMM2`, `, Mngmt Ctrl …`. */
const remarkStart = / ?\(| \| |-{3}|\. {1,2}(?=\S)| ?"/;

const genericByText = indexByText(genericCandidates());
const specificByText = indexByText([...specificCandidates(), ...eventDataCandidates()]);

/**
 * Identifies an event by the sensor type and the text that ipmitool, FreeIPMI or a ticket print (case, blanks and punctuation ignored).
 * A text of the sensor type's own table wins over the generic tables. Without a sensor type the text must say it alone:
 * where several types print it, only what they agree on is given.
 */
export function identifyText(sensorTypeText: string | null, eventText: string): TextIdentity {
  return identifyEvent(sensorTypeText === null ? null : sensorTypeCode(sensorTypeText), eventText);
}

/** {@link identifyText} for a sensor type whose code is known already. */
export function identifyEvent(sensorType: number | null, eventText: string): TextIdentity {
  return findWording(sensorType, eventText) ?? { sensorType, eventType: null, offset: null, details: noDetails };
}

function findWording(sensorType: number | null, eventText: string): TextIdentity | null {
  const whole = findText(sensorType, comparableText(eventText));
  if (whole !== null) return whole;
  const cut = eventText.search(remarkStart);
  return cut > 0 ? findText(sensorType, comparableText(eventText.slice(0, cut))) : null;
}

function findText(sensorType: number | null, text: string): TextIdentity | null {
  const specific = specificByText.get(text) ?? [];
  if (sensorType !== null) {
    const own = specific.filter((candidate) => candidate.sensorType === sensorType);
    if (own.length > 0) return agree(own);
  }
  const generic = genericByText.get(text)?.[0];
  if (generic) return { ...generic, sensorType };
  return sensorType === null && specific.length > 0 ? agree(specific) : null;
}

/** What all candidates of one text have in common. */
function agree(candidates: readonly Candidate[]): TextIdentity {
  const [first] = candidates;
  const common = <K extends keyof EventCodes>(name: K) =>
    candidates.every((each) => each[name] === first?.[name]) ? (first?.[name] ?? null) : null;
  return {
    sensorType: common('sensorType'),
    eventType: common('eventType'),
    offset: common('offset'),
    details: candidates.length === 1 || common('sensorType') !== null ? (first?.details ?? noDetails) : noDetails,
  };
}

/** Text without case, punctuation and repeated blanks: `Lower Critical - going low` = `lower critical going low `. */
function comparableText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function indexByText(pairs: readonly (readonly [string, Candidate])[]): ReadonlyMap<string, readonly Candidate[]> {
  const index = new Map<string, Candidate[]>();
  for (const [text, candidate] of pairs) {
    const key = comparableText(text);
    const known = index.get(key);
    if (known) known.push(candidate);
    else index.set(key, [candidate]);
  }
  return index;
}

function genericCandidates(): (readonly [string, Candidate])[] {
  return Object.entries(genericEvents).flatMap(([eventType, rows]) => candidatesOfRows(rows, null, Number(eventType)));
}

function specificCandidates(): (readonly [string, Candidate])[] {
  return Object.entries(sensorSpecificEvents).flatMap(([sensorType, rows]) =>
    candidatesOfRows(rows, Number(sensorType), sensorSpecificType),
  );
}

function candidatesOfRows(rows: readonly EventRow[], sensorType: number | null, eventType: number): (readonly [string, Candidate])[] {
  return rows.flatMap(([offset, , , ...texts]) =>
    texts.map((text) => [text, { sensorType, eventType, offset, details: noDetails }] as const),
  );
}

/** Texts that ipmitool prints for event data 2 or 3 in place of the offset's own. A firmware stage may be progress or hang: no offset. */
function eventDataCandidates(): (readonly [string, Candidate])[] {
  return [
    ...candidatesOfCodes(firmwareErrors, '', { sensorType: firmwareType, offset: 0x0 }, 'firmwareError'),
    ...candidatesOfCodes(firmwareStages, '', { sensorType: firmwareType, offset: null }, 'firmwareStage'),
    ...candidatesOfCodes(
      changeTypes,
      'Firmware or software change detected, ',
      { sensorType: versionChangeType, offset: 0x1 },
      'changeType',
    ),
    ...candidatesOfCodes(
      changeTypes,
      'Firmware or software change success, ',
      { sensorType: versionChangeType, offset: 0x7 },
      'changeType',
    ),
    ...candidatesOfCodes(powerSupplyMismatches, '', { sensorType: powerSupplyType, offset: 0x6 }, 'mismatch'),
    ...candidatesOfCodes(powerSupplyMismatches, 'Config Error: ', { sensorType: powerSupplyType, offset: 0x6 }, 'mismatch'),
  ];
}

function candidatesOfCodes(
  codes: Codes,
  prefix: string,
  event: Pick<EventCodes, 'sensorType' | 'offset'>,
  detail: string,
): (readonly [string, Candidate])[] {
  return Object.values(codes).flatMap((texts) =>
    texts.map((text) => [prefix + text, { ...event, eventType: sensorSpecificType, details: { [detail]: texts[0] ?? text } }] as const),
  );
}
