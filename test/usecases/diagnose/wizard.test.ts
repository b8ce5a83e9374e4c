import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnosis } from '#domain/diagnosis.js';
import type { FindingInput } from '#domain/finding.js';
import { elist } from '../../analyzers/findings/findings-of.js';
import { type FakeDesk, openFakeDesk } from './fake-desk.js';

const dimm = { class: 'memory' as const, locator: 'DIMM_A1' };
const swap = 'swap-dimm-to-good-channel';
const reseat = 'reseat-dimm';
const present = (findingId: string): FindingInput => ({ findingId, state: 'present', component: dimm });
const absent = (findingId: string): FindingInput => ({ findingId, state: 'absent', component: dimm });
const follows = present('test-error-follows-dimm');
const stays = present('test-error-stays-in-slot');
const helped = present('test-reseat-dimm-helped');

/** Four corrected errors, a minute apart. */
const rows = elist(...Array.from({ length: 4 }, () => 'Memory DIMM_A1 | Correctable ECC | Asserted'));

let fake: FakeDesk;
let first: Diagnosis;
beforeAll(async () => {
  fake = await openFakeDesk();
});
beforeEach(async () => {
  first = await fake.ask(rows);
});

const stateOf = (diagnosis: Diagnosis, findingId: string) => diagnosis.findings.find((one) => one.findingId === findingId)?.state;
const codes = (diagnosis: Diagnosis) => diagnosis.timeline.warnings.map((warning) => warning.code);
const proposed = (diagnosis: Diagnosis) => diagnosis.nextTests.map((test) => test.testId);

describe('the result of a test', () => {
  it('replaces what the same test said before', async () => {
    const once = await fake.desk.addFindings(first.id, [follows], swap);

    const twice = await fake.desk.addFindings(once.id, [stays], swap);

    expect(stateOf(once, 'test-error-follows-dimm')).toBe('present');
    expect(stateOf(twice, 'test-error-follows-dimm')).toBeUndefined();
    expect(stateOf(twice, 'test-error-stays-in-slot')).toBe('present');
    expect(twice).toMatchObject({ causes: (await fake.desk.addFindings(first.id, [stays], swap)).causes });
  });

  it('stands beside that of the same test on another part', async () => {
    const other = { ...absent('test-error-follows-dimm'), component: { class: 'memory' as const, locator: 'DIMM_B1' } };
    const once = await fake.desk.addFindings(first.id, [follows], swap);

    const both = await fake.desk.addFindings(once.id, [other], swap);

    expect(both.findings.filter((one) => one.findingId === 'test-error-follows-dimm').map((one) => one.component?.locator)).toEqual([
      'DIMM_A1',
      'DIMM_B1',
    ]);
  });

  it('may be that there is none yet: nothing changes, and the test is not proposed again', async () => {
    const [test] = first.nextTests;

    const none = await fake.desk.addFindings(first.id, [], test?.testId);

    expect(none.causes.map((cause) => cause.posterior)).toEqual(first.causes.map((cause) => cause.posterior));
    expect(proposed(none)).not.toContain(test?.testId);
  });

  it('is filed under its test where the test is not named, and taken back by `unknown`', async () => {
    const stated = await fake.desk.addFindings(first.id, [follows]);
    const takenBack = await fake.desk.addFindings(stated.id, [{ ...follows, state: 'unknown' }]);

    expect(proposed(stated)).not.toContain(swap);
    expect(takenBack.causes).toEqual(first.causes);
    expect(proposed(takenBack)).toEqual(proposed(first));
  });

  it('makes its test a prerequisite that is met: before, it is proposed ahead of the test that needs it', async () => {
    const selfHeal = 'reboot-for-self-heal';

    const after = await fake.desk.addFindings(first.id, [], selfHeal);

    expect(proposed(first)).toEqual(expect.arrayContaining([selfHeal, swap]));
    expect(proposed(first).indexOf(selfHeal)).toBeLessThan(proposed(first).indexOf(swap));
    expect(proposed(after)).toContain(swap);
    expect(proposed(after)).not.toContain(selfHeal);
  });
});

