import type { Component } from '#domain/component.js';
import type { EventTime } from '#domain/log-event.js';
import { draftOfMessage } from '../../../event/draft-of-message.js';
import type { PlacelessDraft } from '../../../event/draft-of-record.js';
import type { TimeReader } from '../../../event/event-time.js';
import { componentsOfText } from '../../../event/locators.js';
import { unlocatedComponent } from '../../../event/unlocated-component.js';
import { machineCheckOf, type PrintedMachineCheck } from './hpe-machine-check.js';
import { postErrorOf } from './hpe-post-errors.js';

/** A row of an iLO or integrated management log as printed. `first` and `last` = its first and its latest occurrence. */
export type HpeEntry = {
  readonly text: string;
  readonly recordId?: string | null;
  readonly severity?: string | null;
  readonly className?: string | null;
  readonly eventClass?: string | null;
  readonly eventCode?: string | null;
  readonly category?: string | null;
  readonly action?: string | null;
  readonly count?: string | number | null;
  readonly first?: EventTime | null;
  readonly last?: EventTime | null;
};

const unset = /^\[?\s*not set\s*\]?$/i;
const dateAndTime = /^(?<date>\S{6,12})[ T]+(?<time>.{4,30})$/;
/** Classes of the log of iLO itself: what people and the controller do. */
const activityClasses = /^(?:i?lo ?\d?|maintenance(?: note)?|administration|security|event log)$/i;
const faultWords = /\b(?:fail\w*|error|lost|loss|fault\w*|overheat\w*|degraded|critical)\b/i;

/**
 * Draft of a row of HPE's logs. Wordings that are well known have their IPMI sense, with class and code as alias; a status register in
 * the text is decoded. `Repaired` is history: firmware or a person marked it, which does not prove that the part is well.
 */
export function draftOfHpeEntry(entry: HpeEntry): PlacelessDraft {
  const { text } = entry;
  const postError = postErrorOf(text);
  const machineCheck = machineCheckOf(text);
  const said = draftOfMessage({ text, severity: entry.severity ?? null, vendorKey: keyOf(entry, postError?.code ?? null) });
  const aliases = postError?.sense?.ipmi === undefined || said.ipmi != null ? {} : { aliases: [postError.sense.ipmi] };
  return {
    ...said,
    ...aliases,
    ...(entry.recordId == null ? {} : { recordId: entry.recordId }),
    ...timeOf(entry),
    ...meaningOf(entry),
    ...countOf(entry.count),
    details: { ...detailsOf(entry), ...(postError === null ? {} : { postError: postError.code }), ...machineCheck?.details },
    ...componentsOf(text, machineCheck, postError?.sense?.class ?? null),
  };
}

function keyOf({ eventClass, eventCode }: HpeEntry, postCode: number | null): string | null {
  const [group, code] = [Number(eventClass ?? Number.NaN), Number(eventCode ?? Number.NaN)];
  if (Number.isInteger(group) && Number.isInteger(code)) return `hpe/${group}.${code}`;
  return postCode === null ? null : `hpe/post-${postCode}`;
}

function timeOf({ first, last }: HpeEntry): Partial<PlacelessDraft> {
  const begun = first?.instant == null ? (last ?? first) : first;
  if (begun == null) return {};
  const isRepeated = last?.instant != null && last.instant !== begun.instant;
  return { time: isRepeated ? { ...begun, last: last.instant } : begun };
}

/** Time of a row; `[NOT SET]` where the clock was not. */
export function hpeTime(text: string, times: TimeReader): EventTime {
  if (unset.test(text.trim())) return times.fromDateAndTime(text.trim(), '');
  const found = dateAndTime.exec(text.trim())?.groups;
  const time = found ? times.fromDateAndTime(found.date ?? '', found.time ?? '') : times.fromText(text);
  return time.instant === null ? times.fromText(text) : time;
}

function meaningOf({ severity, className, text }: HpeEntry): Partial<PlacelessDraft> {
  if (/^repaired$/i.test(severity?.trim() ?? '')) return { meaning: 'recovery', severity: { reported: severity ?? null, derived: 'ok' } };
  return activityClasses.test(className?.trim() ?? '') && !faultWords.test(text) ? { meaning: 'activity' } : {};
}

function countOf(printed: HpeEntry['count']): Pick<PlacelessDraft, 'count'> {
  const count = Number(printed ?? 1);
  return Number.isInteger(count) && count > 1 ? { count } : {};
}

function detailsOf({ className, category, action }: HpeEntry): Record<string, string> {
  const printed = { logClass: className, category, resolution: action };
  return Object.fromEntries(
    Object.entries(printed).filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== ''),
  );
}

/** The module behind a memory error of a machine check stands first, unless the text names one. */
function componentsOf(
  text: string,
  machineCheck: PrintedMachineCheck | null,
  postClass: Component['class'] | null,
): Partial<PlacelessDraft> {
  const named = new Set(componentsOfText(text).map((component) => component.class));
  const ofCheck = (machineCheck?.components ?? []).filter((component) => !named.has(component.class));
  const ofPost: Component[] = postClass === null || named.has(postClass) ? [] : [unlocatedComponent(postClass)];
  const components = [...ofCheck, ...ofPost];
  return components.length === 0 ? {} : { components };
}
