import { describe, expect, it } from 'vitest';
import { abstentionReason } from '#graph/model/abstain.js';
import { compileGraph } from '#graph/model/compile-graph.js';
import type { IncidentFacts } from '#graph/model/facts.js';
import { type Ranking, rankCandidates } from '#graph/model/score.js';
import { anyMachine, dimm, factsOf, faultOf, findingOf, graphOf, linkOf, sign } from './tiny-graph.js';

const memory = (locator: string | null) => ({ class: 'memory' as const, locator });

describe('grounding', () => {
  const graph = compileGraph(graphOf({ faults: [faultOf('cell', { prior: 0.3 })], unknownPrior: 0.1 }));

  it('divides the prior over the named components and leaves a share to one that no row names', () => {
    const { ranked } = rankCandidates(graph, factsOf([], [dimm('A1'), dimm('A2')]));

    expect(sharesOf(ranked)).toEqual({ A1: 0.25, A2: 0.25, none: 0.25 });
  });

  it('lets presence rows count as installed, but makes no candidate of them', () => {
    const { ranked } = rankCandidates(graph, factsOf([], [dimm('A1'), dimm('A2', null, false), dimm('A3', null, false)]));

    expect(sharesOf(ranked)).toEqual({ A1: 0.25, none: 0.5 });
  });

  it('does not count a component without a locator as installed', () => {
    const { ranked } = rankCandidates(graph, factsOf([], [dimm(null)]));

    expect(sharesOf(ranked)).toEqual({ none: 0.75 });
  });

  it('leaves out faults that cannot happen and archived ones', () => {
    const faults = [
      faultOf('cell', { prior: 0.3 }),
      faultOf('never', { prior: 0 }),
      faultOf('old', { confidence: 'archived', prior: 0.9 }),
    ];

    const { ranked, unknownPosterior } = rankCandidates(compileGraph(graphOf({ faults })), factsOf([]));

    expect(ranked.map((one) => one.candidate.faultId)).toEqual(['cell']);
    expect(unknownPosterior).toBeCloseTo(0.25, 12);
  });
});

describe('scope of a link', () => {
  const places = [
    dimm('A1', { cpu: 1, channel: 'A' }),
    dimm('A2', { cpu: 1, channel: 'A' }),
    dimm('B1', { cpu: 1, channel: 'B' }),
    dimm('Z1', { cpu: 2, channel: 'A' }),
    dimm('Q1'),
  ];

  it.each([
    ['sameComponent', ['A1']],
    ['sameChannel', ['A1', 'A2', 'Q1', 'none']],
    ['sameCpu', ['A1', 'A2', 'B1', 'Q1', 'none']],
    ['server', ['A1', 'A2', 'B1', 'Q1', 'Z1', 'none']],
  ] as const)('%s speaks for %s; what sits in an unknown place may be the same', (scope, speaking) => {
    const graph = graphOf({ faults: [faultOf('cell')], findings: [findingOf('ce')], links: [linkOf('cell', 'ce', 0.9, { scope })] });

    const { ranked } = rankCandidates(compileGraph(graph), factsOf([sign('ce', 'present', memory('A1'))], places));

    expect(linkedLocators(ranked)).toEqual(speaking);
  });

  it('lets a finding without a locator be about any component of its class, and none of another', () => {
    const graph = graphOf({
      faults: [faultOf('cell'), faultOf('core', { componentClass: 'cpu' })],
      findings: [findingOf('ce')],
      links: [linkOf('cell', 'ce', 0.9, { scope: 'sameComponent' }), linkOf('core', 'ce', 0.9, { scope: 'sameComponent' })],
    });

    const { ranked } = rankCandidates(compileGraph(graph), factsOf([sign('ce', 'present', memory(null))], [dimm('A1')]));

    expect(ranked.filter((one) => (one.links[0] ?? 0) > 0).map((one) => one.candidate.faultId)).toEqual(['cell', 'cell']);
  });
});

describe('validity of a link', () => {
  const linkOfCell = (subject: Partial<IncidentFacts['subject']>, validity: Record<string, string>) => {
    const graph = graphOf({ faults: [faultOf('cell')], findings: [findingOf('ce')], links: [linkOf('cell', 'ce', 0.9, { validity })] });
    return rankCandidates(compileGraph(graph), factsOf([sign('ce')], [], { ...anyMachine, ...subject })).ranked[0]?.links[0];
  };

  it.each([
    ['the vendor named in any case', { vendor: 'ACME Servers Inc.' }, { vendor: 'acme' }, 0.9],
    ['another vendor', { vendor: 'Other' }, { vendor: 'acme' }, 0],
    ['a vendor nobody told', {}, { vendor: 'acme' }, 0.9],
    ['another model', { model: 'X1' }, { model: 'X2' }, 0],
    ['another firmware', { firmware: '1.2' }, { firmware: '2.0' }, 0],
    ['a time before the first day', { at: '2023-12-31T00:00:00Z' }, { from: '2024-01-01' }, 0],
    ['a time within', { at: '2024-06-01T00:00:00Z' }, { from: '2024-01-01', until: '2024-12-31' }, 0.9],
    ['a time within the last day', { at: '2024-12-31T12:00:00Z' }, { until: '2024-12-31' }, 0.9],
    ['a time after the last day', { at: '2025-01-01T12:00:00Z' }, { until: '2024-12-31' }, 0],
    ['a time nobody told', {}, { from: '2024-01-01' }, 0.9],
  ])('with %s', (_, subject, validity, expected) => {
    const link = linkOfCell(subject, validity);

    expect(link).toBe(expected);
  });

  it('takes the strongest of several links that hold', () => {
    const links = [linkOf('cell', 'ce', 0.2), linkOf('cell', 'ce', 0.6, { validity: { vendor: 'acme' } })];
    const graph = graphOf({ faults: [faultOf('cell')], findings: [findingOf('ce')], links });

    const { ranked } = rankCandidates(compileGraph(graph), factsOf([sign('ce')]));

    expect(ranked[0]?.links).toEqual([0.6]);
  });
});

