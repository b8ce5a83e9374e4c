import { describe, expect, it } from 'vitest';
import { extractCodes } from '#analyzers/text/codes.js';
import { foldText } from '#analyzers/text/fold.js';

function codesOf(text: string): readonly string[] {
  return extractCodes(foldText(text), text).codes.map(({ token }) => token);
}

describe('extractCodes', () => {
  it.each([
    ['MEM0804', ['mem0804']],
    ['mem-0804 又来了', ['mem0804']],
    ['PDR16', ['pdr16']],
    ['FQXSPMA0008N', ['fqxspma0008n']],
    ['IDRAC.2.8.PSU0003', ['idrac.2.8.psu0003', 'psu0003']],
    ['ALM-0x0000001D', ['alm0x1d', '0x1d']],
    ['0x806f010c', ['0x806f010c']],
    ['806f010c', ['0x806f010c']],
    ['NVRM: Xid (PCI:0000:3b:00): 79', ['xid79']],
    ['Xid 79', ['xid79']],
    ['ipmi/0c/6f/01.', ['ipmi/0c/6f/01']],
    ['BIOS 2.10.5', ['2.10.5']],
    ['firmware v2.42', ['2.42']],
    ['P00924-B21', ['p00924b21']],
    ['875478-001', ['875478001']],
    ['ST8000NM0055', ['st8000nm0055']],
    ['0000:3b:00.0', ['3b:00.0']],
    ['PowerSupplyFailed', ['powersupplyfailed']],
  ])('reads %s', (text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it.each(['DIMM A5', 'DIMM_A5', 'dimm-a5', 'ＤＩＭＭ＿Ａ５', '内存A5', '内存条 A5'])('folds %s to one spelling of a locator', (text) => {
    expect(codesOf(text)).toEqual(['dimma5']);
  });

  it('gives the DIMM and the processor of a compound locator as well', () => {
    expect(codesOf('CPU1_DIMM_A3')).toEqual(['cpu1dimma3', 'cpu1', 'dimma3']);
    expect(codesOf('PROC 1 DIMM 3')).toEqual(['cpu1dimm3', 'cpu1', 'dimm3']);
  });

  it('reads numbered parts in both languages', () => {
    expect(codesOf('1号电源掉电，风扇3转速低，Power Supply 2')).toEqual(['psu1', 'fan3', 'psu2']);
  });

  it.each(['raid10', 'DDR4', '10GbE', '电源 2 个', '内存 64GB', 'CPU 1.2V', 'PowerEdge', '3 fans', 'restart at 12:30'])(
    'takes no code from %s',
    (text) => {
      expect(codesOf(text)).toEqual([]);
    },
  );

  it('blanks an opaque code and keeps the noun of a locator for the words', () => {
    const text = 'MEM0804 on DIMM_A5';

    const { visible } = extractCodes(foldText(text), text);

    expect(visible).toBe('        on dimm   ');
  });

  // A pattern that is not linear runs into the time limit of the test runner here.
  it.each(['a', '1.', 'a1', '0x', 'cpu_', 'Ab', 'a-1', '3b:'])('finds no code in a long run of "%s" and comes to an end', (piece) => {
    const text = piece.repeat(50_000);

    expect(extractCodes(foldText(text), text).visible).toHaveLength(text.length);
  });
});
