import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Cause, Diagnosis } from '#domain/diagnosis.js';
import { diagnosisText } from '../../src/cli/text/diagnosis-text.js';

const given = Diagnosis.parse(JSON.parse(readFileSync(new URL('../../fixtures/web/diagnosis.json', import.meta.url), 'utf8')));
const diagnosis: Diagnosis = { ...given, lang: 'en' };
const first = diagnosis.causes[0]!;
const textWith = (change: Partial<Diagnosis>) => diagnosisText({ ...diagnosis, ...change });
const headlineWith = (change: Partial<Diagnosis>) => textWith(change).split('\n')[0] ?? '';
const monitor = { ...diagnosis.urgency, level: 'monitor' as const };
const withFirst = (change: Partial<Cause>) => ({ causes: [{ ...first, ...change }, ...diagnosis.causes.slice(1)] });

describe('the first line of a printed diagnosis', () => {
  it('says what to bring', () => {
    expect(headlineWith({})).toContain('Bring: Memory module (RDIMM) CPU1_DIMM_A3.');
  });

  it.each([
    ['en', 'No visit yet; have ready: '],
    ['zh', '暂不上门，请备好：'],
  ] as const)('asks for no visit where there is nothing but to watch (%s)', (lang, words) => {
    const headline = headlineWith({ urgency: monitor, lang });

    expect(headline).toContain(words);
    expect(headline).not.toMatch(/Bring|请携带/);
  });

  it('never names the part of another cause', () => {
    const callouts = diagnosis.callouts.map((callout) => ({ ...callout, faultIds: ['another-fault'] }));

    expect(headlineWith({ callouts })).toContain('No part to bring');
  });

  it('is a percentage only where the share was measured on closed cases', () => {
    const calibratedAt = (level: 'fault' | 'fru' | 'class') =>
      headlineWith(withFirst({ calibration: { level, cases: 412, scope: 'all' } }));

    expect(headlineWith({})).not.toContain('%');
    expect(calibratedAt('fault')).toContain('74 % (measured on 412 cases)');
    expect(calibratedAt('fru')).toContain('likely, this part 88 % (measured on 412 cases)');
    expect(calibratedAt('class')).toContain('likely, memory 88 % (measured on 412 cases)');
  });
});

describe('a printed diagnosis', () => {
  it('says how many times likelier what was seen is, and nothing where it is alike', () => {
    const [one] = first.evidence.for;
    const evidence = (logLikelihoodRatio: number) => ({ ...first.evidence, for: [{ ...one!, logLikelihoodRatio }], against: [] });

    expect(textWith(withFirst({ evidence: evidence(Math.log(2.5)) }))).toContain(`+ ${one!.title} @ CPU1_DIMM_A3 (seen, ×2.5)`);
    expect(textWith(withFirst({ evidence: evidence(0) }))).toContain(`+ ${one!.title} @ CPU1_DIMM_A3 (seen)`);
  });

  it('tells the same sign on several parts in one line', () => {
    const [one] = first.evidence.for;
    const twin = { ...one!, component: { class: 'memory' as const, locator: 'CPU1_DIMM_B1' }, logLikelihoodRatio: Math.log(2) };
    const evidence = { ...first.evidence, for: [{ ...one!, logLikelihoodRatio: Math.log(3) }, twin], against: [] };

    expect(textWith(withFirst({ evidence }))).toContain(`+ ${one!.title} @ CPU1_DIMM_A3, CPU1_DIMM_B1 (seen, ×6.0)`);
  });

  it('names a fault once, with all its places', () => {
    const second = { ...first, rank: 2, component: { ...first.component, locator: 'CPU1_DIMM_B1' } };

    const causes = textWith({ causes: [first, second, ...diagnosis.causes.slice(1)] })
      .split('\n')
      .filter((line) => line.includes(first.title) && /^\d\. /.test(line));

    expect(causes).toEqual([expect.stringContaining('@ CPU1_DIMM_A3, CPU1_DIMM_B1 — ')]);
  });

  it('says what must be done before a check, and under which conditions, each on its line', () => {
    const [test] = diagnosis.nextTests;
    const before = { ...test!, testId: 'before', title: 'Look first', prerequisiteTestIds: [], preconditions: [] };
    const needy = { ...test!, prerequisiteTestIds: ['before'], preconditions: ['drained', 'saved'] };

    expect(textWith({ nextTests: [before, needy] })).toContain('\n     first: Look first\n     only if: drained\n     only if: saved');
  });

  it('speaks of faults by their title, never by their id', () => {
    const change = { ...diagnosis.wouldChange[0]!, newTopFaultId: diagnosis.causes[1]!.faultId };

    const text = textWith({ wouldChange: [change], alsoPresent: [{ ...diagnosis.causes[1]!, gain: 1 }] });

    expect(text).toContain(`→ ${diagnosis.causes[1]!.title}`);
    expect(text).not.toContain(diagnosis.causes[1]!.faultId);
  });

  it('is of no urgency where nothing was read', () => {
    expect(textWith({ input: { ...diagnosis.input, events: 0 }, urgency: monitor })).not.toContain('MONITOR');
  });
});
