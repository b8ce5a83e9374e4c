import type { EventDetail, EventTime, LogEvent } from '#domain/log-event.js';
import { createBoundedMemory, ownCopy } from '../bounded-memory.js';
import { decodeEventData } from '../ipmi/event-data.js';
import { codesOfKey, type EventCodes, eventKey } from '../ipmi/event-key.js';
import { eventClassOf, findEventRow } from '../ipmi/judge-event.js';
import type { PlacelessDraft } from './draft-of-record.js';
import type { CompleteEvent, EventDraft } from './event-draft.js';
import { judgeDraft } from './judge-draft.js';
import { componentsOf } from './locators.js';
import { roleOf } from './roles.js';

/** What holds for every event of one kind, wherever and whenever it happened. Frozen, because all events of the kind share it. */
type EventKind = Pick<LogEvent, 'event' | 'severity' | 'components' | 'provenance'>;

const noTime: EventTime = Object.freeze({ text: null, instant: null, last: null, zone: 'unknown', reliable: false });
const noState: EventDetail['state'] = Object.freeze({ open: null, pairedWith: null });

/**
 * Makes the completer of one block of one file. It derives from each draft what every format owes: id, order, key and aliases, class,
 * meaning, severity, role, components and details. Kinds are remembered, so that a repeated row costs little; their objects are shared and frozen.
 */
export function createEventCompleter(source: { readonly file: string; readonly format: string }): CompleteEvent {
  const kinds = createBoundedMemory<EventKind>();
  const compose = createEventComposer(source);
  return (draft) => {
    const kind = draft.components
      ? describeKind(draft)
      : kinds.recall(signatureOf(draft), () => describeKind({ ...draft, text: ownCopy(draft.text) }));
    return compose(withQuantities(kind, draft), draft, draft);
  };
}

/** A row without its place, described: {@link RowCompleter} makes the events of all lines that print it. */
export type DescribedRow = { readonly kind: EventKind; readonly draft: PlacelessDraft };

/** What tells apart the lines that print the same row. */
export type RowPlace = Pick<EventDraft, 'line' | 'byte' | 'part' | 'raw' | 'recordId' | 'time'>;

/** Completer for formats that remember their rows themselves: a row is described once, each of its lines costs one object. */
export type RowCompleter = {
  readonly describe: (draft: PlacelessDraft) => DescribedRow;
  readonly complete: (row: DescribedRow, place: RowPlace) => LogEvent;
};

/** Makes the row completer of one block of one file. */
export function createRowCompleter(source: { readonly file: string; readonly format: string }): RowCompleter {
  const compose = createEventComposer(source);
  return {
    describe: (draft) => ({ kind: withQuantities(describeKind({ ...draft, line: null, byte: null, raw: '' }), draft), draft }),
    complete: ({ kind, draft }, place) => compose(kind, draft, place),
  };
}

function createEventComposer({ file, format }: { readonly file: string; readonly format: string }) {
  let order = 0;
  return (kind: EventKind, draft: PlacelessDraft, place: RowPlace): LogEvent => ({
    id: eventId(file, place),
    source: { file, line: place.line, byte: place.byte, format },
    raw: place.raw,
    recordId: place.recordId ?? draft.recordId ?? null,
    time: place.time ?? draft.time ?? noTime,
    direction: draft.direction ?? null,
    sensor: draft.sensor ?? null,
    generator: draft.generator ?? null,
    order: order++,
    bootEpoch: null,
    event: kind.event,
    severity: kind.severity,
    message: draft.message ?? null,
    components: kind.components,
    provenance: kind.provenance,
    count: draft.count ?? 1,
    oemBytes: draft.oemBytes ?? null,
  });
}

/** A kind is shared by all readings of a sensor; an event carries its own. */
function withQuantities(kind: EventKind, draft: PlacelessDraft): EventKind {
  const { reading = null, threshold = null } = draft;
  if (reading === null && threshold === null) return kind;
  return { ...kind, event: Object.freeze({ ...kind.event, reading, threshold }) };
}

