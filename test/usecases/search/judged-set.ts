import { readFileSync } from 'node:fs';
import type { Tokenizer } from '#analyzers/text/token.js';
import { createTokenizer } from '#analyzers/text/tokenizer.js';
import type { Glossary } from '#domain/glossary.js';
import { readShippedGlossary } from '../../../src/shipped-glossary.js';
import type { Grades } from './ranking-measures.js';

/** The kinds of judged questions, in the order of reports. */
export const queryKinds = ['zh-zh', 'en-en', 'zh-en', 'en-zh', 'code', 'typo', 'none'] as const;
export type QueryKind = (typeof queryKinds)[number];

/** A judged question: `relevant` holds the topics (ids of starter articles without their language) that answer it, `helpful` those that help. */
export type JudgedQuery = {
  readonly id: string;
  readonly kind: QueryKind;
  readonly query: string;
  readonly lang: 'zh' | 'en' | null;
  readonly relevant: readonly string[];
  readonly helpful?: readonly string[];
};

/** Grade of a topic that answers; one that helps has grade 1. */
export const answerGrade = 2;

/** The judged questions of fixtures/search. */
export function readJudgedQueries(): readonly JudgedQuery[] {
  const lines = readFileSync('fixtures/search/queries.jsonl', 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as JudgedQuery);
}

/** The topics of a question with their grades. */
export function gradesOf({ relevant, helpful = [] }: Pick<JudgedQuery, 'relevant' | 'helpful'>): Grades {
  const helping = helpful.map((topic) => [topic, 1] as const);
  return new Map([...helping, ...relevant.map((topic) => [topic, answerGrade] as const)]);
}

/** True for a question that crosses from one language into the other. */
export function isBetweenLanguages({ kind }: Pick<JudgedQuery, 'kind'>): boolean {
  return kind === 'zh-en' || kind === 'en-zh';
}

/** The tokenizer that ships: glossary and dictionary of analyzers/text. */
export function shippedTokenizer(): Tokenizer {
  return tokenizerOf(shippedGlossary());
}

/** A tokenizer of another glossary, with the dictionary that ships. */
export function tokenizerOf(glossary: Glossary): Tokenizer {
  return createTokenizer({ glossary, dictionary: readFileSync('analyzers/text/dictionary.txt', 'utf8') });
}

/** The glossary that ships. */
export function shippedGlossary(): Glossary {
  return readShippedGlossary();
}

/** Topic of a starter article: its id without the language. */
export function topicOf(articleId: string): string {
  return articleId.replace(/-(?:zh|en)$/, '');
}
