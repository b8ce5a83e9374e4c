import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompiledGraph, compileGraph } from '#graph/model/compile-graph.js';
import { rankCandidates } from '#graph/model/score.js';
import { expectedGainBits, nextTests } from '#graph/testing/next-tests.js';
import { anyMachine, dimm, factsOf, faultOf, findingOf, graphOf, linkOf, sign, testOf } from './tiny-graph.js';

const seen = sign('ce');
const swap = testOf('swap', [
  { findingId: 'follows', givenFault: [{ faultId: 'cell', probability: 0.9 }], otherwise: 0.05 },
  { findingId: 'stays', givenFault: [{ faultId: 'slot', probability: 0.8 }], otherwise: 0.1 },
]);

function benchOf(tests: readonly ReturnType<typeof testOf>[]): CompiledGraph {
  return compileGraph(
    graphOf({
      faults: [faultOf('cell', { prior: 0.2 }), faultOf('slot', { componentClass: 'board', prior: 0.15 })],
      findings: ['ce', 'follows', 'stays'].map((id) => findingOf(id, { componentClass: null })),
      links: [linkOf('cell', 'ce', 0.8), linkOf('slot', 'ce', 0.6)],
      tests,
    }),
  );
}

describe('the gain of a test', () => {
  it('is the drop in entropy, enumerated over what the test may say', () => {
    const graph = benchOf([swap]);
    const ranking = rankCandidates(graph, factsOf([seen]));

    const [proposed] = nextTests(graph, ranking, anyMachine);

    const masses = [
      ...ranking.ranked.map((one) => [one.candidate.faultId, one.posterior] as const),
      ['unknown', ranking.unknownPosterior] as const,
    ];
    const chance = (faultId: string): [number, number] => [faultId === 'cell' ? 0.9 : 0.05, faultId === 'slot' ? 0.8 : 0.1];
    const results = [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ].map(([follows, stays]) =>
      masses.map(([faultId, mass]) => {
        const [first, second] = chance(faultId);
        return mass * (follows ? first : 1 - first) * (stays ? second : 1 - second);
      }),
    );
    const expected = entropy(masses.map(([, mass]) => mass)) - results.reduce((sum, row) => sum + total(row) * entropy(row), 0);
    expect(proposed?.expectedGainBits).toBeCloseTo(expected, 9);
    expect(proposed?.outcomes.map((one) => one.probability)).toEqual([
      expect.closeTo(
        masses.reduce((sum, [id, mass]) => sum + mass * chance(id)[0], 0),
        9,
      ),
      expect.closeTo(
        masses.reduce((sum, [id, mass]) => sum + mass * chance(id)[1], 0),
        9,
      ),
    ]);
  });

  it('is never negative and never more than what is not known', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const drawn = fc
      .integer({ min: 2, max: 6 })
      .chain((size) =>
        fc.tuple(
          fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: size, maxLength: size }),
          fc.array(fc.array(unit, { minLength: size, maxLength: size }), { minLength: 1, maxLength: 3 }),
        ),
      );
    fc.assert(
      fc.property(drawn, ([weights, likelihoods]) => {
        const masses = weights.map((weight) => weight / total(weights));

        const gain = expectedGainBits(masses, likelihoods);

        expect(gain).toBeGreaterThanOrEqual(0);
        expect(gain).toBeLessThanOrEqual(entropy(masses) + 1e-9);
      }),
      { seed: 20260103, numRuns: 300 },
    );
  });

  it('is nothing for a test that all causes answer alike', () => {
    expect(expectedGainBits([0.5, 0.3, 0.2], [[0.4, 0.4, 0.4]])).toBeCloseTo(0, 12);
  });
});

describe('the proposed tests', () => {
  const propose = (tests: readonly ReturnType<typeof testOf>[], findings = [seen]) => {
    const graph = benchOf(tests);
    return nextTests(graph, rankCandidates(graph, factsOf(findings, [dimm('A1')])), anyMachine).map((one) => one.test.id);
  };
  const follows = (id: string, facts: Parameters<typeof testOf>[2] = {}) =>
    testOf(id, [{ findingId: 'follows', givenFault: [{ faultId: 'cell', probability: 0.9 }], otherwise: 0.05 }], facts);

  it('are ordered by gain per minute, downtime included', () => {
    const tests = [
      follows('slow', { costMinutes: 60 }),
      follows('off', { downtime: 'powerOff', preconditions: ['drained'] }),
      follows('quick'),
    ];

    expect(propose(tests)).toEqual(['quick', 'off', 'slow']);
  });

  it('do not repeat what is answered, whatever the answer was', () => {
    expect(propose([swap], [seen, sign('stays', 'absent', null, 'stated')])).toEqual([]);
  });

  it('concern a cause that the log speaks for', () => {
    const elsewhere = testOf('elsewhere', [{ findingId: 'follows', givenFault: [], otherwise: 0.5 }]);

    expect(propose([elsewhere])).toEqual([]);
  });

  it('cost no outage where the log speaks for nothing', () => {
    const tests = [follows('quick'), follows('off', { downtime: 'powerOff', preconditions: ['drained'] })];

    expect(propose(tests, [])).toEqual(['quick']);
  });

  it('do not open the server for a part that is hardly suspected', () => {
    const cpuSwap = (cpuPrior: number) => {
      const graph = compileGraph(
        graphOf({
          faults: [
            faultOf('crash', { componentClass: 'os' }),
            faultOf('hang', { componentClass: 'os' }),
            faultOf('core', { componentClass: 'cpu', prior: cpuPrior }),
          ],
          findings: [findingOf('stop', { componentClass: null }), findingOf('stays', { componentClass: 'cpu' })],
          links: [linkOf('crash', 'stop', 0.8), linkOf('hang', 'stop', 0.6), linkOf('core', 'stop', 0.6)],
          tests: [
            testOf('swap-cpu', [{ findingId: 'stays', givenFault: [{ faultId: 'crash', probability: 0.9 }], otherwise: 0.1 }], {
              downtime: 'powerOff',
              risk: 'high',
              preconditions: ['drained'],
            }),
          ],
        }),
      );
      return nextTests(graph, rankCandidates(graph, factsOf([sign('stop')])), anyMachine).length;
    };

    expect([cpuSwap(0.001), cpuSwap(0.1)]).toEqual([0, 1]);
  });

  it('name the component that is suspected most', () => {
    const graph = compileGraph(
      graphOf({
        faults: [faultOf('cell')],
        findings: [findingOf('ce'), findingOf('follows')],
        links: [linkOf('cell', 'ce', 0.9, { scope: 'sameComponent' })],
        tests: [follows('swap')],
      }),
    );
    const atA2 = sign('ce', 'present', { class: 'memory', locator: 'A2' });

    const [proposed] = nextTests(graph, rankCandidates(graph, factsOf([atA2], [dimm('A1'), dimm('A2')])), anyMachine);

    expect(proposed?.component).toEqual({ class: 'memory', locator: 'A2' });
  });
});

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function entropy(weights: readonly number[]): number {
  const all = total(weights);
  return -weights.filter((weight) => weight > 0).reduce((sum, weight) => sum + (weight / all) * Math.log2(weight / all), 0);
}
