import { describe, expect, it } from 'vitest';
import { checkedPattern, refusalOf } from '#analyzers/redaction/own-patterns.js';
import { redact } from '#analyzers/redaction/redact.js';
import { findGrowth } from '../logs/linear-time.js';

describe('the check of an own pattern', () => {
  it.each(['INC\\d{7,10}', 'site-[A-Z]{2,4}-\\d{1,5}', '(?:room|hall) \\d{1,3}', '机房[A-Z]\\d{1,3}', 'a?b'])('passes %s', (pattern) => {
    const reason = refusalOf({ name: 'own', pattern });

    expect(reason).toBeNull();
  });

  it.each([
    ['(', 'regular expression'],
    ['a+', 'open repeat'],
    ['.*', 'open repeat'],
    ['a{2,}', 'open repeat'],
    ['(a{1,9}){1,9}', 'repeats a group'],
    ['((a|ab)x){2}', 'repeats a group'],
    ['(a?){5}', 'repeats a group'],
    ['a{1,900}', 'more than 200'],
    ['a{1,100}a{1,100}a{1,100}b', 'too many ways'],
    ['(a)\\1', 'refers back'],
    ['(?=a)b', 'looks around'],
    ['(?<!a)b', 'looks around'],
    ['a?', 'empty text'],
    ['[a-z]{2,6}', 'placeholder'],
  ])('refuses %s', (pattern, reason) => {
    const refusal = refusalOf({ name: 'own', pattern });

    expect(refusal).toContain(reason);
  });

  it('refuses the name of a built-in kind', () => {
    const refusal = refusalOf({ name: 'mail', pattern: 'x\\d{3}' });

    expect(refusal).toContain('built-in');
  });

  it('passes no pattern that takes more than linear time', () => {
    const passed = ['a{1,30}a{1,30}b', '(?:a|aa)(?:a|aa)(?:a|aa)b', 'a?a?a?a?a?b', '[a-z ]{1,200}9', '\\w{1,31}\\d{1,31}!'].filter(
      (pattern) => refusalOf({ name: 'own', pattern }) === null,
    );

    const slow = passed.filter((pattern) => {
      const { find } = checkedPattern({ name: 'own', pattern });
      return (
        findGrowth(
          (text) => void [...find(text)],
          (length) => 'a'.repeat(length),
        ) !== null
      );
    });

    expect(passed.length).toBeGreaterThan(2);
    expect(slow).toEqual([]);
  });
});

describe('an own pattern', () => {
  it('puts its name in place of what it matches and is counted under it', () => {
    const patterns = [checkedPattern({ name: 'site-ticket', pattern: 'INC\\d{7}' })];

    const result = redact('see INC0012345', { kinds: [], reading: 'prose', patterns });

    expect(result).toEqual({ text: 'see [site-ticket]', counts: { 'site-ticket': 1 } });
  });
});
