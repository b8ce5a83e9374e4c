import { isDuplicate } from '#analyzers/logs/event/duplicates.js';
import type { ComponentRef } from '#domain/component.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { LogEvent } from '#domain/log-event.js';

const millisecondsPerMinute = 60_000;

/**
 * Mean minutes between the errors that the log tells of a component (null, or one that no error names: of the server);
 * null where fewer than two errors have a time that can be trusted.
 */
export function meanErrorIntervalMinutes({ citedEvents }: Pick<LogAnalysis, 'citedEvents'>, component: ComponentRef | null): number | null {
  const errors = citedEvents.filter((event) => event.event.meaning === 'fault' && event.time.reliable && !isDuplicate(event));
  const own = component === null ? [] : errors.filter((event) => isAbout(event, component));
  const counted = own.length > 0 ? own : errors;
  const instants = counted
    .flatMap(({ time }) => [time.instant, time.last])
    .flatMap((instant) => (instant === null ? [] : [Date.parse(instant)]));
  const count = counted.reduce((sum, event) => sum + event.count, 0);
  const spanMs = Math.max(...instants) - Math.min(...instants);
  return count >= 2 && spanMs > 0 ? spanMs / (count - 1) / millisecondsPerMinute : null;
}

function isAbout({ components }: LogEvent, wanted: ComponentRef): boolean {
  return components.some(
    (component) => component.class === wanted.class && (wanted.locator === null || component.locator === wanted.locator),
  );
}
