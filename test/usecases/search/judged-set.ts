import { readFileSync } from 'node:fs';
import type { Tokenizer } from '#analyzers/text/token.js';
import { createTokenizer } from '#analyzers/text/tokenizer.js';
import { Glossary } from '#domain/glossary.js';

/** A judged question: `relevant` holds topics (ids of starter articles without their language); none = it has no answer. */
export type JudgedQuery = {
  readonly id: string;
  readonly kind: 'zh-zh' | 'en-en' | 'zh-en' | 'en-zh' | 'code' | 'typo' | 'none';
  readonly query: string;
  readonly lang: 'zh' | 'en' | null;
  readonly relevant: readonly string[];
};

/** The judged questions of fixtures/search. */
export function readJudgedQueries(): readonly JudgedQuery[] {
  const lines = readFileSync('fixtures/search/queries.jsonl', 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as JudgedQuery);
}

/** The tokenizer that ships: glossary and dictionary of analyzers/text. */
export function shippedTokenizer(): Tokenizer {
  return createTokenizer({ glossary: shippedGlossary(), dictionary: readFileSync('analyzers/text/dictionary.txt', 'utf8') });
}

/** The glossary that ships. */
export function shippedGlossary(): Glossary {
  return Glossary.parse(JSON.parse(readFileSync('analyzers/text/glossary.json', 'utf8')));
}

/** Topic of a starter article: its id without the language. */
export function topicOf(articleId: string): string {
  return articleId.replace(/-(?:zh|en)$/, '');
}
