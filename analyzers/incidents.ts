import type { LogEvent } from '#domain/log-event.js';

/** A run of events with one primary cause. `triggerId` = the most severe event, the latest first. */
export type IncidentCut = {
  readonly id: string;
  readonly events: readonly LogEvent[];
  readonly from: string | null;
  readonly to: string | null;
  readonly triggerId: string | null;
  readonly why: string;
};

const severityRank = { ok: 0, warning: 1, critical: 2 } as const;

/** Cuts a log into incidents. The whole log is one incident here; the cut by quiet gaps and reboots comes as further rules of this file. */
export function cutIncidents(events: readonly LogEvent[]): IncidentCut[] {
  if (events.length === 0) return [];
  const instants = events.flatMap((event) => (event.time.instant !== null && event.time.reliable ? [event.time.instant] : [])).sort();
  return [
    { id: 'incident-1', events, from: instants[0] ?? null, to: instants.at(-1) ?? null, triggerId: triggerOf(events), why: 'wholeLog' },
  ];
}

function triggerOf(events: readonly LogEvent[]): string | null {
  const faults = events.filter((event) => event.event.meaning === 'fault');
  const trigger = faults.reduce<LogEvent | null>((most, event) => (most === null || rankOf(event) >= rankOf(most) ? event : most), null);
  return trigger?.id ?? null;
}

function rankOf(event: LogEvent): number {
  return severityRank[event.severity.derived];
}
