import { describe, expect, it } from 'vitest';
import { type CountedToken, selectRankingTokens } from '#stores/embedded/token-selection.js';

const counted = (term: string, documents: number): CountedToken => ({ kind: 'words', term, documents });

describe('tokens that documents are ranked by', () => {
  it('are all tokens of a query with few postings', () => {
    const tokens = [counted('rare', 3), counted('common', 30_000)];

    const selected = selectRankingTokens(tokens);

    expect(selected).toEqual(tokens);
  });

  it('leave out a frequent token where rarer ones give candidates enough', () => {
    const tokens = [counted('rare', 6_000), counted('common', 60_000)];

    const selected = selectRankingTokens(tokens);

    expect(selected).toEqual([counted('rare', 6_000)]);
  });

  it('keep a frequent token where rarer ones give few candidates', () => {
    const tokens = [counted('rare', 3), counted('common', 60_000), counted('everywhere', 90_000)];

    const selected = selectRankingTokens(tokens);

    expect(selected).toEqual([counted('rare', 3), counted('common', 60_000)]);
  });
});
