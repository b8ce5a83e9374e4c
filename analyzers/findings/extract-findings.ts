import { componentKey } from '#domain/component.js';
import type { Finding } from '#domain/finding.js';
import type { LogEvent } from '#domain/log-event.js';
import { createEventView, type IncidentContext } from './event-view.js';
import type { RuleFinding } from './finding-rule.js';
import { findingRules } from './rules.js';

/** Most event ids a finding cites: enough to read, few enough to send. */
const citedEventsLimit = 200;

/** Runs every rule over the events of one incident, with what stands beside it. One finding an id and component; present wins over absent; sorted by id, then component. */
export function extractFindings(events: readonly LogEvent[], context: IncidentContext = {}): Finding[] {
  const view = createEventView(events, context);
  const merged = new Map<string, RuleFinding>();
  for (const rule of findingRules) {
    for (const finding of rule.evaluate(view)) {
      const key = `${finding.findingId}@${componentKey(finding.component)}`;
      merged.set(key, mergeTwo(merged.get(key), finding));
    }
  }
  const presentIds = new Set([...merged.values()].filter((one) => one.state === 'present').map((one) => one.findingId));
  return [...merged.entries()]
    .filter(([, finding]) => finding.state === 'present' || !presentIds.has(finding.findingId))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, finding]) => ({ ...finding, eventIds: finding.eventIds.slice(0, citedEventsLimit), origin: 'log' }));
}

function mergeTwo(known: RuleFinding | undefined, next: RuleFinding): RuleFinding {
  if (known === undefined || (known.state !== 'present' && next.state === 'present')) return next;
  if (next.state !== 'present') return known;
  return { ...known, eventIds: [...new Set([...known.eventIds, ...next.eventIds])] };
}
