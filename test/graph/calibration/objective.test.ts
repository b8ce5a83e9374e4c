import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FaultGroup, FindingDefinition, GraphCalibration, GraphFile } from '#domain/causal-graph.js';
import { toProbability } from '#domain/probability.js';
import { type CalibrationCase, factsOf } from '#graph/calibration/calibration-case.js';
import { type Design, designCases } from '#graph/calibration/design.js';
import { fittedGraph } from '#graph/calibration/fitted-graph.js';
import { createObjective, parameterCount } from '#graph/calibration/objective.js';
import { predictCases } from '#graph/calibration/predictions.js';
import { linkOfStrength, strengthOfLink } from '#graph/calibration/strength.js';
import { compileGraph } from '#graph/model/compile-graph.js';
import { hasEvidence, rankCandidates } from '#graph/model/score.js';
import { incident } from '../arbitrary-graph.js';
import { findingOf } from '../tiny-graph.js';

const runs = { seed: 20260105, numRuns: 200 };
const temperature = 0.6;
const none = { temperature, automatic: 0, sparse: 0, prior: 0 };
const calibration: GraphCalibration = {
  cases: 1,
  level: 'class',
  scope: 'site',
  at: null,
  threshold: toProbability(0.2),
  hasAssociations: true,
  settings: none,
  familiar: ['s1', 's2', 's3', 's4', 's5'],
};
const automatic = ['auto/key/a', 'auto/key/b'];
const definitions: readonly FindingDefinition[] = automatic.map((id) => findingOf(id, { leakProbability: 0.02 }));

type Drawn = {
  readonly graph: GraphFile;
  readonly case: CalibrationCase;
  readonly groups: readonly FaultGroup[];
  readonly design: Design;
  readonly x: Float64Array;
};

/** A random graph whose faults two labels tell apart, one case of it, and random numbers for the parameters. */
const drawn: fc.Arbitrary<Drawn> = fc
  .tuple(incident, fc.subarray(automatic), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })))
  .map(([{ graph, facts }, shown, shares]) => {
    const ids = graph.faults.map(({ id }) => id);
    const groups = [
      { id: 'group:one', faultIds: ids.slice(0, 1) },
      { id: 'group:rest', faultIds: ids.slice(1) },
    ];
    const one = {
      id: 'case',
      group: 'server',
      facts,
      automatic: shown,
      label: 'one',
      permitted: new Set(ids.slice(0, 1)),
      weight: 1,
      isPerturbed: false,
    };
    const experts = new Map([[temperature, compileGraph({ ...graph, calibration })]]);
    const design = designCases(experts, [one], groups, definitions);
    const strengths = automatic.length * groups.length;
    const x = new Float64Array(parameterCount(design)).map((_, place) => {
      const share = shares.next().value as number;
      return place < strengths ? 0.02 + 3 * share : share - 0.5;
    });
    return { graph, case: one, groups, design, x };
  });

describe('the objective', () => {
  it('has the gradient that finite differences show', () => {
    const penalties = { temperature, automatic: 0.3, sparse: 0.2, prior: 0.4 };
    fc.assert(
      fc.property(drawn, ({ design, x }) => {
        const objective = createObjective(design, design.weight, penalties);
        const gradient = new Float64Array(x.length);
        objective(x, gradient);

        const slopes = x.map((value, place) => {
          const moved = (by: number) => objective(x.with(place, value + by), new Float64Array(x.length));
          return (moved(1e-6) - moved(-1e-6)) / 2e-6;
        });

        for (const [place, slope] of slopes.entries())
          expect(Math.abs(slope - gradient[place]!)).toBeLessThan(1e-4 * (1 + Math.abs(slope)));
      }),
      runs,
    );
  });

  it('is −log P(label) as the fitted graph gives it, at any numbers', () => {
    fc.assert(
      fc.property(drawn, ({ graph, case: one, groups, design, x }) => {
        const loss = createObjective(design, design.weight, none)(x, new Float64Array(x.length));

        const fitted = fittedGraph(graph, { design, x, groups, findings: definitions, cases: [one] }, calibration);

        expect(Math.abs(Math.exp(-loss) - shareOfLabel(fitted, one))).toBeLessThan(1e-9);
      }),
      runs,
    );
  });

  it('leaves the odds within a group of faults to the expert, tempered', () => {
    fc.assert(
      fc.property(drawn, ({ graph, case: one, groups, design, x }) => {
        const fitted = fittedGraph(graph, { design, x, groups, findings: definitions, cases: [one] }, calibration);
        const members = new Set(groups[1]?.faultIds);
        const oddsOf = (known: GraphFile) => {
          const own = rankCandidates(compileGraph(known), factsOf(one)).ranked.filter(({ candidate }) => members.has(candidate.faultId));
          return new Map(own.map((next) => [nameOf(next.candidate), Math.log(next.posterior / own[0]!.posterior)]));
        };

        const [before, after] = [oddsOf({ ...graph, calibration }), oddsOf(fitted)];

        const [first] = after.keys();
        for (const [name, odds] of after) expect(odds).toBeCloseTo(before.get(name)! - before.get(first!)!, 6);
      }),
      runs,
    );
  });

  it('predicts the first candidate of the ranking with its share', () => {
    fc.assert(
      fc.property(drawn, ({ graph, case: one, groups, design, x }) => {
        const [prediction] = predictCases(design, temperature, x, () => true);

        const fitted = compileGraph(fittedGraph(graph, { design, x, groups, findings: definitions, cases: [one] }, calibration));
        const ranking = rankCandidates(fitted, factsOf(one));

        const [first] = ranking.ranked;
        expect(Math.abs(prediction!.confidence - first!.posterior / (1 - ranking.unknownPosterior))).toBeLessThan(1e-9);
        if (ranking.ranked[1]!.posterior < first!.posterior) expect(prediction!.hasEvidence).toBe(hasEvidence(ranking, first!));
      }),
      runs,
    );
  });
});

describe('a strength', () => {
  it('is the term of a present finding, and a link again', () => {
    const unit = fc.double({ min: 0.001, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(unit, unit, (link, leak) => {
        const strength = strengthOfLink(link, leak);

        expect(strength).toBeCloseTo(Math.log((1 - (1 - leak) * (1 - link)) / leak), 9);
        expect(linkOfStrength(strength, leak)).toBeCloseTo(link, 9);
      }),
      runs,
    );
  });
});

function nameOf({ faultId, component }: { readonly faultId: string; readonly component: { readonly locator: string | null } }): string {
  return `${faultId}@${component.locator}`;
}

/** P(label) among the known faults, by the score of the product. */
function shareOfLabel(graph: GraphFile, one: CalibrationCase): number {
  const { ranked } = rankCandidates(compileGraph(graph), factsOf(one));
  const sum = (candidates: typeof ranked) => candidates.reduce((total, next) => total + next.posterior, 0);
  return sum(ranked.filter(({ candidate }) => one.permitted.has(candidate.faultId))) / sum(ranked);
}
