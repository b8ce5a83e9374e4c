import { type ComponentClass, componentKey } from '#domain/component.js';
import type { LogEvent } from '#domain/log-event.js';
import { componentsOfClass, type EventView } from './event-view.js';
import type { FindingRule, RuleFinding } from './finding-rule.js';

/**
 * A sign that single events show: any event of the listed keys, of a role, or whose text says it. `text` is tried only on
 * messages of vendors without an IPMI identity. `isReported` = a SEL reports this sign wherever it happens on a watched class,
 * so that its absence may be stated.
 */
export type Sign = {
  readonly findingId: string;
  /** Class the finding is bound to; null = the server. */
  readonly class: ComponentClass | null;
  readonly keys?: readonly string[];
  readonly roles?: readonly string[];
  readonly text?: RegExp;
  /** Events of this class only (a temperature sensor is a DIMM's, a CPU's or the board's). */
  readonly of?: ComponentClass;
  readonly isReported?: boolean;
  /** Keys of events that share a key of this sign and say something more exact: another sign's. */
  readonly except?: readonly string[];
  /** Says no to events whose decoded details make them another sign's. */
  readonly accepts?: (event: LogEvent) => boolean;
  /** Also matches rows that report a state or an act and no fault (presence lost, restart, log cleared), where they begin it. */
  readonly matchesState?: boolean;
};

/** Turns a table of signs into one rule; several entries may give the same finding. */
export function ruleOfSigns(id: string, signs: readonly Sign[]): FindingRule {
  return {
    id,
    produces: [...new Set(signs.map((sign) => sign.findingId))],
    evaluate: (view) => mergeFindings(signs, view),
  };
}

/** Events that show a sign. */
export function eventsOfSign(sign: Sign, view: EventView): readonly LogEvent[] {
  const candidates = [
    ...(sign.keys ?? []).flatMap((key) => view.ofKey(key)),
    ...(sign.roles ?? []).flatMap((role) => view.ofRole(role)),
    ...(sign.text === undefined ? [] : view.faults.filter((event) => event.event.class === 'message' && sign.text?.test(event.event.text))),
  ];
  return [...new Set(candidates)].filter((event) => canShow(sign, event));
}

function canShow(sign: Sign, event: LogEvent): boolean {
  if (sign.except?.includes(event.event.key) === true || sign.accepts?.(event) === false) return false;
  if (sign.of !== undefined && !event.components.some((component) => component.class === sign.of)) return false;
  const { meaning } = event.event;
  if (meaning === 'fault' || meaning === 'recovery') return true;
  // A role names the sign by itself where the event text is empty (`CPU0 CATERR | | Asserted`).
  if (meaning === 'unknown' && sign.roles !== undefined) return true;
  return sign.matchesState === true && (event.direction !== 'deassertion' || isNamedByMessage(sign, event));
}

/** A message says itself what happened (`DriveRemoved`); in IPMI's terms that may be the end of a state (presence). */
function isNamedByMessage(sign: Sign, event: LogEvent): boolean {
  return !event.event.key.startsWith('ipmi/') && sign.keys?.includes(event.event.key) === true;
}

function mergeFindings(signs: readonly Sign[], view: EventView): RuleFinding[] {
  const present = new Map<string, { finding: Omit<RuleFinding, 'eventIds'>; eventIds: Set<string> }>();
  for (const sign of signs) {
    for (const event of eventsOfSign(sign, view)) {
      for (const component of sign.class === null ? [null] : componentsOfClass(event, sign.class)) {
        const key = `${sign.findingId}@${componentKey(component)}`;
        const entry = present.get(key) ?? {
          finding: { findingId: sign.findingId, state: 'present' as const, component },
          eventIds: new Set(),
        };
        entry.eventIds.add(event.id);
        present.set(key, entry);
      }
    }
  }
  const seen = [...present.values()].map(({ finding, eventIds }) => ({ ...finding, eventIds: [...eventIds] }));
  return [...seen, ...absentSigns(signs, view, new Set(seen.map((finding) => finding.findingId)))];
}

/** Absent = a complete SEL was read of a machine that reports this class, and no row shows the sign. */
function absentSigns(signs: readonly Sign[], view: EventView, present: ReadonlySet<string>): RuleFinding[] {
  if (!view.hasCompleteEventLog) return [];
  const missing = signs.filter((sign) => sign.isReported === true && !present.has(sign.findingId) && isWatched(sign, view));
  return [...new Map(missing.map((sign) => [sign.findingId, sign])).values()].map((sign) => ({
    findingId: sign.findingId,
    state: 'absent' as const,
    component: sign.class === null ? null : { class: sign.class, locator: null },
    eventIds: [],
  }));
}

/** Every SEL watches memory and processors (IPMI 2.0 §42); other classes only where the machine has a sensor of them. */
function isWatched(sign: Sign, view: EventView): boolean {
  return sign.class === 'memory' || sign.class === 'cpu' || (sign.class !== null && view.watchedClasses.has(sign.class));
}
