import type { Bilingual } from '#domain/causal-graph.js';
import type { Language } from '#domain/language.js';
import type { AbstentionReason } from '#graph/model/abstain.js';

/** Why an incident was cut where it was, by the code of the rule. */
const incidentTexts: Readonly<Record<string, Bilingual>> = {
  wholeLog: { en: 'the whole log is taken as one incident', zh: '整份日志作为一次事件处理' },
};

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

/** The reason of a cut, in the reader's language. */
export function incidentText(why: string, lang: Language): string {
  return incidentTexts[why]?.[lang] ?? why;
}

/** The reason why there is no answer, in the reader's language. */
export function abstentionText(reason: AbstentionReason, events: number, lang: Language): string {
  return events === 0 && reason === 'noEvidence' ? emptyInput[lang] : abstentionTexts[reason][lang];
}
