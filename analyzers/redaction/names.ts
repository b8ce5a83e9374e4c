import { findChineseNames } from './names-chinese.js';
import { findEnglishNames } from './names-english.js';
import type { Reading, Span } from './span.js';

const han = /\p{Script=Han}/u;

/** Names of people in prose, by what stands beside them: labels, titles, greetings, signatures. In a log nothing tells a name from a word. */
export function* findNames(text: string, reading: Reading): Generator<Span> {
  if (reading === 'log') return;
  yield* findEnglishNames(text);
  if (han.test(text)) yield* findChineseNames(text);
}
