import { describe, expect, it } from 'vitest';
import { caseTokens } from '#usecases/search/case-tokens.js';
import { articleDocument, caseDocument } from '#usecases/search/index-documents.js';
import { article, logEvent, supportCase } from './fixtures.js';
import { shippedTokenizer } from './judged-set.js';

const tokenizer = shippedTokenizer();

describe('articleDocument', () => {
  it('carries words, concepts and codes of all parts and the filter fields', () => {
    const document = articleDocument(
      article({
        id: 'psu',
        title: 'Power supply failed',
        issue: 'PSU0003 is logged.',
        sections: [{ heading: 'Spare', page: 4, text: 'Bring a fan.' }],
        codes: ['ipmi/08/6f/01'],
        vendor: 'Dell',
        componentClass: 'psu',
      }),
      tokenizer,
    );

    expect(document.tokens.title).toEqual(['power', 'suppli', 'fail']);
    expect(document.tokens.body).toEqual(expect.arrayContaining(['log', 'spare', 'fan']));
    expect(document.tokens.concepts).toEqual(expect.arrayContaining(['psu', 'psu-failed', 'fan']));
    expect(document.tokens.codes).toEqual(['ipmi/08/6f/01', 'psu0003', 's:psu']);
    expect(document.filters).toMatchObject({ kind: ['article'], audience: ['public'], vendor: ['Dell'], componentClass: ['psu'] });
  });
});

describe('the quality of a document', () => {
  it('puts a message of a registry behind an article that holds as many words', () => {
    const message = article({ id: 'm', title: 'Fan failed', source: { kind: 'registry', uri: 'Base.json' } });

    const [ofMessage, ofArticle] = [message, article({ id: 'a', title: 'Fan failed' })].map(
      (one) => articleDocument(one, tokenizer).quality,
    );

    expect(ofMessage).toBeLessThan(ofArticle ?? 0);
    expect(ofMessage).toBeGreaterThanOrEqual(0.5);
  });
});

describe('caseDocument', () => {
  const stored = supportCase({
    id: 'SR-2024001',
    organisation: 'north',
    server: 'SN12345X',
    vendor: 'Dell',
    model: 'R740 xd',
    symptom: '服务器宕机。内存报错',
    confirmed: { componentClass: 'memory' },
    verified: true,
  });
  const signs = {
    findings: [
      { findingId: 'ue', state: 'present' as const, component: { class: 'memory' as const, locator: 'DIMM_A5' } },
      { findingId: 'no-power-event', state: 'absent' as const },
    ],
    events: [logEvent('ipmi/0c/6f/01', 'Uncorrectable ECC')],
  };

  it('carries present findings, event keys, classes and ids as codes, and no absent finding', () => {
    const { tokens } = caseDocument(stored, signs, tokenizer);

    expect(tokens.codes).toEqual(
      expect.arrayContaining(['f:ue', 'f:ue@memory', 'k:ipmi/0c/6f/01', 'c:memory', 'v:dell', 'm:r740-xd', 'sn12345x', 'sr2024001']),
    );
    expect(tokens.codes.join(' ')).not.toContain('no-power-event');
  });

  it('is internal and belongs to its organisation', () => {
    const { filters } = caseDocument(stored, signs, tokenizer);

    expect(filters).toMatchObject({
      organisation: ['north'],
      audience: ['internal'],
      lang: ['zh'],
      componentClass: ['memory'],
      confidence: ['validated'],
    });
  });

  it('has no blank in a token', () => {
    const { tokens } = caseDocument(stored, signs, tokenizer);

    expect(
      Object.values(tokens)
        .flat()
        .filter((token) => /\s/.test(token) || token === ''),
    ).toEqual([]);
  });

  it('is found by the tokens that a question about the same case gives', () => {
    const asked = caseTokens({ ...signs, symptom: '宕机', vendor: 'DELL', model: 'R740 XD' }, tokenizer);
    const { tokens } = caseDocument(stored, signs, tokenizer);

    expect(asked.codes.filter((code) => !tokens.codes.includes(code))).toEqual([]);
  });
});
