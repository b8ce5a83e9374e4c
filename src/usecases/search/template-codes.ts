import { createHash } from 'node:crypto';
import { maskedTokens } from '#analyzers/templates/masked-tokens.js';
import { templateText } from '#analyzers/templates/template-miner.js';
import type { NotUnderstood } from '#domain/unread.js';

const codeDigits = 12;
const word = /\p{Script=Han}{2}|\p{L}{3,}/gu;
/** Rules of dashes and lone values make no two logs alike. */
const leastWords = 2;
const mark = /<[a-z*]+>/g;

/**
 * Codes of what nobody understood of a log, without prefix, each with its template: digests of the template and of its first line with the values masked.
 * The second stays the same where other lines of one log made its template more general.
 */
export function templateCodes({ templates }: NotUnderstood): ReadonlyMap<string, string> {
  const telling = templates.filter(({ template }) => wordsOf(template) >= leastWords);
  return new Map(
    telling.flatMap(({ template, example }) => {
      const ofFirstLine = templateText(maskedTokens(example));
      return [...new Set([template, ofFirstLine])].map((text) => [digestOf(text), template] as const);
    }),
  );
}

function wordsOf(template: string): number {
  return [...template.replaceAll(mark, '').matchAll(word)].length;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, codeDigits);
}
