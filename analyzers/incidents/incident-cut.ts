import type { LogEvent } from '#domain/log-event.js';

/** Why an incident is what it is, by the code of the rule. `fact` = parts that speak over time, `days` = how long it was quiet, or how long they speak. */
export type CutReason = {
  readonly code: 'wholeLog' | 'firstInLog' | 'quietBefore' | 'startBefore' | 'partOverTime' | 'repeatedSign' | 'constantVoice';
  readonly days: number;
  readonly fact: string;
};

/** A run of events with one primary cause. `events` in the order of the input; `triggerId` = the most severe sign of its core, the latest first, `severity` = that sign's. `times` = instants of its signs (ms), ascending, `coreTimes` = those of what happened then, without what its parts told at other times; empty where the log has none. */
export type IncidentCut = {
  readonly id: string;
  readonly events: readonly LogEvent[];
  readonly from: string | null;
  readonly to: string | null;
  readonly times: readonly number[];
  readonly coreTimes: readonly number[];
  readonly triggerId: string | null;
  readonly severity: number;
  readonly why: readonly CutReason[];
};

const severityRank = { ok: 0, warning: 1, critical: 2 } as const;

/** How bad an event is, for comparing: 0 ok, 1 warning, 2 critical. */
export function severityOf(event: LogEvent): number {
  return severityRank[event.severity.derived];
}

/** The event that sets off an incident: the most severe fault, of equals the last of the list; null where none is a fault. */
export function triggerOf(events: readonly LogEvent[]): LogEvent | null {
  const faults = events.filter((event) => event.event.meaning === 'fault');
  return faults.reduce<LogEvent | null>((most, event) => (most === null || severityOf(event) >= severityOf(most) ? event : most), null);
}
