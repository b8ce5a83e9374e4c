import type { Language } from '#domain/language.js';

const han = /\p{Script=Han}/gu;
const latinWord = /[A-Za-z]{2,}/g;

/** Language of a text: Chinese where there is at least one Han character for every three Latin words (Chinese texts quote English log lines). */
export function detectLanguage(text: string): Language {
  const head = text.slice(0, 2000);
  const hanCount = head.match(han)?.length ?? 0;
  const wordCount = head.match(latinWord)?.length ?? 0;
  return hanCount > 0 && hanCount * 3 >= wordCount ? 'zh' : 'en';
}
