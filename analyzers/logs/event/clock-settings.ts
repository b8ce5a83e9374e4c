import { isEventOfKey, type LogEvent } from '#domain/log-event.js';
import { reliableMs } from './chronology.js';

const clockSyncKey = 'ipmi/12/6f/05';
const movedByMs = 60_000;
/** `Set BMC time: 2018-03-01 00:01:07 → 2024-03-02 09:00:00`, as service processors log it. */
const setTime = /\btime\b|时间|时钟/i;
const printedTimes = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}/g;
const textLimitCharacters = 400;

/** Rows of one file, oldest first, at which the clock was moved by more than a minute: the second of a clock sync pair, or a logged setting. */
export function clockSettings(events: readonly LogEvent[]): LogEvent[] {
  return events.filter((event, index) => isMovedBySync(event, events[index - 1]) || isMovedBySetting(event));
}

/** True for a row about the setting of the clock; a step in time at it is told by itself. */
export function isClockSetting(event: LogEvent): boolean {
  return isEventOfKey(event, clockSyncKey) || isMovedBySetting(event);
}

/** Rows whose times a later setting in the same boot proves wrong, each with the id of that setting. Only boots whose start the log shows. */
export function redatedRows(events: readonly LogEvent[], epochs: readonly number[]): ReadonlyMap<LogEvent, string> {
  const settings = new Set(clockSettings(events));
  const redated = new Map<LogEvent, string>();
  let pending: LogEvent[] = [];
  let epoch = 0;
  events.forEach((event, index) => {
    if (epochs[index] !== epoch) pending = [];
    epoch = epochs[index] ?? 0;
    if (settings.has(event)) {
      for (const before of pending) redated.set(before, event.id);
      pending = [];
    } else if (epoch > 0 && event.time.instant !== null) pending.push(event);
  });
  return redated;
}

/** The first of the pair carries the old time, the second the new one; a sync that follows rows without a time set the clock first. */
function isMovedBySync(event: LogEvent, previous: LogEvent | undefined): boolean {
  if (previous === undefined || !isEventOfKey(event, clockSyncKey)) return false;
  const [now, before] = [reliableMs(event), reliableMs(previous)];
  if (now === null) return false;
  if (before === null) return previous.time.text !== null;
  return now < before || (isEventOfKey(previous, clockSyncKey) && now - before > movedByMs);
}

function isMovedBySetting({ event }: LogEvent): boolean {
  const text = event.text.slice(0, textLimitCharacters);
  if (!setTime.test(text)) return false;
  const [from, to] = (text.match(printedTimes) ?? []).map((printed) => Date.parse(`${printed.replace(' ', 'T')}Z`));
  return from !== undefined && to !== undefined && Math.abs(to - from) > movedByMs;
}
