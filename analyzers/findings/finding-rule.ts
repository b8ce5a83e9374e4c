import type { ComponentRef } from '#domain/component.js';
import type { Finding } from '#domain/finding.js';
import type { LogEvent } from '#domain/log-event.js';
import type { EventView } from './event-view.js';

/** A finding as a rule gives it; the extractor adds what all share. */
export type RuleFinding = {
  readonly findingId: string;
  readonly state: Finding['state'];
  readonly component: ComponentRef | null;
  readonly eventIds: readonly string[];
};

/** A rule over the events of one incident. `produces` lists every finding id it can give: `graph check` compares. */
export type FindingRule = {
  readonly id: string;
  readonly produces: readonly string[];
  readonly evaluate: (view: EventView) => readonly RuleFinding[];
};

/** A finding that events show, each cited once. */
export function presentOf(findingId: string, component: RuleFinding['component'], events: readonly LogEvent[]): RuleFinding {
  return { findingId, state: 'present', component, eventIds: [...new Set(events.map((event) => event.id))] };
}

/** The same, or nothing where no event shows it. */
export function presentWhere(findingId: string, component: RuleFinding['component'], events: readonly LogEvent[]): RuleFinding[] {
  return events.length === 0 ? [] : [presentOf(findingId, component, events)];
}
