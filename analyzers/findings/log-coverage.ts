import { isEventOfKey, type LogEvent } from '#domain/log-event.js';
import { reliableMs } from '../logs/event/chronology.js';

/** Rows after which the absence of a row in a SEL proves nothing (IPMI 2.0 table 42-3, type 10h): emptied; full, or logging switched off. */
const clearedKeys = ['ipmi/10/6f/02', 'redfish/LogService/LogCleared'];
const stoppedKeys = ['ipmi/10/6f/03', 'ipmi/10/6f/04'];
/** Whoever empties a log does so at the beginning or the end of a repair: what was written that day is gone. */
const clearedBeforeMs = 86_400_000;

/** Keys of what a service processor logs: a SEL, or the log of its messages. Each reports memory and processors. */
const eventLogKey = /^(?:ipmi|redfish|dell|hpe|lenovo)\//;
/** Keys of what the host's own tools report. They have IPMI aliases, yet are no log of a service processor. */
const hostKey = /^(?:linux|gpu|smart|nvme|raid|inventory)\//;

/**
 * True where the event log of a service processor covers an incident: it was read, it begins before the incident's end, it was not emptied within the incident or
 * on the day before, and it was neither full nor switched off by then. Rows without a time count where they are rows of the incident.
 */
export function coversIncident(log: readonly LogEvent[], incident: readonly LogEvent[]): boolean {
  const eventLog = log.filter(isOfEventLog);
  const [cleared, stopped] = [rowsOf(log, clearedKeys), rowsOf(log, stoppedKeys)];
  const times = timesOf(incident.filter(({ event }) => event.meaning === 'fault'));
  const span = times.length > 0 ? times : timesOf(incident);
  const own = new Set(incident);
  if (eventLog.length === 0 || [...cleared, ...stopped].some((row) => reliableMs(row) === null && own.has(row))) return false;
  if (span.length === 0) return ![...cleared, ...stopped].some((row) => own.has(row));
  const [fromMs = 0, toMs = fromMs] = [span[0], span.at(-1)];
  const firstMs = timesOf(eventLog)[0];
  const lastClearedMs = timesOf(cleared).findLast((at) => at <= toMs) ?? Number.NEGATIVE_INFINITY;
  const lastStoppedMs = timesOf(stopped).findLast((at) => at <= toMs) ?? Number.NEGATIVE_INFINITY;
  const isWritten = lastStoppedMs === Number.NEGATIVE_INFINITY || lastStoppedMs < lastClearedMs;
  return isWritten && lastClearedMs < fromMs - clearedBeforeMs && (firstMs === undefined || firstMs <= toMs);
}

function isOfEventLog({ event }: LogEvent): boolean {
  return !hostKey.test(event.key) && [event.key, ...event.aliases].some((key) => eventLogKey.test(key));
}

function rowsOf(log: readonly LogEvent[], keys: readonly string[]): LogEvent[] {
  return log.filter((event) => keys.some((key) => isEventOfKey(event, key)));
}

/** Reliable instants (ms), ascending. */
function timesOf(events: readonly LogEvent[]): number[] {
  return events.flatMap((event) => reliableMs(event) ?? []).sort((left, right) => left - right);
}
