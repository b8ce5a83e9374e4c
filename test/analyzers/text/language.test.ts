import { describe, expect, it } from 'vitest';
import { detectLanguage } from '#analyzers/text/language.js';

describe('detectLanguage', () => {
  it.each([
    ['服务器掉盘', 'zh'],
    ['Memory CPU1_DIMM_A3 Uncorrectable ECC Asserted，服务器宕机后自动重启', 'zh'],
    ['power supply lost', 'en'],
    ['', 'en'],
    ['The label on the part reads 电源 and the server is off for good since the last update of its firmware', 'en'],
  ])('of %s is %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});
