import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '#domain/finding.js';
import { type CompiledGraph, compileGraph } from '#graph/model/compile-graph.js';
import { rankCandidates } from '#graph/model/score.js';
import { expectedGainBits } from '#graph/testing/expected-gain.js';
import { nextTests } from '#graph/testing/next-tests.js';
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
    const rows = [
      masses.map(([faultId, mass]) => mass * chance(faultId)[0]),
      masses.map(([faultId, mass]) => mass * chance(faultId)[1]),
      masses.map(([faultId, mass]) => mass * (1 - chance(faultId)[0] - chance(faultId)[1])),
    ];
    const expected = entropy(masses.map(([, mass]) => mass)) - rows.reduce((sum, row) => sum + total(row) * entropy(row), 0);
    expect(proposed?.expectedGainBits).toBeCloseTo(expected, 9);
    expect(proposed?.outcomes).toEqual([
      { findingId: 'follows', state: 'present', probability: expect.closeTo(total(rows[0] ?? []), 9) },
      { findingId: 'stays', state: 'present', probability: expect.closeTo(total(rows[1] ?? []), 9) },
    ]);
  });

  it('is the drop in entropy that stating each outcome brings, as the score sees it', () => {
    const graph = benchOf([testOf('look', swap.outcomes.slice(0, 1))]);
    const entropyWith = (stated: readonly Finding[]) => {
      const { ranked, unknownPosterior } = rankCandidates(graph, factsOf([seen, ...stated]));
      return entropy([...ranked.map((one) => one.posterior), unknownPosterior]);
    };

    const [proposed] = nextTests(graph, rankCandidates(graph, factsOf([seen])), anyMachine);

    const after = proposed?.outcomes.map((one) => one.probability * entropyWith([sign(one.findingId, one.state, null, 'stated')]));
    expect(proposed?.expectedGainBits).toBeCloseTo(entropyWith([]) - total(after ?? []), 9);
  });

  it('counts nothing for the share of results that are inconclusive', () => {
    const gainWith = (inconclusiveProbability: number) => {
      const graph = benchOf([{ ...swap, inconclusiveProbability: inconclusiveProbability as typeof swap.inconclusiveProbability }]);
      return nextTests(graph, rankCandidates(graph, factsOf([seen])), anyMachine)[0];
    };

    const [always, often] = [gainWith(0), gainWith(0.25)];

    expect(often?.expectedGainBits).toBeCloseTo(0.75 * (always?.expectedGainBits ?? 0), 9);
    expect(total((often?.outcomes ?? []).map((one) => one.probability))).toBeCloseTo(
      0.75 * total((always?.outcomes ?? []).map((one) => one.probability)),
      9,
    );
  });

  it('knows both answers of a test with one outcome', () => {
    const graph = benchOf([testOf('look', swap.outcomes.slice(0, 1))]);

    const [proposed] = nextTests(graph, rankCandidates(graph, factsOf([seen])), anyMachine);

    expect(proposed?.outcomes.map((one) => one.state)).toEqual(['present', 'absent']);
    expect(total((proposed?.outcomes ?? []).map((one) => one.probability))).toBeCloseTo(1, 9);
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

  it('do not repeat a test that was done, though it said nothing', () => {
    const graph = benchOf([follows('first'), follows('second')]);

    const proposed = nextTests(graph, rankCandidates(graph, factsOf([seen])), anyMachine, new Set(['first']));

    expect(proposed.map((one) => one.test.id)).toEqual(['second']);
  });

  it('wait for the sign without which there is nothing to check', () => {
    expect(propose([follows('after-stop', { onlyAfter: ['stays'] }), follows('after-error', { onlyAfter: ['ce'] })])).toEqual([
      'after-error',
    ]);
  });

  it('come after the prerequisite that is not done, which is paid by them', () => {
    const stays = (id: string, facts: Parameters<typeof testOf>[2] = {}) =>
      testOf(id, [{ findingId: 'stays', givenFault: [{ faultId: 'slot', probability: 0.8 }], otherwise: 0.1 }], facts);
    const elsewhere = testOf('prepare', [{ findingId: 'follows', givenFault: [], otherwise: 0.5 }], { costMinutes: 30 });
    const tests = [stays('swap', { prerequisiteTestIds: ['prepare'] }), stays('plain', { costMinutes: 20 }), elsewhere];

    expect(propose(tests)).toEqual(['plain', 'prepare', 'swap']);
    expect(propose([stays('swap', { prerequisiteTestIds: ['prepare'] }), elsewhere])).toEqual(['prepare', 'swap']);
  });

  it('end though prerequisites of a broken graph form a circle', () => {
    const tests = [
      follows('a', { prerequisiteTestIds: ['b'] }),
      follows('b', { prerequisiteTestIds: ['c'] }),
      follows('c', { prerequisiteTestIds: ['b'] }),
    ];

    expect([...propose(tests)].sort()).toEqual(['a', 'b', 'c']);
  });

  it('pay for the open server once, but never change two things in one opening', () => {
    const opened = { downtime: 'powerOff', preconditions: ['drained'], sharedCost: 'open' } as const;
    const tests = (changes: boolean) => [
      follows('a-first', { ...opened, costMinutes: 5, changes }),
      follows('b-same-visit', { ...opened, costMinutes: 6, changes }),
      follows('c-no-outage', { costMinutes: 30 }),
    ];

    expect(propose(tests(false))).toEqual(['c-no-outage', 'a-first', 'b-same-visit']);
    expect(propose([...tests(false).slice(0, 2), follows('c-no-outage', { costMinutes: 50 })])).toEqual([
      'a-first',
      'b-same-visit',
      'c-no-outage',
    ]);
    expect(propose([...tests(true).slice(0, 2), follows('c-no-outage', { costMinutes: 45.5 })])).toEqual([
      'a-first',
      'c-no-outage',
      'b-same-visit',
    ]);
  });

  it('of high risk are nothing for a customer', () => {
    expect(propose([follows('risky', { risk: 'high', who: 'customer', preconditions: ['drained'] })])).toEqual([]);
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
