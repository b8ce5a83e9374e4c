import type { Diagnosis, SimilarCase } from '#domain/diagnosis.js';
import type { Words } from './diagnosis-words.js';
import { place } from './evidence-text.js';

/** Cases like this one: why, what was done then, what of it is missing now. */
export function similarCaseLines({ similarCases }: Diagnosis, words: Words): string[] {
  return similarCases.flatMap((similar) => [
    `- ${similar.caseId} (${similar.confirmed?.componentClass ?? '?'}): ${similar.why.join(', ')}`,
    ...told(words.doneThen, doneThen(similar, words)),
    ...told(words.missingNow, [...similar.missingNow.tests.map(({ title }) => title), ...similar.missingNow.evidence]),
  ]);
}

function doneThen({ doneThen: { tests, parts, cause, resolution } }: SimilarCase, words: Words): readonly string[] {
  return [
    ...tests.map(({ title, outcome }) => `${title}: ${outcome}`),
    ...parts.map(({ name, locator, helped }) => `${name}${place(locator)} ${words.replaced(helped)}`),
    ...[cause, resolution].flatMap((text) => (text === null || text === '' ? [] : [oneLine(text)])),
  ];
}

function told(title: string, what: readonly string[]): string[] {
  return what.length === 0 ? [] : [`     ${title}${what.join('; ')}`];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
