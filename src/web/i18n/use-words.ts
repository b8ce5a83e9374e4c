import { useTranslation } from 'react-i18next';
import type { Language } from '#domain/language.js';

/** Words in the language of the page, and that language. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const lang: Language = i18n.language === 'zh' ? 'zh' : 'en';

  return { t, lang, setLang: (next: Language) => void i18n.changeLanguage(next) };
}

/** A looked-up word: `t` of the page. */
export type Translate = ReturnType<typeof useWords>['t'];
