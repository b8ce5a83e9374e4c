import { beforeAll, describe, expect, it } from 'vitest';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import type { GraphAnswer } from '#usecases/diagnose/answer.js';
import { elist } from '../../analyzers/findings/findings-of.js';
import { readText } from '../../analyzers/logs/read-text.js';
import { compileShippedGraph } from '../../graph/shipped-graph.js';
import { answerOf, eventsOf, readGoldenCases } from './golden-case.js';

let graph: CompiledGraph;
beforeAll(async () => {
  graph = await compileShippedGraph();
});

const answer = (...rows: readonly string[]) => answerOf(graph, readText(elist(...rows).join('\n')).events);
const golden = readGoldenCases();

describe('an answer', () => {
  it.each(golden)('shows every row that it cites in $name', ({ golden: one }) => {
    const given = answerOf(graph, eventsOf(one));

    const shown = new Set(given.excerpts.map((excerpt) => excerpt.eventId));
    expect(citedBy(given).filter((id) => !shown.has(id))).toEqual([]);
  });

  it('shows every row that it cites of a log with thousands, and leaves no finding without', () => {
    const rows = ['A1', 'B1', 'C1', 'D1', 'E1'].flatMap((slot) =>
      Array.from({ length: 300 }, () => `Memory DIMM_${slot} | Correctable ECC | Asserted`),
    );

    const given = answer(...rows, 'Processor CPU1_Status | IERR | Asserted');

    const shown = new Set(given.excerpts.map((excerpt) => excerpt.eventId));
    expect(citedBy(given).filter((id) => !shown.has(id))).toEqual([]);
    expect(given.findings.filter((finding) => finding.state === 'present' && finding.eventIds.length === 0)).toEqual([]);
    expect(shown.size).toBeLessThanOrEqual(520);
  });

  it.each(golden)('sums causes and classes to one with the unknown in $name', ({ golden: one }) => {
    const given = answerOf(graph, eventsOf(one));

    const unknown = given.componentClasses.find((share) => share.class === 'unknown')?.posterior ?? 0;
    expect(given.causes.reduce((sum, cause) => sum + cause.posterior, unknown)).toBeCloseTo(1, 9);
    expect(given.componentClasses.reduce((sum, share) => sum + share.posterior, 0)).toBeCloseTo(1, 9);
    expect(given.componentClasses).toEqual([...given.componentClasses].sort((left, right) => right.posterior - left.posterior));
  });

  it.each(golden)('calls out no part without a row or a statement for it in $name', ({ golden: one }) => {
    const given = answerOf(graph, eventsOf(one));

    for (const callout of given.callouts) {
      const causes = given.causes.filter(
        (cause) => callout.faultIds.includes(cause.faultId) && cause.component.locator === callout.locator,
      );
      expect(causes.flatMap((cause) => [...cause.evidence.for, ...cause.evidence.against]).flatMap((one) => one.eventIds)).not.toEqual([]);
    }
  });

  it('is in the language that was asked for, to the last text', () => {
    const { events } = readText(elist('Memory DIMM_A1 | Uncorrectable ECC | Asserted').join('\n'));

    const texts = textsOf(answerOf(graph, events, 'zh'));

    expect(texts.length).toBeGreaterThan(30);
    expect(texts.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
    expect(textsOf(answerOf(graph, events, 'en')).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('names no part where the log holds ordinary rows only, whatever the sums say', () => {
    const given = answer(
      'System Boot Initiated #0x80 | Initiated by power up | Asserted',
      'System Event #0x80 | Timestamp Clock Sync | Asserted',
    );

    expect(given).toMatchObject({ status: 'inconclusive', callouts: [], plan: [], advice: [] });
    expect(given.reason).toMatch(/No line of the log/);
  });

  it('shows both sides where makers disagree', () => {
    const given = answer('Processor CPU1_Status | IERR | Asserted');

    const positions = given.disagreements.map((one) => one.positions.length);
    expect(positions.length).toBeGreaterThan(0);
    expect(Math.min(...positions)).toBeGreaterThanOrEqual(2);
  });
});

describe('urgency', () => {
  it.each([
    ['Drive Slot / Bay HDD1_Status | In Critical Array | Asserted', 'now', false, true],
    ['Power Unit PS_Redundancy | Redundancy Lost | Asserted', 'now', false, null],
    ['Memory DIMM_A1 | Uncorrectable ECC | Asserted', 'now', null, null],
    ['Processor CPU1_Status | Thermal Trip | Asserted', 'now', null, null],
    ['Fan FAN1 | Lower Critical going low | Asserted', 'nextWindow', null, null],
    ['Battery ROMB Battery | Low | Asserted', 'nextWindow', null, true],
    ['Memory DIMM_A1 | Correctable ECC | Asserted', 'monitor', null, null],
    ['System Boot Initiated #0x80 | Initiated by power up | Asserted', 'monitor', null, null],
  ])('of %s is %s', (row, level, redundancyLeft, dataAtRisk) => {
    const { urgency } = answer(row);

    expect(urgency).toMatchObject({ level, redundancyLeft, dataAtRisk });
    expect(urgency.why).not.toBe('');
  });

  it('is that of the worst row', () => {
    expect(answer('Fan FAN1 | Lower Critical going low | Asserted', 'Memory DIMM_A1 | Uncorrectable ECC | Asserted').urgency.level).toBe(
      'now',
    );
  });
});

describe('what to save first', () => {
  it.each([
    ['Processor CPU1_Status | IERR | Asserted', ['acCycle', 'reboot']],
    ['Memory DIMM_A1 | Correctable ECC | Asserted', ['reboot', 'partSwap']],
    ['Drive Slot / Bay HDD1_Status | Drive Fault | Asserted', ['partSwap']],
    ['Event Logging Disabled SEL | Log full | Asserted', ['selClear']],
    ['System Boot Initiated #0xa5 | Initiated by power up | Asserted', ['acCycle', 'reboot', 'acCycle']],
    ['Fan FAN1 | Lower Critical going low | Asserted', []],
  ])('after %s is what is lost by %s', (row, lostBy) => {
    expect(answer(row).collectFirst.map((one) => one.lostBy)).toEqual(lostBy);
  });
});

describe('the timeline', () => {
  it('shows what repeats as one burst with its count', () => {
    const given = answer(...Array.from({ length: 12 }, () => 'Memory DIMM_A1 | Correctable ECC | Asserted'));

    expect(given.timeline.bursts).toEqual([expect.objectContaining({ eventKey: 'ipmi/0c/6f/00', count: 12 })]);
    expect(given.timeline).toMatchObject({ from: '2024-03-12T08:00:00.000Z', to: '2024-03-12T08:11:00.000Z' });
  });

  it('says what state the server is in, as far as the log tells', () => {
    const states = [
      'Processor CPU1_Status | Thermal Trip | Asserted',
      'Drive Slot / Bay HDD1_Status | Drive Fault | Asserted',
      'Memory DIMM_A1 | Correctable ECC | Asserted',
    ];

    expect(states.map((row) => answer(row).incidents[0]?.serverState)).toEqual(['down', 'degraded', 'unknown']);
  });
});

function citedBy(given: GraphAnswer): string[] {
  const evidence = given.causes.flatMap(({ evidence: { for: pro, against, missing } }) => [...pro, ...against, ...missing]);
  const lists = [...evidence, ...given.findings, ...given.timeline.warnings, ...given.timeline.bursts];
  return [...lists.flatMap((one) => one.eventIds), ...given.incidents.flatMap((incident) => incident.trigger ?? [])];
}

/** Texts that the product writes itself. */
function textsOf(given: GraphAnswer): string[] {
  return [
    ...given.causes.flatMap((cause) => [cause.title, ...cause.evidence.for.map((one) => one.title)]),
    ...given.callouts.map((callout) => callout.fru),
    ...given.nextTests.flatMap((test) => [test.title, ...test.preconditions]),
    ...given.wouldChange.map((one) => one.title),
    ...given.findings.map((finding) => finding.title),
    ...given.plan.flatMap((step) => [step.action, ...step.preconditions, ...[step.stopIf, step.verify].flatMap((text) => text ?? [])]),
    ...given.advice.map((one) => one.text),
    ...given.collectFirst.flatMap((one) => [one.what, one.how]),
    ...given.incidents.map((incident) => incident.why),
    ...given.disagreements.flatMap((one) => [one.question, ...one.positions.map((position) => position.text)]),
    given.urgency.why,
  ];
}
