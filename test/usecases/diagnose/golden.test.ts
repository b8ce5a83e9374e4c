import { beforeAll, describe, expect, it } from 'vitest';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import { compileShippedGraph } from '../../graph/shipped-graph.js';
import { answerOf, eventsOf, readGoldenCases } from './golden-case.js';

let graph: CompiledGraph;
beforeAll(async () => {
  graph = await compileShippedGraph();
});

describe('the shipped graph answers like a careful engineer', () => {
  it.each(readGoldenCases())('in $name: $golden.title', ({ golden }) => {
    const { expected } = golden;
    const events = eventsOf(golden);

    const answer = answerOf(graph, events, 'en', golden.vendor);

    const [first] = answer.causes;
    expect(events.length).toBeGreaterThan(0);
    expect(expected.status).toContain(answer.status);
    expect(expected.classes).toContain(answer.status === 'ranked' ? answer.componentClasses[0]?.class : first?.component.class);
    if (expected.faults !== undefined) expect(expected.faults).toContain(first?.faultId);
    if (expected.locator !== undefined) expect(first?.component.locator).toBe(expected.locator);
    if (expected.fru !== undefined) expect(answer.callouts[0]).toMatchObject({ fruId: expected.fru, locator: expected.locator ?? null });
    if (expected.mostProbability !== undefined) expect(answer.componentClasses[0]?.posterior).toBeLessThan(expected.mostProbability);
    if (expected.noCallouts) expect(answer.callouts).toEqual([]);
    if (expected.disagreement !== undefined)
      expect(answer.disagreements.map((one) => one.question.toLowerCase()).join()).toContain(expected.disagreement);
  });
});