/** Id of an event by its place: file and line, or byte; `part` where a line tells several. */
export function eventId(file: string, { line, byte, part }: Pick<RowPlace, 'line' | 'byte' | 'part'>): string {
  const place = line === null ? `${file}@${byte ?? 0}` : `${file}#${line}`;
  return part === undefined ? place : `${place}.${part}`;
}

/** All that a draft's kind depends on, in one text. Components of a format's own are not in it: such a draft is described each time. */
function signatureOf({ sensor, ipmi, direction, text, severity, details, ...draft }: EventDraft): string {
  const codes = ipmi ? `${ipmi.sensorType}/${ipmi.eventType}/${ipmi.offset}/${ipmi.eventData?.join('.')}` : '';
  const said = `${direction}|${severity?.reported}|${severity?.derived}|${draft.class}|${draft.meaning}|${draft.provenance}`;
  const named = `${draft.key}|${draft.aliases?.join(',')}|${details && JSON.stringify(details)}`;
  return `${codes}|${said}|${named}|${sensor?.typeCode}|${sensor?.name}|${text}`;
}

function describeKind(draft: EventDraft): EventKind {
  const codes = draft.ipmi ?? codesOfKey(draft.key ?? '');
  const key = draft.key ?? (codes === null ? 'unknown' : eventKey(codes));
  const sensorName = draft.sensor?.name ?? null;
  const role = roleOf(sensorName, draft.text);
  const { meaning, severity } = judgeDraft(draft, codes, role);
  const found = isInventory(draft, key)
    ? []
    : componentsOf({ sensorType: codes?.sensorType ?? draft.sensor?.typeCode ?? null, sensorName, text: draft.text, key });
  return Object.freeze({
    event: Object.freeze({
      key,
      aliases: aliasesOf(draft, codes, key),
      role,
      meaning,
      details: detailsOf(draft),
      state: noState,
      class: draft.class ?? eventClassOf(codes?.eventType ?? null),
      eventTypeCode: codes?.eventType ?? null,
      offset: codes?.offset ?? null,
      text: draft.text,
      reading: null,
      threshold: null,
    }),
    severity: Object.freeze({ reported: draft.severity?.reported ?? null, derived: severity }),
    components: mergeComponents(draft.components ?? [], found),
    provenance: draft.provenance ?? provenanceOf(draft, codes),
  });
}

/** The text of an inventory row is made of names and numbers of the part itself (`SSD 970`): they name no other. */
function isInventory(draft: EventDraft, key: string): boolean {
  return key.startsWith('inventory/') && draft.components !== undefined;
}

/** The IPMI key of an event that goes by another key is an alias; so is what the format names. */
function aliasesOf(draft: EventDraft, codes: EventCodes | null, key: string): string[] {
  const aliases = [...(draft.aliases ?? [])];
  if (codes !== null && eventKey(codes) !== key) aliases.push(eventKey(codes));
  return [...new Set(aliases)].filter((alias) => alias !== key);
}

function detailsOf({ ipmi, details }: EventDraft): EventDetail['details'] {
  const decoded = ipmi?.eventData ? decodeEventData(ipmi.sensorType, ipmi.eventType, ipmi.eventData) : {};
  return { ...decoded, ...details };
}

function provenanceOf(draft: EventDraft, codes: EventCodes | null): LogEvent['provenance'] {
  if (codes !== null && findEventRow(codes) !== null) return 'standard';
  return draft.key === undefined ? 'unknown' : 'vendorDocument';
}

/** What the format names itself comes first; a class found again without a locator adds nothing. */
function mergeComponents(own: NonNullable<EventDraft['components']>, found: LogEvent['components']): LogEvent['components'] {
  const isNew = (each: LogEvent['components'][number]) =>
    !own.some((known) => known.class === each.class && (each.locator === null || known.locator === each.locator));
  return [...own, ...found.filter(isNew)];
}