describe('absence', () => {
  const termOfAbsence = (origin: 'log' | 'stated', reliableAbsence: boolean) => {
    const graph = graphOf({
      faults: [faultOf('cell')],
      findings: [findingOf('ce', { reliableAbsence })],
      links: [linkOf('cell', 'ce', 0.99)],
    });
    return rankCandidates(compileGraph(graph), factsOf([sign('ce', 'absent', null, origin)])).ranked[0]?.terms[0];
  };

  it.each([
    ['inferred from a log weighs 0.7 at most', 'log', false, -0.7],
    ['weighs in full where the expert calls it reliable', 'log', true, Math.log(0.01)],
    ['weighs in full where a person states it', 'stated', false, Math.log(0.01)],
  ] as const)('%s', (_, origin, reliableAbsence, expected) => {
    const term = termOfAbsence(origin, reliableAbsence);

    expect(term).toBeCloseTo(expected, 9);
  });

  it('that is not known says nothing', () => {
    const graph = graphOf({ faults: [faultOf('cell')], findings: [findingOf('ce')], links: [linkOf('cell', 'ce', 0.99)] });

    const { findings, ranked } = rankCandidates(compileGraph(graph), factsOf([sign('ce', 'unknown')]));

    expect(findings).toEqual([]);
    expect(ranked[0]?.posterior).toBeCloseTo(0.5, 12);
  });
});

describe('a cascade', () => {
  const cascade = (rows: readonly string[], name: string | null) => {
    const graph = graphOf({
      faults: [faultOf('core')],
      findings: rows.map((id) => findingOf(id, { cascade: name })),
      links: rows.map((id) => linkOf('core', id, 0.5)),
    });
    return rankCandidates(compileGraph(graph), factsOf(rows.map((id) => sign(id)))).ranked[0]?.terms ?? [];
  };

  it('counts once, however many rows tell of it', () => {
    const one = cascade(['ierr'], 'crash');
    const three = cascade(['ierr', 'caterr', 'mcerr'], 'crash');

    expect(sum(three)).toBeCloseTo(sum(one), 12);
  });

  it('is what makes the difference: without it every row counts', () => {
    const three = cascade(['ierr', 'caterr', 'mcerr'], null);

    expect(sum(three)).toBeCloseTo(3 * sum(cascade(['ierr'], null)), 12);
  });
});

describe('abstention', () => {
  const graph = (prior: number, linkProbability: number, unknownPrior = 0.1) =>
    compileGraph(
      graphOf({
        faults: [faultOf('cell', { prior }), faultOf('other', { prior })],
        findings: [findingOf('ce')],
        links: [linkOf('cell', 'ce', linkProbability)],
        unknownPrior,
      }),
    );
  const reasonOf = (ranking: Ranking) => abstentionReason(ranking, 0.3);

  it('answers where the first cause rests on a telling finding', () => {
    expect(reasonOf(rankCandidates(graph(0.1, 0.9), factsOf([sign('ce')])))).toBeNull();
  });

  it('gives none where nothing is present', () => {
    expect(reasonOf(rankCandidates(graph(0.1, 0.9), factsOf([])))).toBe('noEvidence');
  });

  it('gives none where what is present is hardly likelier under the cause than by chance', () => {
    expect(reasonOf(rankCandidates(graph(0.1, 0.05), factsOf([sign('ce')])))).toBe('noEvidence');
  });

  it('gives none where the unknown cause fits better', () => {
    expect(reasonOf(rankCandidates(graph(0.005, 0.9, 0.9), factsOf([sign('ce')])))).toBe('unknownFirst');
  });

  it('gives none where the first cause stays below the threshold', () => {
    const several = compileGraph(
      graphOf({
        faults: ['a', 'b', 'c', 'd'].map((id) => faultOf(id)),
        findings: [findingOf('ce')],
        links: ['a', 'b', 'c', 'd'].map((id) => linkOf(id, 'ce', 0.9)),
      }),
    );

    expect(reasonOf(rankCandidates(several, factsOf([sign('ce')])))).toBe('belowThreshold');
  });
});

function sharesOf(ranked: Ranking['ranked']): Record<string, number> {
  return Object.fromEntries(
    ranked.map((one) => [one.candidate.component.locator ?? 'none', Math.round(Math.exp(one.candidate.logPrior) * 1e9) / 1e9]),
  );
}

function linkedLocators(ranked: Ranking['ranked']): string[] {
  return ranked
    .filter((one) => (one.links[0] ?? 0) > 0)
    .map((one) => one.candidate.component.locator ?? 'none')
    .sort();
}

function sum(terms: readonly number[]): number {
  return terms.reduce((total, term) => total + term, 0);
}