describe('two tests that change the machine', () => {
  it('void each other where both are told at once', async () => {
    const both = await fake.desk.addFindings(first.id, [helped, follows]);

    expect(both.causes.map((cause) => cause.posterior)).toEqual(first.causes.map((cause) => cause.posterior));
    expect([stateOf(both, 'test-reseat-dimm-helped'), stateOf(both, 'test-error-follows-dimm')]).toEqual(['unknown', 'unknown']);
    expect(codes(both).filter((code) => code === 'testVoid')).toHaveLength(1);
    expect(both.timeline.warnings.find((warning) => warning.code === 'testVoid')?.text).toMatch(/same time/);
  });

  it('void each other where they were done at the same time, whenever they are told', async () => {
    const at = '2024-03-13T10:00:00Z';
    const once = await fake.desk.addFindings(first.id, [helped], reseat, { at, observedMinutes: 600 });

    const both = await fake.desk.addFindings(once.id, [stays], swap, { at });

    expect(stateOf(once, 'test-reseat-dimm-helped')).toBe('present');
    expect(stateOf(both, 'test-reseat-dimm-helped')).toBe('unknown');
    expect(codes(both)).toContain('testVoid');
  });

  it('count both where the machine was watched between them', async () => {
    const once = await fake.desk.addFindings(first.id, [absent('test-reseat-dimm-helped')], reseat);

    const both = await fake.desk.addFindings(once.id, [follows], swap);

    expect([stateOf(both, 'test-reseat-dimm-helped'), stateOf(both, 'test-error-follows-dimm')]).toEqual(['absent', 'present']);
    expect(codes(both)).not.toContain('testVoid');
  });

  it('are worth doing again, one by one', async () => {
    const single = await fake.desk.addFindings(first.id, [], swap);

    const both = await fake.desk.addFindings(single.id, [helped, follows]);

    expect(proposed(single)).not.toContain(swap);
    expect(proposed(both)).toEqual(proposed(first));
  });

  it('say so in Chinese as well', async () => {
    const chinese = await fake.ask(rows, { lang: 'zh' });

    const both = await fake.desk.addFindings(chinese.id, [helped, follows]);

    expect(both.timeline.warnings.find((warning) => warning.code === 'testVoid')?.text).toMatch(/同时进行/);
  });
});

describe('errors that are gone after a change', () => {
  it('are unknown before three times their mean interval has passed, and the answer says why', async () => {
    const early = await fake.desk.addFindings(first.id, [helped], reseat, { observedMinutes: 2 });

    expect(stateOf(early, 'test-reseat-dimm-helped')).toBe('unknown');
    expect(early.timeline.warnings.find((warning) => warning.code === 'testTooEarly')?.text).toMatch(
      /watched for 2 minutes, but errors came every minute .* after 3 minutes/,
    );
    expect(proposed(early)).not.toContain(reseat);
  });

  it('count once it has', async () => {
    const late = await fake.desk.addFindings(first.id, [helped], reseat, { observedMinutes: 3 });

    expect(stateOf(late, 'test-reseat-dimm-helped')).toBe('present');
    expect(codes(late)).not.toContain('testTooEarly');
  });

  it('count as told where nobody says how long it was watched, with the time it takes', async () => {
    const told = await fake.desk.addFindings(first.id, [helped], reseat);

    expect(stateOf(told, 'test-reseat-dimm-helped')).toBe('present');
    expect(codes(told)).toContain('testSilenceUnstated');
  });

  it('count as told where the log does not show how often they came', async () => {
    const single = await fake.ask(rows.slice(0, 1));

    const told = await fake.desk.addFindings(single.id, [helped], reseat, { observedMinutes: 1 });

    expect(stateOf(told, 'test-reseat-dimm-helped')).toBe('present');
    expect(codes(told)).toEqual(codes(single));
  });
});

describe('tests that were done before the question', () => {
  it('are told with it and weigh like results that come later', async () => {
    const later = await fake.desk.addFindings(first.id, [follows], swap);

    const before = await fake.ask(rows, { input: { testsDone: [{ testId: swap, findings: [follows] }] } });

    expect(before.causes).toEqual(later.causes);
    expect(proposed(before)).toEqual(proposed(later));
  });
});

describe('a request is refused with the field that is wrong where', () => {
  it.each([
    ['a finding is unknown', 'findings.1.findingId', { findings: [follows, present('no-such-finding')] }],
    ['a test is unknown', 'testsDone.0.testId', { testsDone: [{ testId: 'no-such-test', findings: [] }] }],
    ['an outcome is of another test', 'testsDone.0.findings.0.findingId', { testsDone: [{ testId: reseat, findings: [follows] }] }],
    ['two statements contradict each other', 'findings.1.state', { findings: [follows, absent('test-error-follows-dimm')] }],
  ])('%s', async (_, field, input) => {
    await expect(fake.ask(rows, { input })).rejects.toMatchObject({
      code: 'invalidInput',
      message: expect.stringContaining(`${field}: `),
      facts: expect.objectContaining({ field }),
    });
  });

  it('a result names an unknown finding, an unknown test, or contradicts itself', async () => {
    const add = (findings: readonly FindingInput[], testId?: string) => fake.desk.addFindings(first.id, findings, testId);

    await expect(add([present('no-such-finding')])).rejects.toMatchObject({ facts: { field: 'findings.0.findingId' } });
    await expect(add([follows], 'no-such-test')).rejects.toMatchObject({ facts: { field: 'testId' } });
    await expect(add([follows, absent('test-error-follows-dimm')], swap)).rejects.toMatchObject({ facts: { field: 'findings.1.state' } });
  });

  it('not where two parts differ, nor where the same is said twice', async () => {
    const other = { ...absent('test-error-follows-dimm'), component: { class: 'memory' as const, locator: 'DIMM_B1' } };

    const answer = await fake.ask(rows, { input: { findings: [follows, follows, other] } });

    expect(answer.status).toBe('ranked');
  });
});
