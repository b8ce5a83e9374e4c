import { describe, expect, it } from 'vitest';
import { extractFindings } from '#analyzers/findings/extract-findings.js';
import { readText } from '../logs/read-text.js';
import { absentIn, elist, findingsOf, presentIn, presentInMessage } from './findings-of.js';

const ce = (dimm: string) => `Memory ${dimm} | Correctable ECC | Asserted`;
const ue = (dimm: string) => `Memory ${dimm} | Uncorrectable ECC | Asserted`;

describe('one memory row', () => {
  it.each([
    [ce('DIMM_A1'), ['memory-correctable-ecc@DIMM_A1']],
    [ue('DIMM_A1'), ['memory-uncorrectable-ecc@DIMM_A1', 'memory-uncorrectable-without-corrected@DIMM_A1']],
    ['Memory DIMM_A1 | Parity | Asserted', ['memory-parity-error@DIMM_A1']],
    ['Memory DIMM_A1 | Memory Scrub Failed | Asserted', ['memory-scrub-failed@DIMM_A1']],
    ['Memory DIMM_A1 | Memory Device Disabled | Asserted', ['memory-device-disabled@DIMM_A1']],
    ['Memory DIMM_A1 | Correctable ECC logging limit reached | Asserted', ['memory-correctable-storm@DIMM_A1']],
    ['Memory DIMM_A1 | Configuration Error | Asserted', ['memory-configuration-error@DIMM_A1']],
    ['Memory DIMM_A1 | Throttled | Asserted', ['memory-throttled@DIMM_A1']],
    ['Memory DIMM_A1 | Critical Overtemperature | Asserted', ['memory-over-temperature@DIMM_A1']],
    ['Temperature DIMM_A1 Temp | Upper Critical going high | Asserted', ['memory-over-temperature@DIMM_A1']],
    ['Event Logging Disabled #0x10 | Correctable memory error logging disabled | Asserted', ['memory-correctable-logging-disabled']],
    ['System Firmware Progress #0x1f | No usable system memory | Asserted', ['memory-post-error']],
    ['System Firmware Progress #0x1f | No system memory installed | Asserted', ['memory-post-error']],
    ['Memory #0x87 | Correctable ECC | Asserted', ['memory-correctable-ecc']],
  ])('%s shows %s', (row, expected) => {
    expect(presentIn(...elist(row))).toEqual(expected);
  });

  it.each([
    'Memory DIMM_A1 | Presence Detected | Asserted',
    'Memory DIMM_A1 | Spare | Asserted',
    'Temperature DIMM_A1 Temp | Upper Non-critical going high | Deasserted',
  ])('%s shows no memory fault', (row) => {
    expect(presentIn(...elist(row)).filter((finding) => finding.startsWith('memory-'))).toEqual([]);
  });

  it('counts as a sign where the error is over: what recovered had been there', () => {
    expect(presentIn(...elist('Memory DIMM_A1 | Correctable ECC | Deasserted'))).toEqual(['memory-correctable-ecc@DIMM_A1']);
  });
});

describe('a memory message', () => {
  it.each([
    [
      'IDRAC.2.8.MEM0001',
      'Multi-bit memory errors detected on a memory device at location DIMM_A4.',
      ['memory-uncorrectable-ecc@DIMM_A4', 'memory-uncorrectable-without-corrected@DIMM_A4'],
    ],
    [
      'IDRAC.2.8.MEM0702',
      'Correctable memory error rate exceeded for DIMM_B4.',
      ['memory-correctable-ecc@DIMM_B4', 'memory-correctable-storm@DIMM_B4'],
    ],
    ['IDRAC.2.8.MEM0804', 'Self-heal succeeded at DIMM_A1.', ['memory-self-heal-succeeded@DIMM_A1']],
    ['IDRAC.2.8.MEM0805', 'Self-heal failed at DIMM_A1.', ['memory-self-heal-failed@DIMM_A1']],
    [
      'Other.1.0.Event',
      'Uncorrectable ECC at DIMM_A1',
      ['memory-uncorrectable-ecc@DIMM_A1', 'memory-uncorrectable-without-corrected@DIMM_A1'],
    ],
    ['Other.1.0.Event', 'Correctable ECC at DIMM_A1', ['memory-correctable-ecc@DIMM_A1']],
    ['Other.1.0.Event', 'Memory training failed', ['memory-post-error']],
  ])('%s "%s" shows %s', (id, text, expected) => {
    expect(presentInMessage(id, text)).toEqual(expected);
  });
});

