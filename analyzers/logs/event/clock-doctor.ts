import type { Language } from '#domain/language.js';
import { isEventOfKey, type LogEvent } from '#domain/log-event.js';
import { groupByFile, isNewestFirst, reliableMs } from './chronology.js';
import { clockSettings, isClockSetting } from './clock-settings.js';
import { clockTexts } from './clock-texts.js';
import { clockFaultOf } from './clock-trust.js';
import { repeatedRows, restartedIds } from './record-ids.js';
import { firstRowsOfServers } from './several-servers.js';
import { type SourceOffset, sourceOffsets } from './source-offset.js';
import { zonesOfLetters } from './zone-offsets.js';

/** Something about the clock or completeness of a log that a reader must know. `eventIds` cites the first rows that show it. */
export type ClockWarning = { readonly code: WarningCode; readonly text: string; readonly eventIds: string[] };
type WarningCode = keyof typeof clockTexts;
type Found = { readonly code: WarningCode; readonly rows: readonly LogEvent[]; readonly fact?: string };

const citedEvents = 5;
const namedServers = 5;
const logClearedKey = 'ipmi/10/6f/02';
const logFullKeys = ['ipmi/10/6f/04', 'ipmi/10/6f/03'];
/** Rows of several sensors are written seconds out of order; a larger step back is a changed clock. */
const toleratedStepBackMs = 60_000;
/** A clock may be some hours ahead by its zone; a day is more than any zone. */
const futureMs = 86_400_000;
/** What tools print for rows of before the clock was set. */
const clockNotSetText = /^(?:pre-?init|post-?init|s\+|system boot|unspec|\[?not set|n\/?a\b|0000-|00?\/00?\/)/i;
const zoneLetters = /\b(?<letters>[A-Z]{2,4})(?: \d{4})?$/;

/**
 * Warnings about clock and completeness of logs, in a fixed order; empty where there is nothing to say. Times are judged file by file;
 * only the offset between logs compares them. `nowMs` = the time of judging, where times of the future are to be told.
 */
export function clockWarnings(events: readonly LogEvent[], lang: Language, nowMs: number | null = null): ClockWarning[] {
  const listings = groupByFile(events);
  const newestFirst = listings.filter(isNewestFirst);
  const files = listings.map((listing) => (newestFirst.includes(listing) ? listing.toReversed() : listing));
  const repeated = files.map(repeatedRows);
  const timeless = events.filter((event) => event.time.instant === null && event.time.text !== null);
  const found: readonly Found[] = [
    { code: 'clockNotSet', rows: timeless.filter((event) => clockNotSetText.test(event.time.text ?? '')) },
    { code: 'dateMissing', rows: timeless.filter((event) => !clockNotSetText.test(event.time.text ?? '')) },
    { code: 'clockReset', rows: events.filter((event) => faultOf(event) === 'startDate') },
    { code: 'clockInFuture', rows: events.filter((event) => isInFuture(event, nowMs)) },
    { code: 'newestFirst', rows: newestFirst.flat() },
    { code: 'timeRunsBackwards', rows: files.flatMap(stepsBack) },
    { code: 'clockSync', rows: files.flatMap(clockSettings) },
    { code: 'redated', rows: events.filter((event) => event.event.details.redatedBy !== undefined) },
    { code: 'logCleared', rows: events.filter((event) => isEventOfKey(event, logClearedKey)) },
    { code: 'logFull', rows: events.filter((event) => logFullKeys.some((key) => isEventOfKey(event, key))) },
    { code: 'duplicateRows', rows: repeated.flat() },
    { code: 'recordIdsRestart', rows: files.flatMap((file, index) => restartedIds(file, repeated[index] ?? [])) },
    ...ambiguousZones(events),
    { code: 'mixedZones', rows: withoutZone(events) },
    ...sourceOffsets(events).map((offset) => ({ code: 'zoneOffset' as const, rows: offset.events, fact: offsetText(offset) })),
    ...severalServers(events),
  ];
  return found.filter(({ rows }) => rows.length > 0).map((each) => warning(each, lang));
}

function warning({ code, rows, fact = '' }: Found, lang: Language): ClockWarning {
  return { code, text: clockTexts[code][lang](rows.length, fact), eventIds: rows.slice(0, citedEvents).map((row) => row.id) };
}

/** What is wrong with a date; rows that a later setting of the clock proves wrong are told by themselves. */
function faultOf(event: LogEvent): ReturnType<typeof clockFaultOf> {
  const { instant, reliable } = event.time;
  if (instant === null || reliable || event.event.details.redatedBy !== undefined) return null;
  return clockFaultOf(Date.parse(instant)) ?? 'startDate';
}

function isInFuture(event: LogEvent, nowMs: number | null): boolean {
  if (faultOf(event) === 'beyond2038') return true;
  const at = reliableMs(event);
  return nowMs !== null && at !== null && at > nowMs + futureMs;
}

/** Rows that are older than the row before them. A setting of the clock between the two explains the step and is told by itself. */
function stepsBack(events: readonly LogEvent[]): LogEvent[] {
  let last: number | null = null;
  return events.filter((event) => {
    const now = reliableMs(event);
    if (now === null) return false;
    const isBack = last !== null && now < last - toleratedStepBackMs && !isClockSetting(event);
    last = now;
    return isBack;
  });
}

/** Rows whose zone letters name several zones, by letters: `CST (China, US Central, Cuba)`. */
function ambiguousZones(events: readonly LogEvent[]): Found[] {
  const byLetters = new Map<string, LogEvent[]>();
  for (const event of events) {
    if (event.time.instant === null || event.time.zone !== 'unknown') continue;
    const letters = zoneLetters.exec(event.time.text ?? '')?.groups?.letters ?? '';
    if (zonesOfLetters(letters).length === 0) continue;
    const rows = byLetters.get(letters);
    if (rows) rows.push(event);
    else byLetters.set(letters, [event]);
  }
  return [...byLetters].map(([letters, rows]) => ({
    code: 'ambiguousZone' as const,
    rows,
    fact: `${letters} (${zonesOfLetters(letters).join(', ')})`,
  }));
}

function severalServers(events: readonly LogEvent[]): Found[] {
  const byName = firstRowsOfServers(events);
  const names = [...byName.keys()];
  const fact = `${names.slice(0, namedServers).join(', ')}${names.length > namedServers ? ', …' : ''}`;
  return names.length === 0 ? [] : [{ code: 'severalServers', rows: [...byName.values()], fact }];
}

function withoutZone(events: readonly LogEvent[]): LogEvent[] {
  const dated = events.filter((event) => event.time.instant !== null);
  const unknown = dated.filter((event) => event.time.zone === 'unknown');
  return unknown.length < dated.length ? unknown : [];
}

/** `sel.txt = lclog.xml + 08:00`: read as UTC, the first log is that far ahead. */
function offsetText({ ahead, behind, offsetMinutes }: SourceOffset): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${ahead} = ${behind} + ${pad(Math.trunc(offsetMinutes / 60))}:${pad(offsetMinutes % 60)}`;
}
