import { describe, expect, it } from 'vitest';
import { disputeDimms } from '#analyzers/disputed-dimms.js';
import { readText } from './logs/read-text.js';

const kernel = (label: string) =>
  `2024-12-02T18:30:11.200000+00:00 n1 kernel: EDAC MC0: 1 UE memory read error on ${label} (channel:2 slot:1 page:0x2f offset:0x40 grain:32)`;
const sel = (label: string, second = '12') => `   1 | 12/02/2024 | 18:30:${second} | Memory ${label} | Uncorrectable ECC | Asserted`;

const locatorsOf = (...lines: string[]) =>
  disputeDimms(lines.flatMap((line) => readText(line).events)).flatMap((event) => event.components.map((one) => one.locator));

describe('one memory error in two sources', () => {
  it('names no module where the sources name two of one channel', () => {
    expect(locatorsOf(kernel('CPU1_DIMM_C2'), sel('CPU1_DIMM_C1'))).toEqual([null, null]);
  });

  it.each([
    ['the sources agree', [kernel('CPU1_DIMM_C1'), sel('CPU1_DIMM_C1')], ['CPU1_DIMM_C1', 'CPU1_DIMM_C1']],
    ['the channels differ', [kernel('CPU1_DIMM_C1'), sel('CPU1_DIMM_D1')], ['CPU1_DIMM_C1', 'CPU1_DIMM_D1']],
    ['the errors are apart', [kernel('CPU1_DIMM_C2'), sel('CPU1_DIMM_C1', '40')], ['CPU1_DIMM_C2', 'CPU1_DIMM_C1']],
  ])('keeps the modules where %s', (_when, lines, expected) => {
    expect(locatorsOf(...lines)).toEqual(expected);
  });
});