describe('a storm of corrected errors', () => {
  it.each([
    [9, false],
    [10, true],
  ])('%d on one DIMM: %s', (count, isStorm) => {
    const present = presentIn(...elist(...Array.from({ length: count }, () => ce('DIMM_A1'))));

    expect(present.includes('memory-correctable-storm@DIMM_A1')).toBe(isStorm);
  });

  it('is not made of the errors of several DIMMs', () => {
    const rows = ['DIMM_A1', 'DIMM_B1'].flatMap((dimm) => Array.from({ length: 6 }, () => ce(dimm)));

    expect(presentIn(...elist(...rows)).filter((finding) => finding.includes('storm'))).toEqual([]);
  });
});

describe('corrected and uncorrected errors', () => {
  it('on the same DIMM are a pair', () => {
    expect(presentIn(...elist(ce('DIMM_A1'), ue('DIMM_A1')))).toContain('memory-ue-and-ce-same-dimm@DIMM_A1');
  });

  it.each([
    [[ce('DIMM_A1'), ue('DIMM_B1')]],
    [['Memory #0x87 | Correctable ECC | Asserted', 'Memory #0x88 | Uncorrectable ECC | Asserted']],
  ])('on another or an unnamed DIMM are none', (rows) => {
    expect(presentIn(...elist(...rows)).filter((finding) => finding.includes('same-dimm'))).toEqual([]);
  });
});

describe('the spread of memory errors', () => {
  it.each([
    [['CPU1A0_DIMM', 'CPU1A1_DIMM'], ['memory-spread-one-channel']],
    [['CPU1A0_DIMM', 'CPU1B0_DIMM'], ['memory-spread-two-dimms']],
    [
      ['CPU1A0_DIMM', 'CPU1B0_DIMM', 'CPU1C0_DIMM'],
      ['memory-spread-many-dimms', 'memory-spread-one-cpu'],
    ],
    [['CPU1A0_DIMM', 'CPU2A0_DIMM'], ['memory-spread-many-cpus']],
    [
      ['CPU1A0_DIMM', 'CPU1B0_DIMM', 'CPU2A0_DIMM', 'CPU2B0_DIMM'],
      ['memory-spread-many-cpus', 'memory-spread-whole-machine'],
    ],
    [['CPU1A0_DIMM'], []],
    [['DIMM_A1', 'DIMM_B1'], []],
    [['CPU1A0_DIMM', 'DIMM_B1'], []],
  ])('over %s shows %s', (dimms, expected) => {
    const present = presentIn(...elist(...dimms.map(ce)));

    expect(present.filter((finding) => finding.includes('spread'))).toEqual(expected);
  });

  it('is none where Linux counts the DIMM that the board names', () => {
    const kernel =
      '[  100.1] EDAC MC0: 1 CE memory read error on CPU_SrcID#0_MC#0_Chan#2_DIMM#0 (channel:2 slot:0 page:0x1 offset:0x0 grain:32)';

    const present = presentIn(...elist(ce('CPU1A0_DIMM')), kernel);

    expect(present.filter((finding) => finding.includes('spread'))).toEqual([]);
  });

  it('cites every row that it rests on', () => {
    const spread = findingsOf(...elist(ce('CPU1A0_DIMM'), ue('CPU1B0_DIMM'))).find(
      (finding) => finding.findingId === 'memory-spread-two-dimms',
    );

    expect(spread?.eventIds).toEqual(['log.txt#1', 'log.txt#2']);
  });
});

