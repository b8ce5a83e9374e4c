import type { Component } from '#domain/component.js';
import type { LogEvent } from '#domain/log-event.js';
import { groupByFile, reliableMs } from './chronology.js';
import { repeatedRows } from './record-ids.js';

/** The same event reaches the second log within this time (Dell: SEL and Lifecycle log). */
const sameEventMs = 3_000;
/** So many events of one kind and time wait for their twin: each newcomer looks at all of them. */
const mostWaiting = 1_000;
const ipmiKey = /^ipmi\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{2}$/;

/**
 * Finds the events that tell once more what another log of the input tells: same kind and direction, parts that do not differ, within three
 * seconds, one for one. They get the detail `duplicateOf` (id of the event that counts), and so do rows that a file holds twice.
 * Of the two the one that names its part counts, else the first. Linear in the number of events; changed events are copies, order stays.
 */
export function markDuplicates(events: readonly LogEvent[]): LogEvent[] {
  const originals = new Map<LogEvent, string>();
  for (const group of groupByFile(events)) markRepeatedRows(group, originals);
  if (hasSeveralSources(events)) {
    markAcrossSources(
      events.filter((event) => !originals.has(event)),
      originals,
    );
  }
  return events.map((event) => {
    const duplicateOf = originals.get(event);
    return duplicateOf === undefined ? event : { ...event, event: { ...event.event, details: { ...event.event.details, duplicateOf } } };
  });
}

/** True for an event that another log or row tells already. */
export function isDuplicate(event: LogEvent): boolean {
  return event.event.details.duplicateOf !== undefined;
}

/** What two logs call alike: the IPMI key where an event has one, and its direction. */
export function comparableKey(event: LogEvent): string {
  const key = [event.event.key, ...event.event.aliases].find((each) => ipmiKey.test(each)) ?? event.event.key;
  return `${key} ${event.direction ?? 'assertion'}`;
}

function markRepeatedRows(group: readonly LogEvent[], originals: Map<LogEvent, string>): void {
  const repeated = repeatedRows(group);
  if (repeated.length === 0) return;
  const first = new Map<string, string>();
  for (const event of group) {
    const row = `${event.recordId} ${event.raw}`;
    if (!first.has(row)) first.set(row, event.id);
  }
  for (const event of repeated) originals.set(event, first.get(`${event.recordId} ${event.raw}`) ?? event.id);
}

function hasSeveralSources(events: readonly LogEvent[]): boolean {
  const first = events[0]?.source;
  return events.some(({ source }) => source.file !== first?.file || source.format !== first.format);
}

function markAcrossSources(events: readonly LogEvent[], originals: Map<LogEvent, string>): void {
  const waiting = new Map<string, LogEvent[]>();
  for (const event of events) {
    const now = reliableMs(event);
    if (now === null || event.event.key === 'unknown') continue;
    const slot = Math.floor(now / sameEventMs);
    const key = comparableKey(event);
    const twin = [slot, slot - 1, slot + 1]
      .map((each) => takeTwin(waiting.get(`${key} ${each}`), event, now))
      .find((found) => found !== null);
    if (twin) markPair(twin, event, originals);
    else addTo(waiting, `${key} ${slot}`, event);
  }
}

/** Takes the event of another source out of the waiting ones that tells the same; each answers for one event. */
function takeTwin(waiting: LogEvent[] | undefined, event: LogEvent, now: number): LogEvent | null {
  const at = waiting?.findIndex((other) => isSameEvent(other, event, now)) ?? -1;
  return at === -1 ? null : (waiting?.splice(at, 1)[0] ?? null);
}

function isSameEvent(one: LogEvent, other: LogEvent, otherMs: number): boolean {
  const isOtherSource = one.source.file !== other.source.file || one.source.format !== other.source.format;
  return isOtherSource && Math.abs((reliableMs(one) ?? 0) - otherMs) <= sameEventMs && haveSameParts(one, other);
}

/** Parts agree where both name theirs, or one names none. */
function haveSameParts(one: LogEvent, other: LogEvent): boolean {
  const [left, right] = [namedParts(one), namedParts(other)];
  return left.length === 0 || right.length === 0 || left.some((part) => right.some((each) => isSamePart(part, each)));
}

function namedParts(event: LogEvent): Component[] {
  return event.components.filter((component) => component.locator !== null);
}

function isSamePart(one: Component, other: Component): boolean {
  const [left, right] = [one.place?.cpu, other.place?.cpu];
  const isSameCpu = left === undefined || right === undefined || left === right;
  return one.class === other.class && isSameCpu && labelOf(one) === labelOf(other);
}

/** What is left of a locator without the maker's wording: `DIMM.Socket.A1`, `CPU1_DIMM_A1` and `DIMM_A1` are slot A1. */
function labelOf({ locator, place }: Component): string {
  const { bay, channel = '', slot, cpu } = place ?? {};
  const label = bay ?? (slot === undefined ? undefined : `${channel}${slot}`) ?? cpu ?? locator;
  return String(label).toLowerCase();
}

function markPair(first: LogEvent, second: LogEvent, originals: Map<LogEvent, string>): void {
  const isSecondNamed = namedParts(first).length === 0 && namedParts(second).length > 0;
  if (isSecondNamed) originals.set(first, second.id);
  else originals.set(second, first.id);
}

function addTo(waiting: Map<string, LogEvent[]>, key: string, event: LogEvent): void {
  const known = waiting.get(key);
  if (known === undefined) waiting.set(key, [event]);
  else if (known.length < mostWaiting) known.push(event);
}
