import { describe, expect, it } from 'vitest';
import { decodeTerm, encodeToken, matchExpression } from '#stores/embedded/match-expression.js';

describe('terms of the index', () => {
  it.each(['dimm_a5', 'ipmi/0c/6f/01', 'ECC', '内存', '¤41', 'a"b', '\u0000', ''])('give back the token %j they were made of', (token) => {
    const term = encodeToken(token);

    expect(decodeTerm(term)).toBe(token);
    expect(term).toMatch(/^[a-z0-9\u0080-\uffff]*$/u);
  });

  it('are asked for in the columns of their kind', () => {
    const expression = matchExpression([
      { kind: 'words', term: 'fan' },
      { kind: 'words', term: 'slow' },
      { kind: 'codes', term: 'e100' },
    ]);

    expect(expression).toBe('{codes} : ("e100") OR {title body} : ("fan" OR "slow")');
  });
});
