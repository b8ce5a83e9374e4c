import type { LogEvent } from '#domain/log-event.js';
import { type CutReason, type IncidentCut, severityOf, triggerOf } from './incident-cut.js';
import { type PlacedRow, timeLineOf } from './placed-rows.js';
import { isSign } from './signs.js';
import { nearestStory, rowsOfStory, type Stories, type Story, storiesOf } from './stories.js';

const dayMs = 86_400_000;
/** So many parts of a long story are named. */
const namedParts = 3;

/**
 * Cuts the events of one server into incidents, in the order of their first sign (INFERENCE §1). Signs close in time are one incident, up to a quiet
 * gap or a start after which the server ran; what the same part or the same sign told before and after joins them. Recoveries stand with their
 * beginning, states and acts with the signs beside them; what stands beside none belongs to no incident. A log without times or signs is one.
 * Linear but for sorting; incidents may share rows.
 */
export function cutIncidents(events: readonly LogEvent[]): IncidentCut[] {
  if (events.length === 0) return [];
  const line = timeLineOf(events);
  const found = line === null ? null : storiesOf(line);
  if (line === null || found === null || found.stories.length === 0) return [wholeLog(events, line?.rows ?? [])];
  const members = membersOf(found, line.rows);
  const places = new Map(events.map((event, place) => [event, place]));
  const inOrder = (own: Iterable<LogEvent>) => [...own].sort((left, right) => (places.get(left) ?? 0) - (places.get(right) ?? 0));
  const incidents = found.stories
    .map((story) => incidentOf(story, inOrder(members.get(story) ?? [])))
    .sort((left, right) => (left.times[0] ?? 0) - (right.times[0] ?? 0));
  return incidents.map((incident, index) => ({
    ...incident,
    id: `incident-${index + 1}`,
    why: incidents.length === 1 ? [reason('wholeLog'), ...incident.why.filter(({ code }) => code !== 'firstInLog')] : incident.why,
  }));
}

function wholeLog(events: readonly LogEvent[], rows: readonly PlacedRow[]): IncidentCut {
  const times = rows.map(({ atMs }) => atMs);
  return { ...incidentOfTimes(events, times), ...triggered(events), coreTimes: times, why: [reason('wholeLog')] };
}

function incidentOf(story: Story, events: readonly LogEvent[]): IncidentCut {
  const signs = [...rowsOfStory(story)].sort((left, right) => left.atMs - right.atMs);
  const times = signs.map(({ atMs }) => atMs);
  return {
    ...incidentOfTimes(events, times),
    ...triggered(story.core.map(({ event }) => event)),
    coreTimes: story.core.map(({ atMs }) => atMs),
    why: reasonsOf(story, signs),
  };
}

/** `times` = instants of its signs, ascending. */
function incidentOfTimes(
  events: readonly LogEvent[],
  times: readonly number[],
): Pick<IncidentCut, 'id' | 'events' | 'from' | 'to' | 'times'> {
  return { id: 'incident-1', events, from: instantOf(times[0]), to: instantOf(times.at(-1)), times };
}

function triggered(events: readonly LogEvent[]): Pick<IncidentCut, 'triggerId' | 'severity'> {
  const trigger = triggerOf(events);
  return { triggerId: trigger?.id ?? null, severity: trigger === null ? 0 : severityOf(trigger) };
}

function instantOf(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}

/** Events of each story: its signs, the rows that stand beside them, and the recoveries of all these. */
function membersOf({ stories, constant }: Stories, rows: readonly PlacedRow[]): Map<Story, ReadonlySet<LogEvent>> {
  const dated = stories.filter((story) => !story.isConstant);
  const nearest = nearestStory(dated.length > 0 ? dated : stories);
  const members = new Map(stories.map((story) => [story, new Set([...rowsOfStory(story)].map(({ event }) => event))]));
  for (const row of rows) {
    const isBeside = constant.has(row) || (!isSign(row.event) && !isPairedRecovery(row.event));
    const story = isBeside ? nearest(row.atMs) : null;
    if (story !== null) members.get(story)?.add(row.event);
  }
  const byId = new Map(rows.map(({ event }) => [event.id, event]));
  for (const own of members.values()) {
    for (const event of [...own]) {
      const end = byId.get(event.event.state.pairedWith ?? '');
      if (end !== undefined && isPairedRecovery(end)) own.add(end);
    }
  }
  return members;
}

function isPairedRecovery({ event }: LogEvent): boolean {
  return event.meaning === 'recovery' && event.state.pairedWith !== null;
}

/** Why the story begins where it does, and why it reaches further than its core. */
function reasonsOf(story: Story, signs: readonly PlacedRow[]): CutReason[] {
  const { core, cut, isConstant, isRepeated, threads } = story;
  const daysOf = (ms: number) => Math.round(ms / dayMs);
  const spanDays = daysOf((signs.at(-1)?.atMs ?? 0) - (signs[0]?.atMs ?? 0));
  if (isConstant) return [reason('constantVoice', spanDays)];
  const beginning = cut === null ? reason('firstInLog') : reason(cut.code, daysOf(cut.quietMs));
  const own = new Set(core);
  const older = threads.filter(({ kind, rows }) => kind === 'part' && rows.some((row) => !own.has(row)));
  const parts = [...new Set(older.map(({ part }) => part))].slice(0, namedParts).join(', ');
  return [
    beginning,
    ...(isRepeated ? [reason('repeatedSign', spanDays)] : []),
    ...(parts === '' ? [] : [reason('partOverTime', spanDays, parts)]),
  ];
}

function reason(code: CutReason['code'], days = 0, fact = ''): CutReason {
  return { code, days, fact };
}
