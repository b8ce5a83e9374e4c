import { Jieba } from '@node-rs/jieba';
import { dict as generalDictionary } from '@node-rs/jieba/dict.js';
import { chineseStopWords } from './stop-words.js';
import { byPlace, type Token } from './token.js';

const hanRun = /\p{Script=Han}+/gu;

/** Reads the Chinese words of a folded text. */
export type ChineseWords = (folded: string) => readonly Token[];

/**
 * Words by jieba in search mode (a long word gives its shorter words too), stop words left out.
 * `dictionary`: lines `word frequency tag`, laid over jieba's general dictionary.
 */
export function createChineseWords(dictionary: string): ChineseWords {
  const jieba = Jieba.withDict(generalDictionary);
  jieba.loadDict(new TextEncoder().encode(dictionary));
  return (folded) => {
    const runs = [...folded.matchAll(hanRun)];
    if (runs.length === 0) return [];
    // One call for all runs: a call into jieba costs more than cutting a short run.
    const text = runs.map((run) => run[0]).join(' ');
    const words = placeWords(jieba.cut(text, true), runs);
    const subWords = placeSubWords(words, jieba.cutForSearch(text, true));
    return [...words, ...subWords].filter((word) => !chineseStopWords.has(word.token)).sort(byPlace);
  };
}

function placeWords(cut: readonly string[], runs: readonly RegExpExecArray[]): readonly Token[] {
  const words: Token[] = [];
  let run = 0;
  let start = runs[0]?.index ?? 0;
  for (const token of cut) {
    if (token === ' ') {
      run += 1;
      start = runs[run]?.index ?? 0;
    } else {
      words.push({ token, start, end: start + token.length });
      start += token.length;
    }
  }
  return words;
}

// Search mode prints the shorter words of a word before the word itself, by length, from left to right.
function placeSubWords(words: readonly Token[], searchCut: readonly string[]): readonly Token[] {
  const subWords: Token[] = [];
  const printed = searchCut.filter((token) => token !== ' ')[Symbol.iterator]();
  for (const word of words) {
    let previous = { length: 0, at: -1 };
    for (let token = printed.next().value; token !== undefined && token !== word.token; token = printed.next().value) {
      const from = token.length === previous.length ? previous.at + 1 : 0;
      previous = { length: token.length, at: word.token.indexOf(token, from) };
      const start = word.start + previous.at;
      subWords.push({ token, start, end: start + token.length });
    }
  }
  return subWords;
}
