import { describe, expect, it } from 'vitest';
import { thingConcepts } from '#analyzers/text/thing-concepts.js';
import { glossarySubjects, readGlossarySubject } from '../../../src/shipped-glossary.js';
import { shippedTokenizer } from '../../usecases/search/judged-set.js';

const tokenizer = shippedTokenizer();
const subjectOf = new Map(glossarySubjects.flatMap((subject) => readGlossarySubject(subject).map(({ id }) => [id, subject] as const)));
const termsOf = (subject: (typeof glossarySubjects)[number]) =>
  readGlossarySubject(subject).flatMap(({ id, en, zh }) => [
    ...en.map((term) => ({ id, term, text: `Yesterday ${term} came up twice.` })),
    ...zh.map((term) => ({ id, term, text: `昨天${term}，今天两次` })),
  ]);
const conceptsIn = (text: string) => [...new Set(tokenizer.tokenise(text).concepts.map(({ token }) => token))];

function isStrange(found: string, id: string, term: string): boolean {
  if (found === id || thingConcepts.has(found) || subjectOf.get(found) === subjectOf.get(id)) return false;
  const concept = tokenizer.concept(found);
  return ![...(concept?.en ?? []), ...(concept?.zh ?? [])].includes(term);
}

describe.each(glossarySubjects)('the terms of the glossary on %s', (subject) => {
  it('are found as their concept in a running sentence', () => {
    const missed = termsOf(subject).filter(({ id, text }) => !conceptsIn(text).includes(id));

    expect(missed).toEqual([]);
  });

  it('give no concept of another subject but the things in them', () => {
    const strange = termsOf(subject).flatMap(({ id, term, text }) =>
      conceptsIn(text)
        .filter((found) => isStrange(found, id, term))
        .map((found) => `${term}: ${found}`),
    );

    expect(strange).toEqual([]);
  });

  it('are held together by the cutting of Chinese', () => {
    const cut = readGlossarySubject(subject)
      .flatMap(({ zh }) => zh)
      .filter((term) => /^\p{Script=Han}{2,}$/u.test(term))
      .filter((term) => !tokenizer.tokenise(`昨天，${term}，今天`).words.some(({ token }) => token === term));

    expect(cut).toEqual([]);
  });
});
