import { beforeAll, describe, expect, it } from 'vitest';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import { goldenAnswer } from '#usecases/golden/golden-answer.js';
import { unmetExpectations } from '#usecases/golden/unmet-expectations.js';
import { compileShippedGraph } from '../../graph/shipped-graph.js';
import { readGoldenCases } from './golden-case.js';

let graph: CompiledGraph;
beforeAll(async () => {
  graph = await compileShippedGraph();
});

describe('the shipped graph answers like a careful engineer', () => {
  it.each(readGoldenCases())('in $name: $golden.title', ({ golden }) => {
    const answer = goldenAnswer(graph, golden);

    expect(answer.input.lines).toBeGreaterThan(0);
    expect(unmetExpectations(golden, answer).join('\n')).toBe('');
  });
});
