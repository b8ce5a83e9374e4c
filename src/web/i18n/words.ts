import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#domain/language.js';
import en from './en.json';
import zh from './zh.json';

const storageKey = 'faultbook.lang';

function storedLanguage(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null; // storage is switched off in this browser
  }
}

function firstLanguage(): Language {
  const wanted = storedLanguage() ?? navigator.language;

  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function keepLanguage(language: string): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // the choice then holds for this visit only
  }
}

/** Words of the page in both languages; starts with the language chosen last, else the browser's. */
export function createWords(): i18n {
  const words = i18next.createInstance();
  words.on('languageChanged', keepLanguage);
  void words.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: 'en',
    resources: { en: { translation: en }, zh: { translation: zh } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });

  return words;
}
