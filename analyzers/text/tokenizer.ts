import type { Glossary } from '#domain/glossary.js';
import { extractCodes } from './codes.js';
import { createConceptMatcher } from './concepts.js';
import { foldText } from './fold.js';
import { byPlace, type Tokenizer } from './token.js';
import { createChineseWords } from './words-chinese.js';
import { createEnglishWords } from './words-english.js';

const termFrequency = 20_000;
const hanOnly = /^\p{Script=Han}{2,}$/u;

/**
 * The one analyser of documents and queries: codes first, then words (Porter stems, jieba), then the concepts of the glossary.
 * `dictionary`: field words for jieba, lines `word frequency tag`; the Chinese terms of the glossary are added to it.
 */
export function createTokenizer({ glossary, dictionary }: { readonly glossary: Glossary; readonly dictionary: string }): Tokenizer {
  const englishWords = createEnglishWords();
  const chineseWords = createChineseWords(withTerms(dictionary, glossary));
  const matchConcepts = createConceptMatcher(glossary, englishWords);
  const concepts = new Map(glossary.concepts.map((concept) => [concept.id, concept]));
  return {
    glossaryVersion: glossary.version,
    concept: (id) => concepts.get(id) ?? null,
    terms: glossary.concepts.flatMap(({ en, zh }) => [...en, ...zh]),
    tokenise: (text) => {
      const { codes, visible } = extractCodes(foldText(text), text);
      const english = englishWords(visible, text);
      const words = [...english, ...chineseWords(visible)].sort(byPlace);
      return { codes, words, concepts: matchConcepts(visible, english) };
    },
  };
}

function withTerms(dictionary: string, glossary: Glossary): string {
  const terms = glossary.concepts.flatMap(({ zh }) => zh).filter((term) => hanOnly.test(term));
  return [dictionary.trimEnd(), ...terms.map((term) => `${term} ${termFrequency} n`), ''].join('\n');
}
