import { extractFindings } from '#analyzers/findings/extract-findings.js';
import { instancesOf } from '#analyzers/findings/instances.js';
import type { LogEvent } from '#domain/log-event.js';
import type { IncidentFacts } from '#graph/model/facts.js';
import { anyMachine } from './tiny-graph.js';

/** What the product makes of the events of one incident. */
export function factsOfEvents(events: readonly LogEvent[]): IncidentFacts {
  return { findings: extractFindings(events), instances: instancesOf(events), subject: anyMachine };
}
