import type { Language } from '#domain/language.js';

const chineseShare = 0.1;

/** Language of a whole document: Chinese where a tenth of its letters are Han; manuals quote and name much in English. */
export function languageOfDocument(text: string): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return han > letters * chineseShare ? 'zh' : 'en';
}
