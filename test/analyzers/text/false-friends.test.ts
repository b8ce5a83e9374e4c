import { describe, expect, it } from 'vitest';
import { shippedTokenizer } from '../../usecases/search/judged-set.js';

const tokenizer = shippedTokenizer();
const conceptsIn = (text: string) => new Set(tokenizer.tokenise(text).concepts.map(({ token }) => token));

describe('words that look alike and are not', () => {
  it.each([
    ['RAID卡电池需要更换', 'raid-battery', 'cmos-battery'],
    ['主板的CMOS电池没电了', 'cmos-battery', 'raid-battery'],
    ['配置了一块热备盘', 'hot-spare', 'hot-plug'],
    ['支持热插拔', 'hot-plug', 'hot-spare'],
    ['电源冗余丢失', 'redundancy-lost', 'fully-redundant'],
    ['整机断电重启一次', 'power-cycle', 'power-loss'],
    ['机房昨晚意外掉电', 'power-loss', 'power-cycle'],
    ['内存热备已启用', 'memory-sparing', 'hot-spare'],
    ['阵列降级', 'array-degraded', 'firmware-downgrade'],
    ['固件降级到旧包', 'firmware-downgrade', 'array-degraded'],
    ['the RCD of the DIMM failed', 'rcd', 'leakage-current'],
    ['write-through is forced', 'write-through-mode', 'write-back-mode'],
    ['the machine does not turn on', 'no-power', 'power-on'],
    ["it won't power on any more", 'no-power', 'power-on'],
    ['BMC日志', 'bmc', 'sel'],
  ])('%s is about %s, not about %s', (text, meant, other) => {
    const found = conceptsIn(text);

    expect(found).toContain(meant);
    expect(found).not.toContain(other);
  });

  it.each([
    'the state of the batch',
    'a slot, a mode, a feed',
    'window of time',
    'test it and write it down',
    'the board, the channel and the card',
  ])('%s is too general for any concept', (text) => {
    const found = conceptsIn(text);

    expect([...found]).toEqual([]);
  });
});
