import type { ComponentRef } from '#domain/component.js';
import { type FindingState, isAutomaticFinding } from '#domain/finding.js';
import type { CompiledGraph } from '../model/compile-graph.js';
import type { Subject } from '../model/facts.js';
import type { RankedCandidate, Ranking } from '../model/score.js';
import { leakOf, linkOf, presentProbability } from '../model/terms.js';

/** One finding's contribution to a candidate against its rival, natural log. */
export type Contribution = {
  readonly findingId: string;
  readonly component: ComponentRef | null;
  readonly state: FindingState;
  readonly eventIds: readonly string[];
  readonly logLikelihoodRatio: number;
};

export type CandidateEvidence = {
  readonly for: readonly Contribution[];
  readonly against: readonly Contribution[];
  readonly missing: readonly Contribution[];
};

/**
 * Evidence of the candidate at `index`: its term minus its rival's for every finding. The rival is the runner-up for the
 * first and the first for the others; prior difference + contributions = log odds of the two, exactly (INFERENCE §2).
 * A finding that neither explains contributes nothing and is left out; one that both explain alike stands under `for` with 0.
 */
export function evidenceOf(graph: CompiledGraph, ranking: Ranking, index: number, subject: Subject): CandidateEvidence {
  const own = ranking.ranked[index];
  if (own === undefined) return { for: [], against: [], missing: [] };
  const rival = rivalOf(ranking, index);
  const ratios = ratiosOf(ranking.findings, own.terms, rival?.terms ?? []);
  const contributions = ranking.findings.flatMap(({ finding }, position) => {
    const ratio = ratios[position] ?? 0;
    const isExplained = (own.links[position] ?? 0) > 0 && finding.state === 'present';
    return ratio === 0 && !isExplained ? [] : [{ ...pickFinding(finding), logLikelihoodRatio: ratio }];
  });
  return {
    for: contributions.filter((one) => one.logLikelihoodRatio >= 0).sort(byWeight),
    against: contributions.filter((one) => one.logLikelihoodRatio < 0).sort(byWeight),
    missing: index < askedCauses ? missingOf(graph, ranking, own, rival, subject) : [],
  };
}

/**
 * Own term minus the rival's, finding by finding. Of a cascade each candidate counts one finding, not always the same one:
 * the difference of the two stands at the finding that counts for the own candidate (else for the rival), so that one root
 * event is not told as both for and against.
 */
function ratiosOf(findings: Ranking['findings'], own: readonly number[], rival: readonly number[]): number[] {
  const differences = findings.map((_, position) => (own[position] ?? 0) - (rival[position] ?? 0));
  const holders = new Map<string, number>();
  const ratios = [...differences];
  findings.forEach(({ cascade, finding }, position) => {
    if (cascade === null || finding.state !== 'present' || differences[position] === 0) return;
    const holder = holders.get(cascade);
    if (holder === undefined) holders.set(cascade, position);
    else {
      const [kept, given] = (own[position] ?? 0) !== 0 ? [position, holder] : [holder, position];
      ratios[kept] = (ratios[kept] ?? 0) + (ratios[given] ?? 0);
      ratios[given] = 0;
      holders.set(cascade, kept);
    }
  });
  return ratios;
}

/** The candidate that another is compared with; undefined = `unknown`. */
function rivalOf(ranking: Ranking, index: number): RankedCandidate | undefined {
  return ranking.ranked[index === 0 ? 1 : 0];
}

const missingLimit = 5;
/** Further down nobody asks what is missing. */
const askedCauses = 10;

/** Findings the log cannot decide that would speak for the candidate if they were present, the most telling first. */
function missingOf(
  graph: CompiledGraph,
  ranking: Ranking,
  own: RankedCandidate,
  rival: RankedCandidate | undefined,
  subject: Subject,
): Contribution[] {
  const known = new Set(ranking.findings.map(({ finding }) => finding.findingId));
  return [...graph.findings.values()]
    .filter((definition) => !known.has(definition.id) && !isAutomaticFinding(definition.id))
    .flatMap((definition) => {
      const component = definition.componentClass === own.candidate.component.class ? own.candidate.component : null;
      const link = linkOf(graph, definition.id, component, own.candidate.place, own.candidate, subject);
      const rivalLink = rival === undefined ? 0 : linkOf(graph, definition.id, component, own.candidate.place, rival.candidate, subject);
      const leak = leakOf(graph, definition.id);
      const ratio = Math.log(presentProbability(leak, link) / presentProbability(leak, rivalLink));
      if (link <= 0 || ratio <= 0) return [];
      return [{ findingId: definition.id, component, state: 'unknown' as const, eventIds: [], logLikelihoodRatio: ratio }];
    })
    .sort(byWeight)
    .slice(0, missingLimit);
}

function pickFinding({
  findingId,
  component,
  state,
  eventIds,
}: Omit<Contribution, 'logLikelihoodRatio'>): Omit<Contribution, 'logLikelihoodRatio'> {
  return { findingId, component, state, eventIds };
}

function byWeight(left: Contribution, right: Contribution): number {
  return (
    Math.abs(right.logLikelihoodRatio) - Math.abs(left.logLikelihoodRatio) ||
    left.findingId.localeCompare(right.findingId) ||
    (left.component?.locator ?? '').localeCompare(right.component?.locator ?? '')
  );
}
