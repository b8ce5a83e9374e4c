import type { IncidentCut } from './incident-cut.js';

/** Why an incident is the one that the answer is about. */
export type ChosenWhy = 'only' | 'nearestToFaultTime' | 'mostSevereLatest';
export type Choice = { readonly incident: IncidentCut; readonly why: ChosenWhy; readonly distanceMs: number };

const dayMs = 86_400_000;
const dayOnly = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The incident that is asked about: the one with the sign nearest to the fault time, else the most severe, of equals the latest (INFERENCE §1).
 * `faultTime` as a person or a ticket states it (ISO 8601; a day is all of it; what is no time is as if not stated). `distanceMs` = from the fault
 * time to the nearest sign, 0 where no time decides. Null where there is no incident.
 */
export function chooseIncident(incidents: readonly IncidentCut[], faultTime: string | undefined): Choice | null {
  const asked = faultTime === undefined ? null : spanOfTime(faultTime);
  const dated = asked === null ? [] : incidents.filter(({ times }) => times.length > 0);
  const distance = (times: readonly number[]) => (asked === null ? 0 : distanceOf(times, asked));
  const ranked = (dated.length > 0 ? dated : incidents).map((incident) => ({
    incident,
    distanceMs: distance(incident.times),
    coreDistanceMs: distance(incident.coreTimes),
  }));
  const [first] = ranked.sort(
    (left, right) =>
      left.distanceMs - right.distanceMs ||
      left.coreDistanceMs - right.coreDistanceMs ||
      right.incident.severity - left.incident.severity ||
      lastMs(right.incident) - lastMs(left.incident),
  );
  if (first === undefined) return null;
  const why = incidents.length === 1 ? 'only' : dated.length > 0 ? 'nearestToFaultTime' : 'mostSevereLatest';
  return { incident: first.incident, why, distanceMs: first.distanceMs };
}

type Span = { readonly fromMs: number; readonly toMs: number };

/** A time without a zone is read as the log's times without a zone are: as if in UTC. */
function spanOfTime(text: string): Span | null {
  const trimmed = text.trim();
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(trimmed);
  const fromMs = Date.parse(dayOnly.test(trimmed) || hasZone ? trimmed : `${trimmed.replace(' ', 'T')}Z`);
  if (Number.isNaN(fromMs)) return null;
  return { fromMs, toMs: dayOnly.test(trimmed) ? fromMs + dayMs - 1 : fromMs };
}

function distanceOf(times: readonly number[], { fromMs, toMs }: Span): number {
  return times.reduce((nearest, at) => Math.min(nearest, Math.max(0, fromMs - at, at - toMs)), Number.POSITIVE_INFINITY);
}

function lastMs({ coreTimes }: IncidentCut): number {
  return coreTimes.at(-1) ?? 0;
}
