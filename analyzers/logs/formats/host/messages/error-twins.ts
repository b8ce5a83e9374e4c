import type { Component } from '#domain/component.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { EmitEvent } from './message-group.js';

type Told = {
  readonly error: string;
  readonly source: string;
  readonly line: number;
  /** Modules it names by a locator; empty where it names none. */
  readonly named: readonly Component[];
  readonly heard: Set<string>;
};

/** Reports of one error stand near each other: a daemon reads it from the kernel at once. */
const nearLines = 500;
const mostKept = 64;
const degrees: Readonly<Record<string, string>> = { 'ipmi/0c/6f/00': 'CE', 'ipmi/0c/6f/01': 'UE' };

/**
 * Makes the emitters of the reporters of one log that tell the same memory errors: firmware, kernel, rasdaemon, mcelog.
 * What another reporter told nearby of the same address gets the detail `duplicateOf` (id of the event that counts), one for one;
 * not where only the second names the module. Each reporter has its own name for a module (`A6`, `CPU_SrcID#0_MC#1_Chan#2_DIMM#0`):
 * the same error is of the same module, so that the first name stands and the other is a detail.
 */
export function createErrorTwins(idOf: (line: number) => string, emit: EmitEvent): (reporter: string) => EmitEvent {
  let told: Told[] = [];
  const twinOf = (error: string, source: string, isNamed: boolean): Told | undefined =>
    told.find((each) => each.error === error && each.source !== source && !each.heard.has(source) && (each.named.length > 0 || !isNamed));
  return (reporter) => (draft, lines) => {
    const line = lines[0]?.line;
    const page = pageOfFailure(draft);
    const cause =
      page === null ? undefined : told.findLast(({ error, named }) => error === `UE ${page}${error.slice(-3)}` && named.length > 0);
    if (cause !== undefined) return emit(draftOfTwin(draft, [], cause, idOf(cause.line)), lines);
    const error = errorOf(draft);
    if (error === null || line === undefined) return emit(draft, lines);
    told = told.filter((each) => line - each.line < nearLines);
    const source = `${reporter} ${draft.key}`;
    const named = draft.components?.filter((component) => component.locator !== null) ?? [];
    const twin = twinOf(error, source, named.length > 0);
    if (twin === undefined) {
      told = [...told.slice(1 - mostKept), { error, source, line, named, heard: new Set() }];
      return emit(draft, lines);
    }
    twin.heard.add(source);
    emit(draftOfTwin(draft, named, twin, idOf(twin.line)), lines);
  };
}

function draftOfTwin(draft: PlacelessDraft, named: readonly Component[], twin: Told, duplicateOf: string): PlacelessDraft {
  const label = named.map((component) => component.locator).join(' or ');
  return {
    ...draft,
    ...(twin.named.length > 0 ? { components: twin.named } : {}),
    details: { ...draft.details, ...(label === '' ? {} : { label }), duplicateOf },
  };
}

/** Page (hex) that the kernel gives up after an uncorrected error (mm/memory-failure.c), which itself names no module; null for another event. */
function pageOfFailure({ key, details }: PlacelessDraft): string | null {
  if (key !== 'linux/memory/failure' || details === undefined) return null;
  const { page, physicalAddress } = details;
  const text = typeof physicalAddress === 'string' ? physicalAddress.slice(0, -3) : String(page ?? '');
  return /^(?:0x)?0*(?<digits>[0-9a-f]{1,16})$/i.exec(text)?.groups?.digits?.toLowerCase() ?? null;
}

/** Degree and address of a memory error; null for another event or where no address is known. */
function errorOf({ aliases = [], details }: PlacelessDraft): string | null {
  const degree = aliases.map((alias) => degrees[alias]).find((each) => each !== undefined);
  const digits = /^(?:0x)?0*(?<digits>[0-9a-f]{3,16})$/i.exec(String(details?.address ?? ''))?.groups?.digits;
  return degree === undefined || digits === undefined ? null : `${degree} ${digits.toLowerCase()}`;
}