describe('a DIMM that is gone', () => {
  it('is one whose presence went', () => {
    expect(presentIn(...elist('Memory DIMM_A1 | Presence Detected | Deasserted'))).toContain('memory-presence-lost@DIMM_A1');
  });

  it('is not one whose presence came back', () => {
    const rows = elist('Memory DIMM_A1 | Presence Detected | Deasserted', 'Memory DIMM_A1 | Presence Detected | Asserted');

    expect(presentIn(...rows).filter((finding) => finding.includes('presence'))).toEqual([]);
  });
});

describe('what a complete log does not say of memory', () => {
  it('is any event at all where no row is about memory', () => {
    expect(absentIn(...elist('Processor CPU0_Status | IERR | Asserted'))).toContain('memory-any-event');
  });

  it('is nothing where a row reports a memory error, or the log was cleared', () => {
    const withError = absentIn(...elist(ce('CPU1A0_DIMM')));
    const cleared = absentIn(
      ...elist('Event Logging Disabled SEL | Log area reset/cleared | Asserted', 'Processor CPU0_Status | IERR | Asserted'),
    );

    expect([...withError, ...cleared]).not.toContain('memory-any-event');
  });

  it('is a spread where every error sits on one named DIMM', () => {
    const absent = absentIn(...elist(ce('CPU1A0_DIMM'), ce('CPU1A0_DIMM')));

    expect(absent).toEqual(expect.arrayContaining(['memory-spread-one-channel', 'memory-spread-one-cpu']));
  });
});

const edac = (minute: number, row: string, column: string) =>
  `2024-07-19T01:${String(minute).padStart(2, '0')}:00.000000+00:00 n1 kernel: EDAC MC0: 1 CE memory read error on CPU1_DIMM_A1 (channel:0 slot:0 page:0x88${column} offset:0x0 grain:32 syndrome:0x0 -  err_code:0101:0090 socket:0 imc:0 rank:0 bg:2 ba:1 row:${row} col:${column})`;

describe('where and how often one module errs', () => {
  it('is one row where rank, bank and row repeat', () => {
    expect(presentIn(edac(1, '0x7c', '0x40'), edac(2, '0x7c', '0x48'), edac(3, '0x7c', '0x50'))).toContain(
      'memory-errors-same-row@CPU1_DIMM_A1',
    );
  });

  it('is no row where the rows differ', () => {
    expect(presentIn(edac(1, '0x7c', '0x40'), edac(2, '0x7d', '0x48'), edac(3, '0x7e', '0x50'))).not.toContain(
      'memory-errors-same-row@CPU1_DIMM_A1',
    );
  });

  it.each([
    [23, false],
    [24, true],
  ])('%i errors in a day are a high rate: %s', (count, expected) => {
    const present = presentIn(...elist(...new Array<string>(count).fill(ce('CPU1A0_DIMM'))));

    expect(present.includes('memory-correctable-rate-high@CPU1A0_DIMM')).toBe(expected);
  });
});

describe('what changed before the errors', () => {
  const many = ['CPU1A0_DIMM', 'CPU1B0_DIMM', 'CPU2A0_DIMM', 'CPU2B0_DIMM'].map(ce);
  const change = 'Version Change BIOS_Version | Firmware or software change detected | Asserted';

  it('is the firmware where many modules begin after it', () => {
    expect(presentIn(...elist(change, ...many))).toContain('memory-errors-after-firmware-change');
  });

  it('is not the firmware where a module erred before', () => {
    expect(presentIn(...elist(many[0]!, change, ...many))).not.toContain('memory-errors-after-firmware-change');
  });

  it('is the module where its slot errs again after the replacement', () => {
    const { events } = readText(elist(ce('CPU1A0_DIMM')).join('\n'));
    const replaced = (at: string) =>
      extractFindings(events, { history: { replacedParts: [{ fruId: 'dimm', locator: 'CPU1A0_DIMM', at }] } });

    expect(replaced('2024-03-02T00:00:00Z').map((one) => one.findingId)).toContain('dimm-error-after-replacement');
    expect(replaced('2024-03-22T00:00:00Z').map((one) => one.findingId)).not.toContain('dimm-error-after-replacement');
  });
});
