import { describe, expect, it } from 'vitest';
import { amdBankOfIpid, amdUnitOfName } from '#analyzers/logs/mca/amd-banks.js';
import { decodeMachineCheckStatus } from '#analyzers/logs/mca/decode-status.js';
import { decodeMcaCode } from '#analyzers/logs/mca/error-code.js';

describe('an error code of a machine check', () => {
  it.each([
    [0x0000, 'none'],
    [0x0001, 'unclassified'],
    [0x0005, 'parity'],
    [0x000d, 'cache'],
    [0x0015, 'tlb'],
    [0x0091, 'memory'],
    [0x0291, 'memory'],
    [0x0134, 'cache'],
    [0x0400, 'timer'],
    [0x0405, 'internal'],
    [0x0813, 'bus'],
    [0x0e0b, 'io'],
    [0x2211, 'unclassified'],
  ])('%i is of kind %s', (code, kind) => {
    expect(decodeMcaCode(code).kind).toBe(kind);
  });

  it('names the channel of a memory error, unless the code says that it is not known', () => {
    const channels = [0x0092, 0x009f].map((code) => decodeMcaCode(code).channel);

    expect(channels).toEqual([2, null]);
  });

  it('means the same with the filter bit', () => {
    expect(decodeMcaCode(0x1134)).toEqual(decodeMcaCode(0x0134));
  });

  it('tells the place and the request of a cache error', () => {
    const { transaction, level, request } = decodeMcaCode(0x0151);

    expect({ transaction, level, request }).toEqual({ transaction: 'Instruction', level: 'L1', request: 'instruction fetch' });
  });
});

describe('a machine check status', () => {
  it('counts corrected errors on Intel, not on AMD', () => {
    const status = 0x8c00_01c0_0001_0091n;

    const counts = (['intel', 'amd', null] as const).map((vendor) => decodeMachineCheckStatus(status, vendor).correctedCount);

    expect(counts).toEqual([7, null, null]);
  });

  it.each([
    [0x9c00_0000_0000_0134n, 'none'],
    [0xbe00_0000_0000_0400n, 'fatal'],
    [0xbd80_0000_0010_0134n, 'required'],
    [0xbd00_0000_0010_0134n, 'optional'],
    [0xbc00_0000_0010_0134n, 'none'],
  ])('%i asks for action %s on Intel', (status, action) => {
    expect(decodeMachineCheckStatus(status, 'intel').action).toBe(action);
  });

  it('tells deferred and poisoned errors on AMD only', () => {
    const status = 0x9c00_1800_0000_011bn;

    const amd = decodeMachineCheckStatus(status, 'amd');
    const intel = decodeMachineCheckStatus(status, 'intel');

    expect([amd.deferred, amd.poison, amd.action]).toEqual([true, true, 'later']);
    expect([intel.deferred, intel.poison]).toEqual([false, false]);
  });
});

describe('a bank of a scalable AMD processor', () => {
  it('is memory with its channel where the id is that of a memory controller', () => {
    expect(amdBankOfIpid(0x0000_0096_0035_0f00n)).toEqual({ name: 'Unified Memory Controller', unit: 'memory', channel: 3 });
  });

  it('is what its name says where no id is printed', () => {
    expect(['Unified Memory Controller (bank=17)', 'L3 Cache', 'Something else'].map(amdUnitOfName)).toEqual(['memory', 'cache', null]);
  });
});
