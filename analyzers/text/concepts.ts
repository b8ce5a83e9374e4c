import type { Glossary } from '#domain/glossary.js';
import { foldText } from './fold.js';
import { thingConcepts } from './thing-concepts.js';
import { byPlace, overlaps, type Token } from './token.js';
import type { EnglishWords } from './words-english.js';

const han = /\p{Script=Han}/u;
const scriptChange = /(?<=\p{Script=Han})(?=[a-z0-9])|(?<=[a-z0-9])(?=\p{Script=Han})/gu;
const latinEdge = /[a-z0-9]/;
const latinWords = /[a-z0-9]+/g;
const gapThatParts = /[.;:!?\n。；：！？，,]|\b(?:and|or)\b/;
const longestGap = 8;

/** A term that holds Han characters is looked for as written, any other as a row of English stems; `parts` are its units. */
type Term = { readonly text: string; readonly parts: readonly string[]; readonly ids: ReadonlySet<string> };
type TermIndex = ReadonlyMap<string, readonly Term[]>;

/**
 * Finds the concepts of a folded text whose English words are `words`. From every place the longest term counts, unless it lies inside
 * one that was found; a longer term gives the things in it too ({@link thingConcepts}).
 */
export type ConceptMatcher = (folded: string, words: readonly Token[]) => readonly Token[];

/** Matcher of the terms of a glossary. A term of several concepts gives each of them. */
export function createConceptMatcher(glossary: Glossary, englishWords: EnglishWords): ConceptMatcher {
  const terms = readTerms(glossary, englishWords);
  const things = terms.rows.filter(({ ids }) => isThing(ids));
  const written = indexTerms(
    terms.written.map((term) => withLatinThings(term, things)),
    '',
  );
  const rows = indexTerms(terms.rows, ' ');
  return (folded, words) => {
    const inText = matchText(folded, written);
    const inWords = matchRows(folded, words, rows).filter((match) => !inText.some((other) => overlaps(match, other)));
    return [...inText, ...inWords].sort(byPlace);
  };
}

function readTerms(glossary: Glossary, englishWords: EnglishWords): { readonly written: readonly Term[]; readonly rows: readonly Term[] } {
  const written = new Map<string, Set<string>>();
  const rows = new Map<string, Set<string>>();
  for (const { id, en, zh } of glossary.concepts) {
    for (const term of [...en, ...zh]) {
      const folded = foldText(term);
      if (!han.test(folded)) addTo(rows, rowOf(folded, term, englishWords), id);
      // "BMC无响应" is written "BMC 无响应" as often.
      else for (const spelling of [folded, folded.replace(scriptChange, ' ')]) addTo(written, spelling, id);
    }
  }
  rows.delete('');
  return { written: toTerms(written, ''), rows: toTerms(rows, ' ') };
}

function rowOf(folded: string, term: string, englishWords: EnglishWords): string {
  return englishWords(folded, term)
    .map((word) => word.token)
    .join(' ');
}

function addTo(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key) ?? new Set();
  index.set(key, ids.add(id));
}

function toTerms(ids: ReadonlyMap<string, ReadonlySet<string>>, separator: string): readonly Term[] {
  return [...ids].map(([text, own]) => ({ text, parts: text.split(separator), ids: own }));
}

function indexTerms(terms: readonly Term[], separator: string): TermIndex {
  const things = terms.filter(({ ids }) => isThing(ids));
  const index = new Map<string, Term[]>();
  for (const term of [...terms].sort((a, b) => b.parts.length - a.parts.length)) {
    const key = term.parts.slice(0, 2).join(separator);
    const row = index.get(key) ?? [];
    row.push({ ...term, ids: withThings(term, things) });
    index.set(key, row);
  }
  return index;
}

// "BMC日志" is about the BMC, which is written in Latin letters.
function withLatinThings(term: Term, things: readonly Term[]): Term {
  const words = new Set(term.text.match(latinWords));
  const inside = things.filter(({ text }) => words.has(text));
  return { ...term, ids: new Set([...term.ids, ...inside.flatMap(({ ids }) => [...ids])]) };
}

function isThing(ids: ReadonlySet<string>): boolean {
  return [...ids].some((id) => thingConcepts.has(id));
}

function withThings(term: Term, things: readonly Term[]): ReadonlySet<string> {
  const inside = things.filter((thing) => thing.parts.length < term.parts.length && holds(term.parts, thing.parts));
  return new Set([...term.ids, ...inside.flatMap(({ ids }) => [...ids])]);
}

function holds(parts: readonly string[], inner: readonly string[]): boolean {
  return parts.some((_, start) => inner.every((part, place) => parts[start + place] === part));
}

function matchText(folded: string, terms: TermIndex): readonly Token[] {
  const isHere = (start: number) => (term: Term) => isTextAt(folded, start, term.text);
  return matchFrom(folded.length, (start) => {
    const term = findTerm(terms, folded.slice(start, start + 2), folded.charAt(start), isHere(start));
    return term === undefined ? null : { ids: term.ids, start, end: start + term.text.length };
  });
}

function matchRows(folded: string, words: readonly Token[], terms: TermIndex): readonly Token[] {
  return matchFrom(words.length, (first) => {
    const { token = '', start = 0 } = words[first] ?? {};
    const term = findTerm(terms, `${token} ${words[first + 1]?.token}`, token, ({ parts }) => isRowAt(folded, words, first, parts));
    return term === undefined ? null : { ids: term.ids, start, end: words[first + term.parts.length - 1]?.end ?? 0 };
  });
}

// Terms are kept by their first two units, a term of one unit by that one: longer terms are tried first.
function findTerm(terms: TermIndex, two: string, one: string, isHere: (term: Term) => boolean): Term | undefined {
  return terms.get(two)?.find(isHere) ?? terms.get(one)?.find(isHere);
}

type Match = { readonly ids: ReadonlySet<string>; readonly start: number; readonly end: number };

function matchFrom(places: number, matchAt: (place: number) => Match | null): readonly Token[] {
  const found: Token[] = [];
  let reached = 0;
  for (let place = 0; place < places; place += 1) {
    const match = matchAt(place);
    if (match === null || match.end <= reached) continue;
    reached = match.end;
    for (const token of match.ids) found.push({ token, start: match.start, end: match.end });
  }
  return found;
}

// A term that begins or ends in Latin letters must not be cut out of a longer word ("raid卡" of "sraid卡").
function isTextAt(folded: string, start: number, text: string): boolean {
  if (!folded.startsWith(text, start)) return false;
  const isCut = (inside: string, outside: string) => latinEdge.test(inside) && latinEdge.test(outside);
  const end = start + text.length;
  return !isCut(folded.charAt(start), folded.charAt(start - 1)) && !isCut(folded.charAt(end - 1), folded.charAt(end));
}

// Stop words between the words of a term are passed over, a comma, an "or", the end of a sentence are not.
function isRowAt(folded: string, words: readonly Token[], first: number, stems: readonly string[]): boolean {
  return stems.every((stem, place) => {
    const word = words[first + place];
    if (word?.token !== stem) return false;
    const before = place === 0 ? undefined : words[first + place - 1];
    if (before === undefined) return true;
    const gap = folded.slice(before.end, word.start);
    return gap.length <= longestGap && !gapThatParts.test(gap);
  });
}
