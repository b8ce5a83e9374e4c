import { beforeEach, describe, expect, it } from 'vitest';
import { Diagnosis } from '#domain/diagnosis.js';
import { elist } from '../../analyzers/findings/findings-of.js';
import { article, type FakeDesk, openFakeDesk, similarCase } from './fake-desk.js';
import { eventsOf, readGoldenCases, readingOf } from './golden-case.js';

const ce = 'Memory DIMM_A1 | Correctable ECC | Asserted';
const present = 'Memory DIMM_B1 | Presence Detected | Asserted';

let fake: FakeDesk;
beforeEach(async () => {
  fake = await openFakeDesk();
});

describe('the id of a diagnosis', () => {
  it('is the same for the same input and revision', async () => {
    const [first, second] = [await fake.ask(elist(ce)), await fake.ask(elist(ce))];

    expect(second.id).toBe(first.id);
    expect({ ...second, elapsedMs: 0 }).toEqual({ ...first, elapsedMs: 0 });
  });

  it('does not depend on the order of the fields, nor on fields that say nothing', async () => {
    const first = await fake.ask(elist(ce), { input: { vendor: 'Acme', symptom: 'slow' } });
    const second = await fake.ask(elist(ce), { input: { symptom: 'slow', model: undefined, vendor: 'Acme' } });

    expect(second.id).toBe(first.id);
  });

  it.each([
    ['another log', (desk: FakeDesk) => desk.ask(elist(ce, ce))],
    ['another language', (desk: FakeDesk) => desk.ask(elist(ce), { lang: 'zh' })],
    ['another vendor', (desk: FakeDesk) => desk.ask(elist(ce), { input: { vendor: 'Acme' } })],
    ['another revision', (desk: FakeDesk) => desk.ask(elist(ce), { revision: 'g-other' })],
  ])('is another for %s', async (_, askOther) => {
    const first = await fake.ask(elist(ce));

    const other = await askOther(fake);

    expect(other.id).not.toBe(first.id);
  });
});

describe('a finding that is added', () => {
  it('flips the answer and gives it a new id', async () => {
    const first = await fake.ask(elist(ce));
    const component = { class: 'memory' as const, locator: 'DIMM_A1' };

    const second = await fake.desk.addFindings(first.id, [
      { findingId: 'test-error-follows-dimm', state: 'absent', component },
      { findingId: 'test-error-stays-in-slot', state: 'present', component },
    ]);

    expect(first.causes[0]?.faultId).toBe('dimm-cell-fault');
    expect(second.causes[0]?.faultId).not.toBe('dimm-cell-fault');
    expect(second.id).not.toBe(first.id);
    expect(second.findings).toContainEqual(expect.objectContaining({ findingId: 'test-error-follows-dimm', state: 'absent', component }));
  });

  it('leaves the answer before it as it was', async () => {
    const first = await fake.ask(elist(ce));

    await fake.desk.addFindings(first.id, [{ findingId: 'test-error-follows-dimm', state: 'absent' }]);

    expect(await fake.desk.get(first.id)).toEqual(first);
  });

  it('makes a component a candidate of which the log only said that it is there', async () => {
    const first = await fake.ask(elist(ce, present));
    const component = { class: 'memory' as const, locator: 'DIMM_B1' };

    const second = await fake.desk.addFindings(first.id, [{ findingId: 'test-error-follows-dimm', state: 'present', component }]);

    expect(first.causes.some((cause) => cause.component.locator === 'DIMM_B1')).toBe(false);
    expect(second.causes.some((cause) => cause.component.locator === 'DIMM_B1')).toBe(true);
  });

  it('is not asked for again', async () => {
    const first = await fake.ask(elist(ce));
    const [test] = first.nextTests;
    const findings = test?.outcomes.filter((outcome) => outcome.state === 'absent') ?? [];

    const second = await fake.desk.addFindings(first.id, findings, test?.testId);

    expect(second.nextTests.map((one) => one.testId)).not.toContain(test?.testId);
  });

  it('is refused where it is no outcome of the test that is named', async () => {
    const { id } = await fake.ask(elist(ce));
    const findings = [{ findingId: 'test-vbat-low', state: 'present' as const }];

    await expect(fake.desk.addFindings(id, findings, 'swap-dimm-to-good-channel')).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(fake.desk.addFindings(id, findings, 'no-such-test')).rejects.toMatchObject({ code: 'invalidInput' });
  });

  it.each(['get', 'addFindings'] as const)('of an unknown diagnosis is not found (%s)', async (call) => {
    const asked = call === 'get' ? fake.desk.get('dx-none') : fake.desk.addFindings('dx-none', []);

    await expect(asked).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('a diagnosis', () => {
  it.each(readGoldenCases())('has the shape that the contract promises in $name', async ({ golden }) => {
    const events = eventsOf(golden);

    const diagnosis = await fake.desk.diagnose({ events, reading: readingOf(events), input: {}, lang: 'zh' });

    expect(Diagnosis.parse(diagnosis)).toEqual(diagnosis);
  });

  it('asks for similar cases and articles with its own answer, and carries what they say', async () => {
    const diagnosis = await fake.ask(elist(ce), { input: { symptom: 'slow' } });

    expect(diagnosis).toMatchObject({ similarCases: [similarCase], articles: [article] });
    for (const lookUp of [fake.asked.similar[0], fake.asked.articles[0]]) {
      expect(lookUp?.answer.id).toBe(diagnosis.id);
      expect(lookUp?.input).toEqual({ symptom: 'slow' });
      expect(lookUp?.analysis.citedEvents.map((event) => event.id)).toEqual(['log.txt#1']);
    }
  });

  it('is stored under its id, with what it was made from', async () => {
    const diagnosis = await fake.ask(elist(ce));

    expect(fake.stored.get(diagnosis.id)?.diagnosis).toEqual(diagnosis);
    expect(await fake.desk.get(diagnosis.id)).toEqual(diagnosis);
  });

  it('says how long it took by the clock it was given', async () => {
    expect((await fake.ask(elist(ce))).elapsedMs).toBe(5);
  });

  it('of an unknown revision is not found', async () => {
    await expect(fake.ask(elist(ce), { revision: 'g-none' })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('of nothing is inconclusive and says so', async () => {
    const [english, chinese] = [await fake.ask([]), await fake.ask([], { lang: 'zh' })];

    expect(english).toMatchObject({ status: 'inconclusive', callouts: [], plan: [], incidents: [] });
    expect(english.reason).toMatch(/could be read/);
    expect(chinese.reason).toMatch(/没有可以识别/);
    expect(english.escalate).toMatchObject({ toTier: 3 });
  });
});
