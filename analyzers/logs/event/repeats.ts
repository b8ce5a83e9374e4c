import type { LogEvent } from '#domain/log-event.js';
import { reliableMs } from './chronology.js';
import type { Condition } from './conditions.js';

/** Counts how often something happened to a condition within the last hour, this time included; 0 where the time is not known. */
export type RepeatCounter = (condition: Condition, event: LogEvent) => number;

const windowMs = 3_600_000;
/** Counting stops here: more says nothing more. */
const countLimit = 1000;

/** Makes a {@link RepeatCounter}. */
export function createRepeatCounter(): RepeatCounter {
  const recent = new Map<string, number[]>();
  return ({ subject, kind }, event) => {
    const now = reliableMs(event);
    if (now === null) return 0;
    const key = `${subject} ${kind}`;
    const times = recent.get(key) ?? [];
    recent.set(key, times);
    times.push(now);
    while (times.length > countLimit || (times[0] ?? now) < now - windowMs) times.shift();
    return times.length;
  };
}
