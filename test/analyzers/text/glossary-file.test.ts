import { describe, expect, it } from 'vitest';
import { foldText } from '#analyzers/text/fold.js';
import { thingConcepts } from '#analyzers/text/thing-concepts.js';
import { createEnglishWords } from '#analyzers/text/words-english.js';
import { shippedGlossary } from '../../usecases/search/judged-set.js';

const { concepts } = shippedGlossary();

describe('the shipped glossary', () => {
  it('has at least 250 concepts, each with terms in both languages', () => {
    expect(concepts.length).toBeGreaterThanOrEqual(250);
    expect(concepts.filter(({ en, zh }) => en.length === 0 || zh.length === 0)).toEqual([]);
  });

  it('is sorted by id, each once', () => {
    const ids = concepts.map(({ id }) => id);

    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('gives no term to two concepts, not by its stems either', () => {
    const englishWords = createEnglishWords();
    const owners = new Map<string, Set<string>>();
    for (const { id, en, zh } of concepts) {
      for (const term of [...en, ...zh]) {
        const folded = foldText(term);
        const row = /\p{Script=Han}/u.test(folded)
          ? folded
          : englishWords(folded, term)
              .map(({ token }) => token)
              .join(' ');
        owners.set(row, (owners.get(row) ?? new Set()).add(id));
      }
    }

    expect([...owners].filter(([, ids]) => ids.size > 1)).toEqual([]);
  });

  it('has no term that is nothing but stop words or one letter', () => {
    const englishWords = createEnglishWords();
    const latin = concepts.flatMap(({ en }) => en);

    expect(
      latin.filter(
        (term) =>
          englishWords(foldText(term), term)
            .map(({ token }) => token)
            .join('').length < 2,
      ),
    ).toEqual([]);
  });

  it('has every concept that is named a thing', () => {
    const ids = new Set(concepts.map(({ id }) => id));

    expect([...thingConcepts].filter((id) => !ids.has(id))).toEqual([]);
  });
});
