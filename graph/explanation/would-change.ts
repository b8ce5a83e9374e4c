import type { ComponentRef } from '#domain/component.js';
import { type Finding, isAutomaticFinding } from '#domain/finding.js';
import type { CompiledGraph } from '../model/compile-graph.js';
import type { Candidate, IncidentFacts } from '../model/facts.js';
import { firstWith, hasEvidence, type RankedCandidate, type Ranking } from '../model/score.js';
import { leakOf, linkOf, presentProbability, scaleOf, scoredFindings, termOf } from '../model/terms.js';

/** A finding, not yet known, that would make another candidate first. */
export type FlippingFinding = {
  readonly findingId: string;
  readonly component: ComponentRef | null;
  readonly state: 'present' | 'absent';
  readonly newTopFaultId: string;
  readonly newTopComponent: ComponentRef;
  /** P(the finding turns out that way), over all candidates and `unknown`. */
  readonly probability: number;
};

/** How far down the ranking a candidate may stand to be worth looking at: beyond it one finding flips nothing. */
const consideredCandidates = 12;
const listLimit = 5;
/** So many of the likeliest flips are scored whole. */
const confirmedFlips = 8;
/** What is less likely than this to be seen is no guide to what to look for. */
const smallestProbability = 0.03;

/** None where the first candidate rests on nothing: there is no answer to flip. Else the single finding states that would flip the answer, the most likely first (INFERENCE §2). */
export function wouldChange(graph: CompiledGraph, facts: IncidentFacts, ranking: Ranking): FlippingFinding[] {
  const leading = ranking.ranked.slice(0, consideredCandidates);
  if (leading[0] === undefined || !hasEvidence(ranking, leading[0])) return [];
  const known = new Set(ranking.findings.map(({ finding }) => finding.findingId));
  return [...graph.findings.keys()]
    .filter((id) => !known.has(id) && !isAutomaticFinding(id))
    .flatMap((id) => componentsAskedAbout(graph, id, leading).flatMap((component) => flipsOf(graph, facts, leading, id, component)))
    .filter((flip) => flip.probability >= smallestProbability)
    .sort(
      (left, right) =>
        right.probability - left.probability || left.findingId.localeCompare(right.findingId) || left.state.localeCompare(right.state),
    )
    .filter(isFirstOfItsKind)
    .slice(0, confirmedFlips)
    .flatMap((flip) => confirmFlip(graph, facts, ranking, flip))
    .slice(0, listLimit);
}

/** The flip as the whole score sees it with the finding stated: cascades and candidates further down may decide otherwise. */
function confirmFlip(graph: CompiledGraph, facts: IncidentFacts, ranking: Ranking, flip: FlippingFinding): FlippingFinding[] {
  const { findingId, component, state } = flip;
  const [before] = ranking.ranked;
  const [stated] = scoredFindings(graph, { ...facts, findings: [{ findingId, component, state, eventIds: [], origin: 'stated' }] });
  const after = stated === undefined ? undefined : firstWith(ranking, stated, facts.subject);
  if (before === undefined || after === undefined || isSameCandidate(after, before)) return [];
  // A candidate that nothing in the log speaks for comes first by its rate alone: that is no other answer.
  if (!hasEvidence(ranking, after)) return [];
  return [{ ...flip, newTopFaultId: after.candidate.faultId, newTopComponent: after.candidate.component }];
}

/** The same sign on another component of the class says nothing new. */
function isFirstOfItsKind(flip: FlippingFinding, index: number, all: readonly FlippingFinding[]): boolean {
  return all.findIndex((other) => other.findingId === flip.findingId && other.state === flip.state) === index;
}

/** The components a finding could be about: those of the leading candidates of its class, else the server. */
function componentsAskedAbout(graph: CompiledGraph, findingId: string, leading: readonly RankedCandidate[]): (ComponentRef | null)[] {
  const byFault = graph.links.get(findingId);
  if (byFault === undefined) return [];
  const linked = leading.filter(({ candidate }) => byFault.has(candidate.faultId)).map(({ candidate }) => candidate);
  const isBound = linked.some((candidate) => byFault.get(candidate.faultId)?.some((link) => link.scope === 'sameComponent'));
  if (!isBound) return linked.length > 0 ? [null] : [];
  const componentClass = graph.findings.get(findingId)?.componentClass;
  return distinct(linked.map((candidate) => candidate.component).filter((component) => component.class === componentClass));
}

function flipsOf(
  graph: CompiledGraph,
  facts: IncidentFacts,
  leading: readonly RankedCandidate[],
  findingId: string,
  component: ComponentRef | null,
): FlippingFinding[] {
  const linkFor = (candidate: Candidate) => linkOf(graph, findingId, component, null, candidate, facts.subject);
  const probability = presenceProbability(leakOf(graph, findingId), leading, linkFor);
  return (['present', 'absent'] as const).flatMap((state) => {
    const top = topWith(graph, leading, { findingId, component, state, eventIds: [], origin: 'stated' }, linkFor);
    if (top === undefined || isSameCandidate(top, leading[0])) return [];
    return [
      {
        findingId,
        component,
        state,
        newTopFaultId: top.candidate.faultId,
        newTopComponent: top.candidate.component,
        probability: state === 'present' ? probability : 1 - probability,
      },
    ];
  });
}

function topWith(
  graph: CompiledGraph,
  leading: readonly RankedCandidate[],
  finding: Finding,
  linkFor: (candidate: Candidate) => number,
): RankedCandidate | undefined {
  const scored = {
    finding,
    place: null,
    leak: leakOf(graph, finding.findingId),
    cascade: null,
    isAbsenceReliable: true,
    scale: scaleOf(graph, finding),
    isAutomatic: false,
    links: undefined,
  };
  const rescored = leading.map((one) => ({ one, score: one.score + termOf(scored, linkFor(one.candidate)) }));
  return rescored.reduce<(typeof rescored)[number] | undefined>(
    (best, next) => (best === undefined || next.score > best.score ? next : best),
    undefined,
  )?.one;
}

/** P(finding present) over the candidates; those that are not considered, and `unknown`, show it by leak alone. */
function presenceProbability(leak: number, leading: readonly RankedCandidate[], linkFor: (candidate: Candidate) => number): number {
  const considered = leading.reduce((sum, one) => sum + one.posterior, 0);
  const byCandidates = leading.reduce((sum, one) => sum + one.posterior * presentProbability(leak, linkFor(one.candidate)), 0);
  return Math.min(1, byCandidates + Math.max(0, 1 - considered) * leak);
}

/** The same fault on the same part; whether its place is named is no other answer. */
function isSameCandidate(left: RankedCandidate, right: RankedCandidate | undefined): boolean {
  if (left.candidate.faultId !== right?.candidate.faultId) return false;
  const [one, other] = [left.candidate.component.locator, right.candidate.component.locator];
  return one === null || other === null || one === other;
}

function distinct(components: readonly ComponentRef[]): ComponentRef[] {
  return [...new Map(components.map((component) => [`${component.class}/${component.locator ?? ''}`, component])).values()];
}
