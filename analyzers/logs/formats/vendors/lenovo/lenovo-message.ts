import type { Component } from '#domain/component.js';
import type { EventTime } from '#domain/log-event.js';
import { draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import { componentsOfText } from '../../../event/locators.js';
import { severityOfWord } from '../../../event/reported-severity.js';
import { unlocatedComponent } from '../../../event/unlocated-component.js';
import { codesOfKey } from '../../../ipmi/event-key.js';
import { findEventRow, judgeEvent } from '../../../ipmi/judge-event.js';
import { classOfXccId, senseOfUefiCode, severityOfXccId, severityWord } from './lenovo-codes.js';
import { decodeLenovoId, type LenovoEvent } from './lenovo-event-id.js';

/** An id in a text of Lenovo or IBM, of one of three kinds, with its place in the text. */
export type LenovoId =
  | { readonly kind: 'hex'; readonly event: LenovoEvent; readonly printed: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'xcc' | 'uefi';
      readonly code: string;
      readonly letter: string;
      readonly printed: string;
      readonly start: number;
      readonly end: number;
    };

/** A row of an event log of IMM or XCC as printed. */
export type LenovoEntry = {
  readonly text: string;
  readonly id: LenovoId | null;
  readonly recordId?: string | null;
  readonly severity?: string | null;
  readonly source?: string | null;
  readonly time?: EventTime | null;
};

const hexId = /(?<![\w.-])(?<id>(?:0x)?(?:8[01][0-9a-f]{6}(?:-?[0-9a-f]{8})?|4000[0-9a-f]{4}-?[0-9a-f]{8})|0x4000[0-9a-f]{4})(?![\w-])/i;
const xccId = /(?<!\w)(?<code>FQX[A-Z]{2}[A-Z]{2}\d{4}[A-Z])(?!\w)/;
const uefiId = /\[(?<letter>[IWES])\.(?<code>[0-9A-F]{5,10})\]/;
const searchedCharacters = 400;

/** The first id in a text; null where there is none. A code in brackets is an id, whatever else stands in the text. */
export function findLenovoId(text: string): LenovoId | null {
  const head = text.slice(0, searchedCharacters);
  const xcc = xccId.exec(head);
  if (xcc) return codedId('xcc', xcc, xcc.groups?.code?.slice(-1) ?? '');
  const hex = hexId.exec(head);
  const event = hex === null ? null : decodeLenovoId(hex.groups?.id ?? '');
  if (hex !== null && event !== null) return { kind: 'hex', event, printed: hex[0], start: hex.index, end: hex.index + hex[0].length };
  const uefi = uefiId.exec(head);
  return uefi === null ? null : codedId('uefi', uefi, uefi.groups?.letter ?? '');
}

function codedId(kind: 'xcc' | 'uefi', { 0: printed, index, groups }: RegExpExecArray, letter: string): LenovoId {
  return { kind, code: groups?.code ?? '', letter, printed, start: index, end: index + printed.length };
}

/** Draft of a row: an id in hex is the IPMI event it encodes, then the wording decides; ids of Lenovo are aliases, or the key of anything else. */
export function draftOfLenovoEntry(entry: LenovoEntry): PlacelessDraft {
  const { id, time, recordId, source } = entry;
  const printed = entry.severity ?? (id?.kind === 'uefi' ? id.letter : null);
  const draft = identityOf(entry, printed === null ? null : severityWord(printed));
  const components = componentsOf(id, draft.text);
  return {
    ...draft,
    ...severityAndMeaning(draft, printed, id),
    ...(recordId == null ? {} : { recordId }),
    ...(time == null ? {} : { time }),
    ...(id === null ? {} : { message: { id: id.printed.replace(/^\[|\]$/g, ''), args: argsOf(entry.text) } }),
    ...(source == null || source === '' ? {} : { details: { ...draft.details, source } }),
    ...(components.length === 0 ? {} : { components }),
  };
}

function identityOf({ text, id }: LenovoEntry, severity: string | null): PlacelessDraft {
  if (id?.kind === 'hex' && id.event.ipmi !== null) {
    const { ipmi, direction, keys } = id.event;
    return { ipmi, direction, aliases: keys, text: text === '' ? (findEventRow(ipmi)?.[3] ?? id.printed) : text };
  }
  const said = text === '' ? (id?.printed ?? '') : text;
  const vendorKey =
    id === null ? null : id.kind === 'hex' ? (id.event.keys[0] ?? null) : `lenovo/${id.kind === 'uefi' ? `${id.letter}.` : ''}${id.code}`;
  const draft = draftOfMessage({ text: said, severity, vendorKey });
  const sense = id?.kind === 'uefi' ? senseOfUefiCode(id.code) : null;
  const codes = sense === null ? null : codesOfKey(sense);
  if (codes === null) return draft;
  const { key: _ownKey, meaning: _meaning, ...rest } = draft;
  return { ...rest, ipmi: { ...codes, eventData: null }, aliases: vendorKey === null ? [] : [vendorKey], provenance: 'vendorDocument' };
}

/** A letter is a severity for people: it decides only where IPMI's tables do not. */
function severityAndMeaning(draft: PlacelessDraft, printed: string | null, id: LenovoId | null): Partial<PlacelessDraft> {
  const isJudged = draft.ipmi != null && judgeEvent(draft.ipmi, draft.direction ?? null) !== null;
  const derived = printed === null ? (id?.kind === 'xcc' ? severityOfXccId(id.code) : null) : severityOfWord(severityWord(printed));
  if (isJudged || derived === null || draft.meaning === 'recovery') return { severity: { reported: printed } };
  return {
    severity: { reported: printed, derived },
    ...(draft.meaning === undefined ? { meaning: derived === 'ok' ? 'activity' : 'fault' } : {}),
  };
}

function componentsOf(id: LenovoId | null, text: string): Component[] {
  const named = componentsOfText(text);
  if (id?.kind === 'hex') {
    const { component } = id.event;
    return component === null || named.some((each) => each.class === component.class) ? [] : [component];
  }
  const componentClass = id?.kind === 'xcc' ? classOfXccId(id.code) : null;
  if (componentClass === null || named.length > 0) return [];
  return [unlocatedComponent(componentClass)];
}

/** Arguments that XCC prints in brackets (`[DIMM 3]`). */
function argsOf(text: string): string[] {
  return Array.from(text.slice(0, 500).matchAll(/\[(?<arg>[^[\]]{1,80})\]/g), ({ groups }) => groups?.arg ?? '');
}
