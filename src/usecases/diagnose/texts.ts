import type { Bilingual } from '#domain/causal-graph.js';
import type { Diagnosis } from '#domain/diagnosis.js';
import type { Language } from '#domain/language.js';
import type { AbstentionReason } from '#graph/model/abstain.js';
import type { TestNote } from './tests-done.js';

const abstentionTexts = {
  noEvidence: {
    en: 'No line of the log is a sign of any fault that the graph knows.',
    zh: '日志中没有任何一行能指向已知的故障。',
  },
  belowThreshold: {
    en: 'Several causes fit about equally well; none is likely enough to name a part. Do one of the checks below first.',
    zh: '多种原因的可能性相近，尚不足以指定部件。请先完成下列检查之一。',
  },
  unknownFirst: {
    en: 'A cause that the graph does not know fits better than any it knows.',
    zh: '已知故障都不如“未知原因”更能解释这份日志。',
  },
} as const satisfies Record<AbstentionReason, Bilingual>;

const shownTemplateCharacters = 80;

const emptyInput: Bilingual = {
  en: 'Nothing in the input could be read as a log event.',
  zh: '输入中没有可以识别的日志事件。',
};

/** That two logs share a line which no format reads, in the reader's language. `template` = the line with its values masked. */
export function unreadMessageText(template: string, lang: Language): string {
  const shown = template.length > shownTemplateCharacters ? `${template.slice(0, shownTemplateCharacters)}…` : template;
  return lang === 'zh' ? `相同的未识别消息“${shown}”` : `same unread message “${shown}”`;
}

/** The reason why there is no answer, in the reader's language. */
export function abstentionText(reason: AbstentionReason, events: number, lang: Language): string {
  return events === 0 && reason === 'noEvidence' ? emptyInput[lang] : abstentionTexts[reason][lang];
}

/** Why results of tests do not count, each once, as warnings of the answer. */
export function testWarnings(notes: readonly TestNote[], lang: Language): Diagnosis['timeline']['warnings'] {
  const warnings = notes.map((note) => ({ code: note.code, text: noteText(note)[lang], eventIds: [] }));
  return [...new Map(warnings.map((warning) => [warning.text, warning])).values()];
}

function noteText(note: TestNote): Bilingual {
  if (note.code === 'testVoid') return voidText(note);
  const [mean, needed] = [durationText(note.meanMinutes), durationText(note.neededMinutes)];
  const { title } = note.test;
  if (note.code === 'testSilenceUnstated')
    return {
      en: `“${title.en}”: errors came every ${mean.en} on average, so that “gone” is certain only after ${needed.en} without one. Say how long it was watched.`,
      zh: `“${title.zh}”：此前平均每${mean.zh}报错一次，${needed.zh}内不再报错才能确认消失。请说明已观察多久。`,
    };
  const observed = durationText(note.observedMinutes);
  return {
    en: `“${title.en}”: watched for ${observed.en === 'minute' ? 'a minute' : observed.en}, but errors came every ${mean.en} on average. “Gone” counts after ${needed.en} without one; until then it is unknown.`,
    zh: `“${title.zh}”：只观察了${observed.zh}，而此前平均每${mean.zh}报错一次。${needed.zh}内不再报错才算消失，此前按未知处理。`,
  };
}

function voidText({ test, other }: Extract<TestNote, { code: 'testVoid' }>): Bilingual {
  const [first, second] = [test, other].toSorted((left, right) => left.id.localeCompare(right.id));
  return {
    en: `“${first?.title.en}” and “${second?.title.en}” were done at the same time: nobody can tell which of the two changed something, so neither counts. Undo one, watch, then report again.`,
    zh: `“${first?.title.zh}”与“${second?.title.zh}”同时进行，无法判断是哪项起作用，两者均不计入。请恢复其中一项，观察后再反馈。`,
  };
}

const minutesPerHour = 60;
const minutesPerDay = 1440;

/** A duration as a person says it, in the largest unit that it fills twice. */
function durationText(minutes: number): Bilingual {
  if (minutes >= 2 * minutesPerDay) return { en: `${roundUp(minutes / minutesPerDay)} days`, zh: `${roundUp(minutes / minutesPerDay)}天` };
  if (minutes >= 2 * minutesPerHour)
    return { en: `${roundUp(minutes / minutesPerHour)} hours`, zh: `${roundUp(minutes / minutesPerHour)}小时` };
  const rounded = roundUp(minutes);
  return { en: rounded === 1 ? 'minute' : `${rounded} minutes`, zh: `${rounded}分钟` };
}

function roundUp(value: number): number {
  return Math.ceil(value - 1e-9);
}
