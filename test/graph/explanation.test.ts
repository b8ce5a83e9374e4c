import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { alsoPresent } from '#graph/explanation/also-present.js';
import { calloutsOf } from '#graph/explanation/callouts.js';
import { evidenceOf } from '#graph/explanation/evidence.js';
import { wouldChange } from '#graph/explanation/would-change.js';
import { type CompiledGraph, compileGraph } from '#graph/model/compile-graph.js';
import type { IncidentFacts } from '#graph/model/facts.js';
import { hasEvidence, rankCandidates } from '#graph/model/score.js';
import { eventsOf, readGoldenCases } from '../usecases/diagnose/golden-case.js';
import { incident } from './arbitrary-graph.js';
import { factsOfEvents } from './facts-of-events.js';
import { compileShippedGraph } from './shipped-graph.js';
import { anyMachine, dimm, factsOf, faultOf, findingOf, graphOf, linkOf, sign } from './tiny-graph.js';

const memory = (locator: string | null) => ({ class: 'memory' as const, locator });
const dimmFru = { id: 'dimm', name: { en: 'DIMM', zh: '内存' }, customerReplaceable: true };

describe('callouts', () => {
  const graph = compileGraph(
    graphOf({
      faults: [
        faultOf('cell', { fru: dimmFru, prior: 0.3 }),
        faultOf('row', { fru: dimmFru, prior: 0.3 }),
        faultOf('silent', { fru: dimmFru, prior: 0.3 }),
        faultOf('setting', { prior: 0.1, componentClass: 'none' }),
      ],
      findings: [findingOf('ce'), findingOf('follows', { leakProbability: 0.02 })],
      links: [
        ...['cell', 'row'].map((id) => linkOf(id, 'ce', 0.9, { scope: 'sameComponent' })),
        ...['cell', 'row', 'silent'].map((id) => linkOf(id, 'follows', 0.995, { scope: 'sameComponent' })),
        linkOf('setting', 'ce', 0.3),
      ],
    }),
  );
  const seen = sign('ce', 'present', memory('A1'));

  it('sum all candidates that share a FRU and its locator, the most probable first', () => {
    const ranking = rankCandidates(graph, factsOf([seen], [dimm('A1')]));

    const [first] = calloutsOf(graph, ranking);

    const atA1 = ranking.ranked.filter((one) => one.candidate.component.locator === 'A1');
    expect(first).toMatchObject({ fru: { id: 'dimm' }, locator: 'A1', state: 'indicted', priority: 'high' });
    expect(first?.probability).toBeCloseTo(
      atA1.reduce((sum, one) => sum + one.posterior, 0),
      12,
    );
    expect(first?.faultIds).toHaveLength(3);
  });

  it('leave out a part that no finding points at, however common its faults are', () => {
    const callouts = calloutsOf(graph, rankCandidates(graph, factsOf([seen], [dimm('A1')])));

    expect(callouts.map((one) => one.locator)).toEqual(['A1']);
  });

  it('list a part as acquitted after a stated test cleared it', () => {
    const cleared = sign('follows', 'absent', memory('A1'), 'stated');

    const callouts = calloutsOf(graph, rankCandidates(graph, factsOf([seen, cleared], [dimm('A1')])));

    expect(callouts.find((one) => one.locator === 'A1')).toMatchObject({ state: 'acquitted', priority: 'low' });
  });
});

describe('callouts of a part without a place', () => {
  const fruGraph = compileGraph(
    graphOf({
      faults: [faultOf('cell', { fru: dimmFru, prior: 0.3 }), faultOf('lot', { fru: dimmFru, prior: 0.2 })],
      findings: [findingOf('ce'), findingOf('many', { componentClass: null })],
      links: [linkOf('cell', 'ce', 0.9, { scope: 'sameComponent' }), linkOf('lot', 'many', 0.9)],
    }),
  );

  it('stand beside no more probable place of the same part', () => {
    const facts = factsOf([sign('ce', 'present', memory('A1')), sign('many')], [dimm('A1')]);

    const callouts = calloutsOf(fruGraph, rankCandidates(fruGraph, facts));

    expect(callouts.map((one) => one.locator)).toEqual(['A1']);
  });

  it('are named where nothing names a place', () => {
    const callouts = calloutsOf(fruGraph, rankCandidates(fruGraph, factsOf([sign('many')])));

    expect(callouts.map((one) => one.locator)).toEqual([null]);
  });
});

