/** Table of what is said about the clock and completeness of a log, in both languages. `fact` = zones, files, servers or offsets the text names. */
import type { Language } from '#domain/language.js';

type WarningText = Readonly<Record<Language, (count: number, fact: string) => string>>;

export const clockTexts = {
  clockNotSet: {
    en: (count) => `${count} events have no time: they were written before the clock was set. Their order in the file is kept.`,
    zh: (count) => `${count} 条事件没有时间：写入时时钟尚未设置，按文件中的顺序排列。`,
  },
  dateMissing: {
    en: (count) => `${count} events print no date or no year (seconds since a start, syslog): their order in the file is kept.`,
    zh: (count) => `${count} 条事件未打印日期或年份（启动后的秒数、syslog）：按文件中的顺序排列。`,
  },
  clockReset: {
    en: (count) => `${count} events carry a start date of the clock (such as 1970 or 2000): their times cannot be trusted.`,
    zh: (count) => `${count} 条事件的时间是时钟的初始日期（如 1970 或 2000 年），不可信。`,
  },
  clockInFuture: {
    en: (count) => `${count} events carry a time that has not come yet: the clock ran ahead, or its counter wrapped.`,
    zh: (count) => `${count} 条事件的时间尚未到来：时钟超前，或计数器溢出。`,
  },
  newestFirst: {
    en: (count) => `The listing begins with the newest event (${count} rows): it was read from its end.`,
    zh: (count) => `日志按从新到旧排列（${count} 行）：已从末尾开始读取。`,
  },
  timeRunsBackwards: {
    en: (count) => `Time runs backwards ${count} times: the clock was changed, or logs were joined.`,
    zh: (count) => `时间倒退 ${count} 次：时钟被修改过，或日志由多段拼接而成。`,
  },
  clockSync: {
    en: (count) => `The clock was set anew ${count} times; times before and after do not compare.`,
    zh: (count) => `时钟被重新校准 ${count} 次，校准前后的时间不可直接比较。`,
  },
  redated: {
    en: (count) => `${count} events were written before the clock was set right in that boot: their times are not used.`,
    zh: (count) => `${count} 条事件写入于该次启动的时钟校准之前：不采用其时间。`,
  },
  logCleared: {
    en: (count) => `The log was cleared${count > 1 ? ` ${count} times` : ''}: what happened before is not in it.`,
    zh: (count) => `日志被清除 ${count} 次：此前的事件已丢失。`,
  },
  logFull: {
    en: (count) => `The log was full (${count} events say so): later events may be missing.`,
    zh: (count) => `日志曾写满（${count} 条事件提示）：之后的事件可能缺失。`,
  },
  duplicateRows: {
    en: (count) => `${count} rows are in the file twice: listings were joined. They are counted once.`,
    zh: (count) => `${count} 行在文件中重复出现：日志由多次导出拼接而成，只计一次。`,
  },
  recordIdsRestart: {
    en: (count) => `Record ids start anew ${count} times: the log wrapped round or was cleared.`,
    zh: (count) => `记录编号重新开始 ${count} 次：日志循环覆盖或被清除过。`,
  },
  ambiguousZone: {
    en: (count, zones) => `${count} events print ${zones}: name the zone to compare them with other logs.`,
    zh: (count, zones) => `${count} 条事件的时区标记为 ${zones}：请指定时区后再与其他日志比较。`,
  },
  mixedZones: {
    en: (count) => `${count} events do not state their time zone and others do: give the zone to compare them.`,
    zh: (count) => `${count} 条事件未注明时区，而其他事件注明了时区：请指定时区后再比较。`,
  },
  zoneOffset: {
    en: (count, sources) =>
      `${count} events stand in two logs at a constant distance: ${sources}. Confirm the zone to compare them; nothing was changed.`,
    zh: (count, sources) => `${count} 条事件在两份日志中相差固定时间：${sources}。请确认时区后再比较；未作任何修改。`,
  },
  severalServers: {
    en: (count, names) => `The log holds the events of ${count} servers (${names}): analyse one server at a time, causes are not shared.`,
    zh: (count, names) => `日志包含 ${count} 台服务器的事件（${names}）：请逐台分析，各台的原因互不相关。`,
  },
} as const satisfies Readonly<Record<string, WarningText>>;
