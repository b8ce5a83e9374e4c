import { createHash } from 'node:crypto';
import { automaticFindings } from '#analyzers/findings/automatic.js';
import { extractFindings } from '#analyzers/findings/extract-findings.js';
import type { IncidentCut } from '#analyzers/incidents/incident-cut.js';
import { clockWarnings } from '#analyzers/logs/event/clock-doctor.js';
import { isDuplicate } from '#analyzers/logs/event/duplicates.js';
import { firstRowsOfServers } from '#analyzers/logs/event/several-servers.js';
import { partsOf } from '#analyzers/parts.js';
import type { Diagnosis, Incident } from '#domain/diagnosis.js';
import type { Finding } from '#domain/finding.js';
import type { Language } from '#domain/language.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { LogEvent } from '#domain/log-event.js';
import type { NotUnderstood } from '#domain/unread.js';
import { type IncidentSigns, type ServerContext, signsOfIncident } from './incident-signs.js';
import { incidentText } from './incident-texts.js';
import { incidentWarnings } from './incident-warnings.js';

/** Most events an analysis keeps to cite: what a person can read, and what a stored diagnosis may weigh. */
const citedEventsLimit = 500;
const burstCount = 10;

/** Most incidents that are listed: the one asked about, then the most severe and latest. */
const listedIncidents = 40;

/** What is known beside the log, and the time of asking (ms since 1970). */
export type AnalysisContext = ServerContext & { readonly nowMs?: number };

/** Turns the events of one server into findings about one incident. Pure: the same events and context give the same analysis. */
export function analyseLog(
  events: readonly LogEvent[],
  input: Diagnosis['input'],
  lang: Language,
  context: AnalysisContext = {},
): LogAnalysis {
  const signs = signsOfIncident(events, context);
  const { findings } = signs;
  const incidents = incidentList(signs, lang);
  const timeline = timelineOf(signs.events, lang, context.nowMs ?? null);
  const warnings = [...timeline.warnings, ...incidentWarnings(signs, context, lang)];
  const triggers = incidents.flatMap(({ trigger }) => trigger ?? []);
  const kept = keptCitations([triggers, ...[...findings, ...warnings, ...timeline.bursts].map((one) => one.eventIds)]);
  return {
    digest: digestOf(events, input.notUnderstood),
    incidents,
    servers: [...firstRowsOfServers(events).keys()],
    findings: findings.map((finding) => citingOnly(finding, kept)),
    automatic: automaticFindings(signs.incidentEvents, findings).map((finding) => citingOnly(finding, kept)),
    components: signs.components,
    parts: partsOf(signs.events),
    citedEvents: signs.events.filter((event) => kept.has(event.id)),
    timeline: {
      ...timeline,
      warnings: warnings.map((warning) => citingOnly(warning, kept)),
      bursts: timeline.bursts.map((burst) => citingOnly(burst, kept)),
    },
    input,
  };
}

/** The incidents as an answer lists them, in the order of time. */
function incidentList({ incidents, choice, events, findings }: IncidentSigns, lang: Language): Incident[] {
  const bySeverity = incidents.toSorted((left, right) => right.severity - left.severity || lastMs(right) - lastMs(left));
  const listed = new Set([...(choice === null ? [] : [choice.incident]), ...bySeverity].slice(0, listedIncidents));
  return incidents
    .filter((incident) => listed.has(incident))
    .map((incident) => {
      const isChosen = incident === choice?.incident;
      return {
        id: incident.id,
        from: incident.from,
        to: incident.to,
        trigger: incident.triggerId,
        serverState: serverStateOf(isChosen ? findings : extractFindings(incident.events, { log: events })),
        chosen: isChosen,
        why: incidentText(incident.why, isChosen ? choice : null, lang),
      };
    });
}

function lastMs({ coreTimes }: IncidentCut): number {
  return coreTimes.at(-1) ?? 0;
}

const downFindings = [
  'cpu-thermal-trip',
  'power-off-unexpected',
  'power-soft-control-failure',
  'psu-all-inputs-lost',
  'cpu-post-hang',
  'cpu-startup-failure',
  'boot-failure',
  'firmware-hang',
];
const degradedFindings = [
  'psu-redundancy-lost',
  'raid-array-degraded',
  'memory-device-disabled',
  'cpu-throttled',
  'memory-redundancy-lost',
  'psu-failure',
  'psu-input-lost',
  'drive-fault',
  'fan-failed',
];

function serverStateOf(findings: readonly Finding[]): Incident['serverState'] {
  const present = new Set(findings.filter((finding) => finding.state === 'present').map((finding) => finding.findingId));
  if (downFindings.some((id) => present.has(id))) return 'down';
  return degradedFindings.some((id) => present.has(id)) ? 'degraded' : 'unknown';
}

function timelineOf(events: readonly LogEvent[], lang: Language, nowMs: number | null): Diagnosis['timeline'] {
  const instants = events.flatMap((event) => (event.time.instant !== null && event.time.reliable ? [event.time.instant] : [])).sort();
  return {
    from: instants[0] ?? null,
    to: instants.at(-1) ?? null,
    warnings: [...clockWarnings(events, lang, nowMs)],
    bursts: burstsOf(events),
  };
}

/** Kinds of events that repeat: shown as one line with a count. */
function burstsOf(events: readonly LogEvent[]): Diagnosis['timeline']['bursts'] {
  const byKey = new Map<string, LogEvent[]>();
  for (const event of events) {
    if (event.event.meaning !== 'fault' || isDuplicate(event)) continue;
    const key = `${event.event.key} ${event.sensor?.name ?? ''}`;
    byKey.set(key, [...(byKey.get(key) ?? []), event].slice(-2000));
  }
  return [...byKey.values()]
    .filter((group) => group.length >= burstCount)
    .map((group) => ({
      eventKey: group[0]?.event.key ?? '',
      from: group[0]?.time.instant ?? null,
      to: group.at(-1)?.time.instant ?? null,
      count: group.reduce((sum, event) => sum + event.count, 0),
      eventIds: group.slice(0, 5).map((event) => event.id),
    }))
    .sort((left, right) => right.count - left.count || left.eventKey.localeCompare(right.eventKey));
}

/** Event ids that may be cited: the first of each list, then the second of each, up to the limit, so that no finding goes without. */
function keptCitations(lists: readonly (readonly string[])[]): ReadonlySet<string> {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const kept = new Set<string>();
  for (let position = 0; position < longest && kept.size < citedEventsLimit; position += 1)
    for (const id of lists.flatMap((list) => list[position] ?? [])) kept.add(id);
  return kept;
}

/** What is cited can be read: ids without an excerpt are left out. */
function citingOnly<T extends { readonly eventIds: readonly string[] }>(one: T, kept: ReadonlySet<string>): T & { eventIds: string[] } {
  return { ...one, eventIds: one.eventIds.filter((id) => kept.has(id)) };
}

/** Events alone do not tell two logs apart of which nothing was understood. */
function digestOf(events: readonly LogEvent[], notUnderstood: NotUnderstood): string {
  const hash = createHash('sha256');
  for (const event of events) hash.update(`${event.id}\n${event.raw}\n`);
  if (notUnderstood.lines > 0) hash.update(JSON.stringify(notUnderstood));
  return hash.digest('hex').slice(0, 32);
}
