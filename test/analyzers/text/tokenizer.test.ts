import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '#analyzers/text/fold.js';
import { createTokenizer } from '#analyzers/text/tokenizer.js';
import { shippedTokenizer } from '../../usecases/search/judged-set.js';

const tokenizer = shippedTokenizer();

function wordsOf(text: string): readonly string[] {
  return tokenizer.tokenise(text).words.map(({ token }) => token);
}

function conceptsOf(text: string): readonly string[] {
  return tokenizer.tokenise(text).concepts.map(({ token }) => token);
}

describe('words', () => {
  it('are stems without stop words', () => {
    expect(wordsOf('The batteries of the controller were failing')).toEqual(['batteri', 'control', 'fail']);
  });

  it('keep words that turn a meaning round', () => {
    expect(wordsOf('does not power on')).toEqual(['not', 'power', 'on']);
  });

  it('are not cut where they are short: an UPS is not "up"', () => {
    expect(wordsOf('UPS')).toEqual(['ups']);
    expect(wordsOf('I/O, S/N, M.2')).toEqual(['io', 'sn', 'm2']);
  });

  it('are the parts of a name of three words', () => {
    expect(wordsOf('PowerSupplyFailed')).toEqual(['power', 'suppli', 'fail']);
    expect(wordsOf('PowerEdge')).toEqual(['poweredg']);
  });

  it('are Chinese words of the field, with the shorter words in them', () => {
    expect(wordsOf('更换热备盘后掉盘')).toEqual(['更换', '热备', '热备盘', '掉盘']);
  });

  it('are the same in full width and half width', () => {
    expect(wordsOf('ＣＰＵ　过热')).toEqual(wordsOf('CPU 过热'));
  });
});

describe('concepts', () => {
  it.each([
    ['掉盘', 'drive missing'],
    ['宕机', 'server crash'],
    ['亮黄灯', 'amber LED'],
    ['重新插拔', 'reseat'],
    ['热插拔', 'hot swap'],
    ['可纠正错误', 'correctable ECC'],
    ['不可纠正错误', 'uncorrectable error'],
    ['电源冗余丢失', 'redundancy lost'],
    ['风扇转速低', 'fan speed low'],
    ['固件升级', 'firmware update'],
    ['黑屏', 'no video'],
    ['花屏', 'garbled screen'],
    ['蓝屏', 'BSOD'],
    ['阵列重建', 'rebuild'],
    ['BMC 无响应', 'BMC not responding'],
    ['断电', 'power outage'],
    ['背板', 'backplane'],
    ['主板', 'system board'],
  ])('let %s meet "%s"', (chinese, english) => {
    const shared = conceptsOf(chinese).filter((concept) => conceptsOf(english).includes(concept));

    expect(shared).not.toEqual([]);
  });

  it.each([
    ['不可纠正错误', 'correctable-error'],
    ['硬盘不在位', 'presence'],
    ['固态驱动器', 'driver'],
    ['驱动程序', 'drive'],
    ['correct the setting', 'correctable-error'],
    ['system x', 'lenovo'],
    ['upload', 'ups'],
    ['DIMM or the slot', 'memory-slot'],
    ['fan. Speed', 'fan-speed'],
  ])('are not misled by a false friend: %s is not %s', (text, falseFriend) => {
    expect(conceptsOf(text)).not.toContain(falseFriend);
  });

  it('name the things that a longer term is about', () => {
    expect(conceptsOf('风扇转速低')).toEqual(expect.arrayContaining(['fan-speed-low', 'fan', 'fan-speed']));
  });

  it('overlap where two terms share a word', () => {
    expect(conceptsOf('电源冗余丢失')).toEqual(expect.arrayContaining(['power-redundancy', 'redundancy-lost']));
  });

  it('are found across stop words and forms of a word', () => {
    expect(conceptsOf('loss of power')).toContain('power-loss');
    expect(conceptsOf('fans failed')).toContain('fan-stall');
  });

  it('are those of the glossary that was given', () => {
    const own = createTokenizer({
      glossary: { version: 3, concepts: [{ id: 'x-part', en: ['frobnicator'], zh: ['飞轮组'] }] },
      dictionary: '',
    });

    const tokens = own.tokenise('飞轮组 frobnicators').concepts.map(({ token }) => token);

    expect(tokens).toEqual(['x-part', 'x-part']);
    expect(own.glossaryVersion).toBe(3);
  });
});

describe('offsets', () => {
  const pieces = fc.constantFrom(
    '内存',
    '硬盘掉线',
    'DIMM_A5',
    ' ',
    '，',
    'MEM0804',
    'ＲＡＩＤ卡',
    'PowerSupplyFailed',
    'İ',
    '𠮷',
    '\n',
    'fans',
    '0x1D',
    '😀',
  );
  const texts = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 20 }).map((parts) => parts.join(''));

  it('always point at text, and folding keeps the length', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { words, concepts, codes } = tokenizer.tokenise(text);

        expect(foldText(text)).toHaveLength(text.length);
        for (const { token, start, end } of [...words, ...concepts, ...codes]) {
          expect(token).toMatch(/^\S+$/u);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of a Chinese word are where that word stands', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const chinese = tokenizer.tokenise(text).words.filter(({ token }) => /^\p{Script=Han}+$/u.test(token));

        for (const { token, start, end } of chinese) expect(text.slice(start, end)).toBe(token);
      }),
      { numRuns: 300 },
    );
  });

  it('of the same text are the same every time', () => {
    const text = '服务器 CPU1_DIMM_A3 报不可纠正错误 MEM0804';

    expect(tokenizer.tokenise(text)).toEqual(tokenizer.tokenise(text));
  });
});
