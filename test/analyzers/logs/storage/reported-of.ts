import type { LogEvent } from '#domain/log-event.js';
import { readDocument, readText } from '../read-text.js';

/** Signs in a text (whatever is no inventory row), as `key@locator meaning`. */
export function signsIn(...lines: readonly string[]): string[] {
  return readText(lines.join('\n')).events.filter(isSign).map(nameOf);
}

/** Signs in a JSON document. */
export function signsOf(document: unknown): string[] {
  return readDocument(document).events.filter(isSign).map(nameOf);
}

/** Inventory rows of a text: locator, bay and numbers. */
export function partsIn(...lines: readonly string[]): unknown[] {
  return readText(lines.join('\n'))
    .events.filter((event) => !isSign(event))
    .map((event) => ({ ...event.event.details, locator: event.components[0]?.locator, bay: event.components[0]?.place?.bay }));
}

function isSign(event: LogEvent): boolean {
  return !event.event.key.startsWith('inventory/');
}

function nameOf(event: LogEvent): string {
  const locator = event.components[0]?.locator;
  return `${event.event.key}${locator == null ? '' : `@${locator}`} ${event.event.meaning}`;
}
