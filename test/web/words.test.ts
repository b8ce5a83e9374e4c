import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundleKinds } from '#domain/bundle.js';
import { componentClasses } from '#domain/component.js';
import { unreadReasons } from '#domain/unread.js';

type Words = { readonly [name: string]: string | Words };

const read = (lang: string): Words =>
  JSON.parse(readFileSync(new URL(`../../src/web/i18n/${lang}.json`, import.meta.url), 'utf8')) as Words;

/** Every word by its path; the plural forms of a word are one. */
function entriesOf(words: Words, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`${path}${name}`.replace(/_(?:one|other)$/, ''), value] as const] : entriesOf(value, `${path}${name}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([name]) => name).sort();

describe('the words of the page', () => {
  it('are the same set in Chinese and English', () => {
    const english = new Set(entriesOf(read('en')).map(([path]) => path));
    const chinese = new Set(entriesOf(read('zh')).map(([path]) => path));

    expect([...chinese].sort()).toEqual([...english].sort());
  });

  it('take the same values in both languages', () => {
    const english = new Map(entriesOf(read('en')));

    const different = entriesOf(read('zh')).filter(([path, text]) => {
      return placeholders(text).join() !== placeholders(english.get(path) ?? '').join();
    });

    expect(different).toEqual([]);
  });

  it('name every component class and every reason for unread input', () => {
    const named = new Set(entriesOf(read('en')).map(([path]) => path));

    const wanted = [
      ...[...componentClasses, 'unknown', 'other'].map((name) => `class.${name}`),
      ...unreadReasons.map((name) => `unread.${name}`),
      ...bundleKinds.map((name) => `bundle.${name}`),
    ];

    expect(wanted.filter((path) => !named.has(path))).toEqual([]);
  });
});
