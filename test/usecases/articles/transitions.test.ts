import { describe, expect, it } from 'vitest';
import { type ArticleState, transitionOf, transitions } from '#usecases/articles/transitions.js';
import { sampleArticle } from '../../stores/contracts/samples.js';
import { as } from './desk.js';

const states: readonly ArticleState[] = ['draft', 'inReview', 'published', 'archived'];
const roles = ['reader', 'agent', 'expert', 'administrator'] as const;
const pairs = states.flatMap((from) => states.map((to) => [from, to] as const));
const allowed = [
  'draft inReview',
  'draft archived',
  'inReview draft',
  'inReview published',
  'published draft',
  'published archived',
  'archived draft',
];
const byExperts = ['draft archived', 'published draft', 'published archived', 'archived draft'];

describe('the moves of an article', () => {
  it('has exactly the moves of the table', () => {
    expect(transitions.map(({ from, to }) => `${from} ${to}`).sort()).toEqual([...allowed].sort());
  });

  it.each(pairs.filter(([from, to]) => !allowed.includes(`${from} ${to}`)))('does not go from %s to %s, whoever asks', (from, to) => {
    for (const role of roles) {
      const ask = () => transitionOf(sampleArticle({ id: 'a', state: from }), to, as(role));

      expect(ask).toThrow(expect.objectContaining({ code: 'invalidInput', facts: expect.objectContaining({ from, to }) }));
    }
  });

  it.each(pairs.filter(([from, to]) => allowed.includes(`${from} ${to}`)))(
    'goes from %s to %s for the roles of the table alone',
    (from, to) => {
      const may = roles.filter((role) => {
        try {
          transitionOf(sampleArticle({ id: 'a', state: from }), to, as(role));
          return true;
        } catch (error) {
          expect(error).toMatchObject({ code: 'forbidden' });
          return false;
        }
      });

      expect(may).toEqual(byExperts.includes(`${from} ${to}`) ? ['expert', 'administrator'] : ['agent', 'expert', 'administrator']);
    },
  );

  it.each([[{ governance: 'complianceBased' as const }], [{ audience: 'customer' as const }], [{ audience: 'public' as const }]])(
    'lets only an expert publish what is %o',
    (change) => {
      const article = sampleArticle({ id: 'a', state: 'inReview', ...change });

      expect(() => transitionOf(article, 'published', as('agent'))).toThrow(expect.objectContaining({ code: 'forbidden' }));
      expect(transitionOf(article, 'published', as('expert')).to).toBe('published');
    },
  );
});
