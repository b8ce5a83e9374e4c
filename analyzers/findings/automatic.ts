import { automaticPrefix, type Finding } from '#domain/finding.js';
import type { LogEvent } from '#domain/log-event.js';
import type { Maker } from './automatic/maker.js';
import { ofContext, ofExtent, ofFindings } from './automatic/of-context.js';
import { ofKeys, ofKeysWithRole, ofPairs, ofRoles } from './automatic/of-events.js';
import { ofEcc, ofSockets, ofSpread } from './automatic/of-places.js';

/** Events that an automatic finding cites: it is shown to experts, who want examples, not all. */
const citedEvents = 5;
/** A long log has hundreds of kinds of events; what is beyond says nothing more of the case. */
const mostFindings = 1000;

/** The kinds of automatic findings, the most general first: of a long log they are kept first. */
const makers: readonly Maker[] = [ofExtent, ofRoles, ofKeys, ofSpread, ofSockets, ofEcc, ofFindings, ofContext, ofKeysWithRole, ofPairs];

/**
 * Automatic findings of one incident: what happened, without an expert's word for it (INFERENCE §3). Events by key, role and both; pairs of
 * them; each expert finding with what else reports faults; how much was logged; and where things are (number of modules, channels,
 * sockets; processor and memory on one socket; uncorrectable and corrected errors of one module). All are present and about the server;
 * ids begin with `auto/`, each id stands once. Only fitting gives them a link.
 */
export function automaticFindings(incident: readonly LogEvent[], expert: readonly Finding[]): Finding[] {
  const events = incident.filter(isHappening);
  if (events.length === 0) return [];
  const found = new Map<string, Set<string>>();
  for (const maker of makers) {
    for (const [id, eventIds] of maker(events, expert)) {
      const cited = found.get(id) ?? new Set();
      if (!found.has(id) && found.size >= mostFindings) continue;
      for (const eventId of eventIds) if (cited.size < citedEvents) cited.add(eventId);
      found.set(id, cited);
    }
  }
  return [...found].map(([id, eventIds]) => ({
    findingId: `${automaticPrefix}${id}`,
    state: 'present',
    component: null,
    eventIds: [...eventIds],
    origin: 'log',
  }));
}

/** A list of parts is no event: how long it is says nothing of a fault. */
function isHappening({ event }: LogEvent): boolean {
  return !event.key.startsWith('inventory/');
}
