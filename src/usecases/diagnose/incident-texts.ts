import type { Choice, ChosenWhy } from '#analyzers/incidents/choose-incident.js';
import type { CutReason } from '#analyzers/incidents/incident-cut.js';
import type { Language } from '#domain/language.js';

type Text = (reason: Pick<CutReason, 'days' | 'fact'>) => string;

/** Why an incident is what it is, by the code of the rule. */
const reasonTexts: Readonly<Record<CutReason['code'], Readonly<Record<Language, Text>>>> = {
  wholeLog: { en: () => 'the log shows one incident', zh: () => '日志只包含一次事件' },
  firstInLog: { en: () => 'the first signs in the log', zh: () => '日志中最早的异常' },
  quietBefore: {
    en: ({ days }) => (days > 1 ? `${days} quiet days before it` : 'a quiet day before it'),
    zh: ({ days }) => (days > 1 ? `此前 ${days} 天没有异常` : '此前一天没有异常'),
  },
  startBefore: {
    en: () => 'the server had started and run quietly before it',
    zh: () => '此前服务器已重新启动并正常运行',
  },
  partOverTime: {
    en: ({ days, fact }) => `with what ${fact} reported at other times, over ${daysText(days).en}`,
    zh: ({ days, fact }) => `连同 ${fact} 在其他时间的报告，历时${daysText(days).zh}`,
  },
  repeatedSign: {
    en: ({ days }) => `the same critical sign came back within days, over ${daysText(days).en}`,
    zh: ({ days }) => `相同的严重异常在数日内重复出现，历时${daysText(days).zh}`,
  },
  constantVoice: {
    en: ({ days }) => `reported again and again for ${daysText(days).en}, whatever else happened`,
    zh: ({ days }) => `${daysText(days).zh}内反复报告，与其他事件无关`,
  },
};

const chosenTexts: Readonly<Record<ChosenWhy, Readonly<Record<Language, string>> | null>> = {
  only: null,
  nearestToFaultTime: { en: 'nearest to the stated fault time', zh: '最接近所述故障时间' },
  mostSevereLatest: { en: 'the most severe, of equals the latest', zh: '最严重，同级中最近' },
};

/** The reasons of a cut in the reader's language; of the incident that the answer is about, also why it is that one (`choice`). */
export function incidentText(why: readonly CutReason[], choice: Choice | null, lang: Language): string {
  const chosen = choice === null ? null : chosenTexts[choice.why];
  const texts = why.map(({ code, ...facts }) => reasonTexts[code][lang](facts));
  return [...texts, ...(chosen === null ? [] : [chosen[lang]])].join(lang === 'zh' ? '；' : '; ');
}

function daysText(days: number): Readonly<Record<Language, string>> {
  return days > 1 ? { en: `${days} days`, zh: ` ${days} 天` } : { en: 'a day', zh: '一天' };
}

/** That no sign of the log stands near the stated fault time. `days` = how far off the nearest is. */
export function farFromFaultTimeText(days: number, lang: Language): string {
  return lang === 'zh'
    ? `日志在所述故障时间附近没有异常，最近的相差 ${days} 天：时间是否有误，或日志不完整？`
    : `The log has no sign near the stated fault time; the nearest is ${days} days off: is the time right, and is this the whole log?`;
}

/** That conditions which began long before the incident have not ended: no part of it, and perhaps worth a look. */
export function openBeforeText(count: number, since: string, lang: Language): string {
  return lang === 'zh'
    ? `另有 ${count} 项异常早已存在（自 ${since}）且日志未显示其结束：它不属于本次事件。`
    : `${count} older conditions have not ended in the log (since ${since}): they are no part of this incident.`;
}

/** That a log is of several servers, and how to ask for one. */
export function severalServersText(servers: readonly string[], lang: Language): string {
  const names = servers.slice(0, 5).join(', ') + (servers.length > 5 ? ', …' : '');
  return lang === 'zh'
    ? `输入包含多台服务器的日志（${names}），不能合并判断。请拆分，每次只提交一台服务器的日志。`
    : `The input holds logs of several servers (${names}); signs of one prove nothing of another. Split it and ask with the log of one server at a time.`;
}

/** That several changes were stated, so that none of them can be told apart by what came after. */
export function severalChangesText(count: number, lang: Language): string {
  return lang === 'zh'
    ? `所述变更共 ${count} 项：若故障随之出现，无法判断由哪一项引起；请逐项回退并观察。`
    : `${count} changes are stated: if the fault came with them, nobody can tell with which; undo one at a time and watch.`;
}
