import { extractFindings } from '#analyzers/findings/extract-findings.js';
import { instancesOf } from '#analyzers/findings/instances.js';
import { type Choice, chooseIncident } from '#analyzers/incidents/choose-incident.js';
import { cutIncidents } from '#analyzers/incidents/cut-incidents.js';
import type { IncidentCut } from '#analyzers/incidents/incident-cut.js';
import { relateEvents } from '#analyzers/relate-events.js';
import type { DiagnosisInput } from '#domain/diagnosis.js';
import type { Finding } from '#domain/finding.js';
import type { IncidentComponent } from '#domain/log-analysis.js';
import type { LogEvent } from '#domain/log-event.js';

/** What is known beside a log: the machine, when the fault was, and what people did before it. */
export type ServerContext = Pick<DiagnosisInput, 'vendor' | 'model' | 'faultTime' | 'replacedParts' | 'recentChanges'>;

/** The incident of a log that is asked about, with its signs. `events` = all of the log, related to each other; `choice` null = no events. */
export type IncidentSigns = {
  readonly events: readonly LogEvent[];
  readonly incidents: readonly IncidentCut[];
  readonly choice: Choice | null;
  readonly incidentEvents: readonly LogEvent[];
  readonly findings: readonly Finding[];
  readonly components: readonly IncidentComponent[];
};

/** Relates the events of one server, cuts them into incidents and reads the signs of the one asked about. Pure. */
export function signsOfIncident(read: readonly LogEvent[], context: ServerContext): IncidentSigns {
  const events = relateEvents(read, context);
  const incidents = cutIncidents(events);
  const choice = chooseIncident(incidents, context.faultTime);
  const incidentEvents = choice?.incident.events ?? [];
  return {
    events,
    incidents,
    choice,
    incidentEvents,
    findings: extractFindings(incidentEvents, { log: events, history: context }),
    components: instancesOf(incidentEvents, events),
  };
}
