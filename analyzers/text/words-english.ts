import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { englishStopWords } from './stop-words.js';
import type { Token } from './token.js';

// "I/O", "S/N", "P/N", "M.2" and "U.2" are one word each; so is "won't", which says "not".
const latinRun = /(?:i\/o|[ps]\/n|[mu]\.2)(?![a-z0-9])|[a-z0-9\u00b5\u00c0-\u024f\u0370-\u04ff]+(?:['\u2019]t(?![a-z0-9]))?/g;
const negation = /n['\u2019]t$/;
const hump = /[A-Z][a-z0-9]+/g;
const humps = /^(?:[A-Z][a-z0-9]+){3,}$/;
const shortestHumpedName = 12;
const stemCacheLimit = 20_000;

/** Reads the English words of a text. `folded` is the folded text (codes blanked), `original` the same text before folding. */
export type EnglishWords = (folded: string, original: string) => readonly Token[];

/** Words as stems (Porter 1980), stop words and single letters left out. A name of three humps or more gives its parts. Keeps a cache of stems. */
export function createEnglishWords(): EnglishWords {
  const stem = createStem();
  return (folded, original) => {
    const tokens: Token[] = [];
    for (const match of folded.matchAll(latinRun)) {
      for (const word of splitHumps(match[0], match.index, original)) {
        if (isContentWord(word.token)) tokens.push({ ...word, token: stem(word.token) });
      }
    }
    return tokens;
  };
}

function createStem(): (word: string) => string {
  const cache = new Map<string, string>();
  return (word) => {
    const known = cache.get(word);
    if (known !== undefined) return known;
    // Short words are abbreviations more often than plurals: "UPS" is not "up". The stem of "ones" would be "on".
    const stem = word.length > 3 && word !== 'ones' && /^[a-z]+$/.test(word) ? stemmer.stem(word) : word;
    if (cache.size >= stemCacheLimit) cache.clear();
    cache.set(word, stem);
    return stem;
  };
}

function isContentWord(word: string): boolean {
  return (word.length > 1 || (word >= '0' && word <= '9')) && !englishStopWords.has(word);
}

function splitHumps(word: string, start: number, original: string): readonly Token[] {
  const whole = { token: negation.test(word) ? 'not' : word.replace(/[/.]/, ''), start, end: start + word.length };
  if (word.length < shortestHumpedName) return [whole];
  const printed = original.slice(whole.start, whole.end);
  if (!humps.test(printed)) return [whole];
  return [...printed.matchAll(hump)].map((part) => ({
    token: part[0].toLowerCase(),
    start: start + part.index,
    end: start + part.index + part[0].length,
  }));
}
