import type { LogEvent } from '#domain/log-event.js';
import { componentsOfText } from './locators.js';

const noName = /^(?:localhost|\(none\)|unknown|n\/a|-|0\.0\.0\.0)$/i;
const longestName = 80;

/** First row of each server that the rows of one file name, by its name; empty where they name one or none. */
export function firstRowsOfServers(events: readonly LogEvent[]): ReadonlyMap<string, LogEvent> {
  const rows = new Map<string, LogEvent>();
  for (const event of events) {
    const { server } = event.event.details;
    if (typeof server === 'string' && !rows.has(server)) rows.set(server, event);
  }
  for (const name of rows.keys()) if (!isServer(name)) rows.delete(name);
  return rows.size > 1 ? rows : new Map();
}

/** A column of devices may name parts of one server (`CPU1`). */
function isServer(name: string): boolean {
  return name !== '' && name.length <= longestName && !noName.test(name) && componentsOfText(name).length === 0;
}