describe('evidence', () => {
  const graph = compileGraph(
    graphOf({
      faults: [faultOf('core', { componentClass: 'cpu' }), faultOf('card', { componentClass: 'pcie-card' })],
      findings: [
        findingOf('ierr', { cascade: 'crash' }),
        findingOf('caterr', { cascade: 'crash' }),
        findingOf('fatal', { cascade: null }),
        findingOf('bank', { cascade: null }),
      ],
      links: [
        linkOf('core', 'ierr', 0.6),
        linkOf('core', 'caterr', 0.3),
        linkOf('card', 'caterr', 0.4),
        linkOf('card', 'fatal', 0.7),
        linkOf('core', 'bank', 0.8),
      ],
    }),
  );

  it('names what speaks for, against, and what is missing', () => {
    const ranking = rankCandidates(graph, factsOf([sign('caterr'), sign('fatal')]));

    const first = evidenceOf(graph, ranking, 0, anyMachine);
    const second = evidenceOf(graph, ranking, 1, anyMachine);

    expect(ranking.ranked[0]?.candidate.faultId).toBe('card');
    expect(first.for[0]?.findingId).toBe('fatal');
    expect(second.against[0]?.findingId).toBe('fatal');
    expect(second.missing[0]).toMatchObject({ findingId: 'bank', state: 'unknown' });
  });

  it('tells one root event as one line, not as both for and against', () => {
    const ranking = rankCandidates(graph, factsOf([sign('ierr'), sign('caterr')]));

    const evidence = evidenceOf(graph, ranking, 0, anyMachine);

    expect(evidence.against).toEqual([]);
  });
});

describe('what would change the answer', () => {
  let shipped: CompiledGraph;
  beforeAll(async () => {
    shipped = await compileShippedGraph();
  });

  it('really changes it when the finding is stated, on random graphs', () => {
    fc.assert(
      fc.property(incident, ({ graph, facts }) => {
        expectRealFlips(compileGraph(graph), facts);
      }),
      { seed: 20260102, numRuns: 300 },
    );
  });

  it.each(readGoldenCases())('really changes it on the shipped graph in $name', ({ golden }) => {
    expectRealFlips(shipped, factsOfEvents(eventsOf(golden)));
  });

  it('is no cause that stands in the ranking by its rate alone, nor the same fault with another name of its place', () => {
    for (const { golden } of readGoldenCases()) {
      const facts = factsOfEvents(eventsOf(golden));
      const ranking = rankCandidates(shipped, facts);
      const [first] = ranking.ranked;
      for (const { newTopFaultId, newTopComponent } of wouldChange(shipped, facts, ranking)) {
        const grounded = ranking.ranked.filter((one) => hasEvidence(ranking, one)).map((one) => one.candidate.faultId);
        expect(grounded).toContain(newTopFaultId);
        if (newTopFaultId === first?.candidate.faultId) expect(newTopComponent.locator).not.toBeNull();
      }
    }
  });

  it('is found at least for one of the golden cases', () => {
    const flips = readGoldenCases().map(({ golden }) => {
      const facts = factsOfEvents(eventsOf(golden));
      return wouldChange(shipped, facts, rankCandidates(shipped, facts)).length;
    });

    expect(Math.max(...flips)).toBeGreaterThan(0);
  });

  it('asks about a component of the class that the finding is about', () => {
    for (const { golden } of readGoldenCases()) {
      const facts = factsOfEvents(eventsOf(golden));
      for (const { findingId, component } of wouldChange(shipped, facts, rankCandidates(shipped, facts)))
        if (component !== null) expect(component.class).toBe(shipped.findings.get(findingId)?.componentClass);
    }
  });
});

describe('a second cause', () => {
  const graph = compileGraph(
    graphOf({
      faults: [faultOf('cell'), faultOf('fan', { componentClass: 'fan', prior: 0.05 }), faultOf('row', { prior: 0.09 })],
      findings: [findingOf('ce'), findingOf('slow', { componentClass: 'fan', leakProbability: 0.001 })],
      links: [linkOf('cell', 'ce', 0.9), linkOf('row', 'ce', 0.9), linkOf('fan', 'slow', 0.6)],
    }),
  );

  it('is found where its own sign is there and the first does not explain it', () => {
    const ranking = rankCandidates(graph, factsOf([sign('ce'), sign('slow')]));

    const found = alsoPresent(ranking);

    const [first] = ranking.ranked;
    const companion = first?.candidate.faultId === 'fan' ? 'cell' : 'fan';
    expect(found[0]?.faultId).toBe(companion);
    expect(found[0]?.gain).toBeGreaterThan(0);
  });

  it('is not claimed where one cause explains everything', () => {
    expect(alsoPresent(rankCandidates(graph, factsOf([sign('ce')])))).toEqual([]);
  });

  it('is never another fault of the part that comes first', () => {
    const found = alsoPresent(rankCandidates(graph, factsOf([sign('ce'), sign('slow')])));

    expect(new Set(found.map((one) => one.component.class)).size).toBe(found.length);
  });
});

function expectRealFlips(graph: CompiledGraph, facts: IncidentFacts): void {
  const ranking = rankCandidates(graph, facts);
  for (const { findingId, component, state, newTopFaultId } of wouldChange(graph, facts, ranking)) {
    const findings = [...facts.findings, sign(findingId, state, component, 'stated')];
    const [top] = rankCandidates(graph, { ...facts, findings }).ranked;
    const [before] = ranking.ranked;
    expect(top?.candidate.faultId).toBe(newTopFaultId);
    expect([top?.candidate.faultId, top?.candidate.component]).not.toEqual([before?.candidate.faultId, before?.candidate.component]);
  }
}
