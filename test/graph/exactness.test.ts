import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceOf } from '#graph/explanation/evidence.js';
import { compileGraph } from '#graph/model/compile-graph.js';
import { firstWith, type Ranking, rankCandidates } from '#graph/model/score.js';
import { scoredFindings } from '#graph/model/terms.js';
import { incident, plain } from './arbitrary-graph.js';
import { enumerate, type Hypothesis } from './brute-force.js';

const runs = { seed: 20260101, numRuns: 300 };

describe('the score is exact', () => {
  it('equals an enumeration of the plain noisy-OR with one cause', () => {
    fc.assert(
      fc.property(incident.map(plain), ({ graph, facts }) => {
        const ranking = rankCandidates(compileGraph(graph), facts);

        expectSame(ranking, enumerate(graph, facts, { withCascades: false, withAbsenceLimit: false }));
      }),
      runs,
    );
  });

  it('equals the enumeration with cascades and with inferred absences limited to 0.7', () => {
    fc.assert(
      fc.property(incident, ({ graph, facts }) => {
        const ranking = rankCandidates(compileGraph(graph), facts);

        expectSame(ranking, enumerate(graph, facts, { withCascades: true, withAbsenceLimit: true }));
      }),
      runs,
    );
  });

  it('sums to one with the unknown cause', () => {
    fc.assert(
      fc.property(incident, ({ graph, facts }) => {
        const { ranked, unknownPosterior } = rankCandidates(compileGraph(graph), facts);

        expect(ranked.reduce((sum, one) => sum + one.posterior, unknownPosterior)).toBeCloseTo(1, 9);
      }),
      runs,
    );
  });

  it('does not depend on the order of findings', () => {
    fc.assert(
      fc.property(incident, ({ graph, facts }) => {
        const compiled = compileGraph(graph);
        const forward = rankCandidates(compiled, facts);
        const backward = rankCandidates(compiled, { ...facts, findings: [...facts.findings].reverse() });

        expectSame(backward, hypothesesOf(forward));
      }),
      runs,
    );
  });

  it('finds the same first candidate with one more finding as ranking again does', () => {
    fc.assert(
      fc.property(incident, ({ graph, facts }) => {
        const compiled = compileGraph(graph);
        const [added, ...known] = facts.findings;
        const others = known.filter((finding) => finding.findingId !== added?.findingId);
        const [scored] = scoredFindings(compiled, { ...facts, findings: added === undefined ? [] : [added] });
        if (added === undefined || scored === undefined) return;

        const first = firstWith(rankCandidates(compiled, { ...facts, findings: others }), scored, facts.subject);

        const [again] = rankCandidates(compiled, { ...facts, findings: [...others, added] }).ranked;
        expect(first?.candidate).toEqual(again?.candidate);
      }),
      runs,
    );
  });

  it('explains itself: prior difference and contributions of all findings give the log odds against the rival', () => {
    fc.assert(
      fc.property(incident, ({ graph, facts }) => {
        const compiled = compileGraph(graph);
        const ranking = rankCandidates(compiled, facts);

        ranking.ranked.forEach((own, index) => {
          const rival = ranking.ranked[index === 0 ? 1 : 0];
          if (rival === undefined || own.posterior < 1e-200 || rival.posterior < 1e-200) return;
          const evidence = evidenceOf(compiled, ranking, index, facts.subject);
          const contributions = [...evidence.for, ...evidence.against].reduce((sum, one) => sum + one.logLikelihoodRatio, 0);
          const odds = Math.log(own.posterior / rival.posterior);
          expect(Math.abs(own.candidate.logPrior - rival.candidate.logPrior + contributions - odds)).toBeLessThan(1e-9);
        });
      }),
      runs,
    );
  });
});

function hypothesesOf({ ranked, unknownPosterior }: Ranking): Hypothesis[] {
  const known = ranked.map((one) => ({
    faultId: one.candidate.faultId,
    locator: one.candidate.component.locator,
    posterior: one.posterior,
  }));
  return [...known, { faultId: 'unknown', locator: null, posterior: unknownPosterior }];
}

function expectSame(ranking: Ranking, expected: readonly Hypothesis[]): void {
  const found = new Map(hypothesesOf(ranking).map((one) => [`${one.faultId}@${one.locator}`, one.posterior]));
  expect(found.size).toBe(expected.length);
  for (const { faultId, locator, posterior } of expected)
    expect(Math.abs((found.get(`${faultId}@${locator}`) ?? Number.NaN) - posterior)).toBeLessThan(1e-9);
}
