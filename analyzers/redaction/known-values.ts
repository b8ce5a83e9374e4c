import type { Span } from './span.js';
import { isTradeWord } from './trade-words.js';

/** What is known beside the text: the people and the serial numbers or names of servers of its record. They go wherever the text has them. */
export type RedactionContext = { readonly personalNames?: readonly string[]; readonly serials?: readonly string[] };

const mostValues = 40;
const longestValue = 100;
const han = /\p{Script=Han}/u;
/** What a column of names holds where it holds no name. */
const nobody =
  /^(?:admin(?:istrator)?|system|root|user|guest|support|none|null|unknown|n\/?a|test|anonymous|unassigned|default|auto|api|service|operator|-+|无|未知|未分配|系统|管理员|测试|匿名)$/i;

/** Finds what the record of a text names beside it: a name also by its parts and turned round, a serial number as it is. */
export function knownSpans(kind: 'name' | 'serial', context: RedactionContext): (text: string) => Iterable<Span> {
  const values = kind === 'name' ? namesOf(context.personalNames ?? []) : serialsOf(context.serials ?? []);
  if (values.length === 0) return () => [];
  const longestFirst = [...new Set(values)].sort((left, right) => right.length - left.length);
  const pattern = new RegExp(longestFirst.map(bounded).join('|'), kind === 'name' ? 'gu' : 'giu');
  return function* (text) {
    for (const { index, 0: value } of text.matchAll(pattern)) yield { from: index, to: index + value.length };
  };
}

function serialsOf(serials: readonly string[]): readonly string[] {
  return serials
    .map((serial) => serial.trim())
    .filter(({ length }) => length >= 4 && length <= longestValue)
    .slice(0, mostValues);
}

function namesOf(names: readonly string[]): readonly string[] {
  const kept = names.map((name) => name.normalize('NFC').trim()).filter((name) => name.length >= 2 && name.length <= longestValue);
  return kept
    .slice(0, mostValues)
    .filter((name) => /\p{L}/u.test(name) && !nobody.test(name) && !wordsOf(name).every(isTradeWord))
    .flatMap(writingsOf);
}

function wordsOf(name: string): readonly string[] {
  return name.split(/[\s,，._-]+/).filter((word) => word !== '');
}

/** `Maria Vela` is also `MARIA VELA`, `Vela, Maria`, `Maria` and `Vela`; a Chinese name stands as it is written. */
function writingsOf(name: string): readonly string[] {
  const words = wordsOf(name);
  if (han.test(name) || words.length === 0) return [name, name.replaceAll(/\s+/g, '')];
  const turned = [`${words.at(-1)}, ${words.slice(0, -1).join(' ')}`, `${words.at(-1)} ${words.slice(0, -1).join(' ')}`];
  const whole = [name, words.join(' '), ...(words.length > 1 ? turned : [])];
  const parts = words.length > 1 ? words.filter(standsAlone) : [];
  return [...whole, ...whole.map((one) => one.toUpperCase()), ...whole.map((one) => one.toLowerCase()), ...parts];
}

/** A part of a name is one wherever it stands, unless it is a word of the language or of the trade. */
function standsAlone(word: string): boolean {
  return word.length >= 3 && /^\p{Lu}\p{Ll}/u.test(word) && !isTradeWord(word);
}

/** Between letters of its own script a name is part of another word; Chinese has no such edge. */
function bounded(value: string): string {
  const escaped = value.replaceAll(/[\\^$.*+?()[\]{}|/]/g, (sign) => `\\${sign}`);
  return han.test(value) ? escaped : `(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`;
}
