import { createHash } from 'node:crypto';
import { extractFindings } from '#analyzers/findings/extract-findings.js';
import { instancesOf } from '#analyzers/findings/instances.js';
import { cutIncidents, type IncidentCut } from '#analyzers/incidents.js';
import { clockWarnings } from '#analyzers/logs/event/clock-doctor.js';
import { isDuplicate } from '#analyzers/logs/event/duplicates.js';
import { partsOf } from '#analyzers/parts.js';
import { relateEvents } from '#analyzers/relate-events.js';
import type { Diagnosis, DiagnosisInput, Incident } from '#domain/diagnosis.js';
import type { Finding } from '#domain/finding.js';
import type { Language } from '#domain/language.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { LogEvent } from '#domain/log-event.js';
import type { NotUnderstood } from '#domain/unread.js';
import { incidentText } from './texts.js';

/** Most events an analysis keeps to cite: what a person can read, and what a stored diagnosis may weigh. */
const citedEventsLimit = 500;
const burstCount = 10;

/** What is known beside the log: maker and model as a person states them, and the time of asking (ms since 1970). */
export type AnalysisContext = Pick<DiagnosisInput, 'vendor' | 'model'> & { readonly nowMs?: number };

/** Turns the events of one server into findings about one incident. Pure: the same events and context give the same analysis. */
export function analyseLog(
  events: readonly LogEvent[],
  input: Diagnosis['input'],
  lang: Language,
  context: AnalysisContext = {},
): LogAnalysis {
  const paired = relateEvents(events, context);
  const cuts = cutIncidents(paired);
  const chosen = cuts[0];
  const incidentEvents = chosen?.events ?? [];
  const findings = extractFindings(incidentEvents);
  const timeline = timelineOf(paired, lang, context.nowMs ?? null);
  const triggers = cuts.flatMap((cut) => cut.triggerId ?? []);
  const kept = keptCitations([triggers, ...[...findings, ...timeline.warnings, ...timeline.bursts].map((one) => one.eventIds)]);
  return {
    digest: digestOf(events, input.notUnderstood),
    incidents: cuts.map((cut) => incidentOf(cut, findings, cut === chosen, lang)),
    findings: findings.map((finding) => citingOnly(finding, kept)),
    components: instancesOf(incidentEvents),
    parts: partsOf(paired),
    citedEvents: paired.filter((event) => kept.has(event.id)),
    timeline: {
      ...timeline,
      warnings: timeline.warnings.map((warning) => citingOnly(warning, kept)),
      bursts: timeline.bursts.map((burst) => citingOnly(burst, kept)),
    },
    input,
  };
}

function incidentOf(cut: IncidentCut, findings: readonly Finding[], chosen: boolean, lang: Language): Incident {
  return {
    id: cut.id,
    from: cut.from,
    to: cut.to,
    trigger: cut.triggerId,
    serverState: serverStateOf(findings),
    chosen,
    why: incidentText(cut.why, lang),
  };
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
