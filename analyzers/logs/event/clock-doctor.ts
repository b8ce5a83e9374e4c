import type { Language } from '#domain/language.js';
import { isEventOfKey, type LogEvent } from '#domain/log-event.js';
import { groupByFile, oldestFirst, reliableMs } from './chronology.js';

/** Something about the clock or completeness of a log that a reader must know. `eventIds` cites the first rows that show it. */
export type ClockWarning = { readonly code: WarningCode; readonly text: string; readonly eventIds: string[] };
type WarningCode = keyof typeof texts;

const citedEvents = 5;
const clockSyncKey = 'ipmi/12/6f/05';
const logClearedKey = 'ipmi/10/6f/02';
const logFullKeys = ['ipmi/10/6f/04', 'ipmi/10/6f/03'];
/** Rows of several sensors are written seconds out of order; a larger step back is a changed clock. */
const toleratedStepBackMs = 60_000;
const clockJumpMs = 60_000;

const texts = {
  clockNotSet: {
    en: (count: number) => `${count} events have no time: they were written before the clock was set. Their order in the file is kept.`,
    zh: (count: number) => `${count} 条事件没有时间：写入时时钟尚未设置，按文件中的顺序排列。`,
  },
  clockReset: {
    en: (count: number) => `${count} events carry a start date of the clock (such as 1970 or 2000): their times cannot be trusted.`,
    zh: (count: number) => `${count} 条事件的时间是时钟的初始日期（如 1970 或 2000 年），不可信。`,
  },
  timeRunsBackwards: {
    en: (count: number) => `Time runs backwards ${count} times: the clock was changed, or logs were joined.`,
    zh: (count: number) => `时间倒退 ${count} 次：时钟被修改过，或日志由多段拼接而成。`,
  },
  clockSync: {
    en: (count: number) => `The clock was set anew ${count} times; times before and after do not compare.`,
    zh: (count: number) => `时钟被重新校准 ${count} 次，校准前后的时间不可直接比较。`,
  },
  logCleared: {
    en: (count: number) => `The log was cleared${count > 1 ? ` ${count} times` : ''}: what happened before is not in it.`,
    zh: (count: number) => `日志被清除 ${count} 次：此前的事件已丢失。`,
  },
  logFull: {
    en: (count: number) => `The log was full (${count} events say so): later events may be missing.`,
    zh: (count: number) => `日志曾写满（${count} 条事件提示）：之后的事件可能缺失。`,
  },
  mixedZones: {
    en: (count: number) => `${count} events do not state their time zone and others do: give the zone to compare them.`,
    zh: (count: number) => `${count} 条事件未注明时区，而其他事件注明了时区：请指定时区后再比较。`,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, (count: number) => string>>>>;

/** Warnings about clock and completeness of logs, in a fixed order; empty where there is nothing to say. Times are judged file by file. */
export function clockWarnings(events: readonly LogEvent[], lang: Language): ClockWarning[] {
  const files = groupByFile(events).map(oldestFirst);
  const found: readonly (readonly [WarningCode, readonly LogEvent[]])[] = [
    ['clockNotSet', events.filter((event) => event.time.instant === null && event.time.text !== null)],
    ['clockReset', events.filter((event) => event.time.instant !== null && !event.time.reliable)],
    ['timeRunsBackwards', files.flatMap(stepsBack)],
    ['clockSync', files.flatMap(clockJumps)],
    ['logCleared', events.filter((event) => isEventOfKey(event, logClearedKey))],
    ['logFull', events.filter((event) => logFullKeys.some((key) => isEventOfKey(event, key)))],
    ['mixedZones', withoutZone(events)],
  ];
  return found.filter(([, rows]) => rows.length > 0).map(([code, rows]) => warning(code, rows, lang));
}

function warning(code: WarningCode, rows: readonly LogEvent[], lang: Language): ClockWarning {
  return { code, text: texts[code][lang](rows.length), eventIds: rows.slice(0, citedEvents).map((row) => row.id) };
}

/** Rows that are older than the row before them. A clock sync between the two explains the step and is told by itself. */
function stepsBack(events: readonly LogEvent[]): LogEvent[] {
  let last: number | null = null;
  return events.filter((event) => {
    const now = reliableMs(event);
    if (now === null) return false;
    const isBack = last !== null && now < last - toleratedStepBackMs && !isEventOfKey(event, clockSyncKey);
    last = now;
    return isBack;
  });
}

/** Clock sync rows after which the time differs: the second of a pair far from the first, or the first set time after unset ones. */
function clockJumps(events: readonly LogEvent[]): LogEvent[] {
  return events.filter((event, index) => {
    const previous = events[index - 1];
    if (!isEventOfKey(event, clockSyncKey) || previous === undefined) return false;
    const [now, before] = [reliableMs(event), reliableMs(previous)];
    if (now === null) return false;
    if (before === null) return previous.time.text !== null;
    return now < before || (isEventOfKey(previous, clockSyncKey) && now - before > clockJumpMs);
  });
}

function withoutZone(events: readonly LogEvent[]): LogEvent[] {
  const dated = events.filter((event) => event.time.instant !== null);
  const unknown = dated.filter((event) => event.time.zone === 'unknown');
  return unknown.length < dated.length ? unknown : [];
}
