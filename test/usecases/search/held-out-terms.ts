import { createHash } from 'node:crypto';
import { foldText } from '#analyzers/text/fold.js';
import { createTokenizer } from '#analyzers/text/tokenizer.js';
import type { Glossary } from '#domain/glossary.js';

const han = /\p{Script=Han}/u;
const heldOutShare = 5;

/** True for the fifth of the terms that no judged question between two languages may use: the first four bytes of the SHA-256 of the folded term, modulo five, are 0. */
export function isHeldOut(term: string): boolean {
  return createHash('sha256').update(foldText(term)).digest().readUInt32BE(0) % heldOutShare === 0;
}

/** A term of the glossary in a text, and the concept it stands for. */
type FoundTerm = { readonly term: string; readonly conceptId: string; readonly start: number; readonly end: number };

/** Finds the terms of a glossary in a text as the tokenizer does: a concept is made of every term alone, so that a match names its term. */
export function createTermFinder(glossary: Glossary): (text: string) => readonly FoundTerm[] {
  const rows = glossary.concepts.flatMap(({ id, en, zh }) => [...en, ...zh].map((term) => ({ term, conceptId: id })));
  const concepts = rows.map(({ term }, index) => ({ id: String(index), en: [term], zh: [] }));
  const { tokenise } = createTokenizer({ glossary: { version: glossary.version, concepts }, dictionary: '' });
  return (text) =>
    tokenise(text).concepts.flatMap(({ token, start, end }) => {
      const row = rows[Number(token)];
      return row === undefined ? [] : [{ ...row, start, end }];
    });
}

/** The glossary without its held-out terms. */
export function withoutHeldOut(glossary: Glossary): Glossary {
  const kept = (terms: readonly string[]) => terms.filter((term) => !isHeldOut(term));
  return { ...glossary, concepts: glossary.concepts.map(({ id, en, zh }) => ({ id, en: kept(en), zh: kept(zh) })) };
}

/** Words a text anew: each of its terms gives way to the first held-out term of the same concept and language, where there is one. */
export function createHeldOutWording(glossary: Glossary): (text: string) => string {
  const findTerms = createTermFinder(glossary);
  const concepts = new Map(glossary.concepts.map((concept) => [concept.id, concept]));
  const otherTerm = ({ term, conceptId }: FoundTerm) => concepts.get(conceptId)?.[han.test(term) ? 'zh' : 'en'].find(isHeldOut);
  return (text) => {
    let worded = text;
    let begun = text.length;
    for (const found of [...findTerms(text)].sort((a, b) => b.start - a.start)) {
      const other = otherTerm(found);
      if (other === undefined || found.end > begun) continue;
      worded = `${worded.slice(0, found.start)}${other}${worded.slice(found.end)}`;
      begun = found.start;
    }
    return worded;
  };
}
