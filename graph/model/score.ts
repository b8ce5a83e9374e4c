import type { CompiledGraph } from './compile-graph.js';
import type { Candidate, IncidentFacts } from './facts.js';
import { groundFaults } from './ground.js';
import { type ScoredFinding, scoredFindings, strongestLink, termOf } from './terms.js';

/** A candidate with its terms (one a scored finding, same order) and posterior. */
export type RankedCandidate = {
  readonly candidate: Candidate;
  readonly terms: readonly number[];
  readonly links: readonly number[];
  readonly score: number;
  readonly posterior: number;
};

/** Ranking of all candidates of one incident; posteriors of `ranked` and `unknownPosterior` sum to 1. */
export type Ranking = {
  readonly findings: readonly ScoredFinding[];
  readonly ranked: readonly RankedCandidate[];
  readonly unknownScore: number;
  readonly unknownPosterior: number;
};

/**
 * Exact posterior of every grounded fault and of `unknown` under one primary cause an incident:
 * score(h) = log prior(h) + Σ terms, posterior = softmax(score) (INFERENCE §2). Linear in links and findings.
 */
export function rankCandidates(graph: CompiledGraph, facts: IncidentFacts): Ranking {
  const findings = scoredFindings(graph, facts);
  const linked = indexByFault(findings);
  const scored = groundFaults(graph, facts.instances).map((candidate) =>
    scoreCandidate(facts, findings, linked.get(candidate.faultId) ?? [], candidate),
  );
  const unknownScore = Math.log(Math.max(1e-9, graph.graph.unknownPrior / graph.totalPrior));
  const logTotal = logSumExp([unknownScore, ...scored.map((one) => one.score)]);
  const ranked = scored.map((one) => ({ ...one, posterior: Math.exp(one.score - logTotal) })).sort(byPosterior);
  return { findings, ranked, unknownScore, unknownPosterior: Math.exp(unknownScore - logTotal) };
}

/** For every fault the places of the findings that have a link from it: few of many, and only they can change its score. */
function indexByFault(findings: readonly ScoredFinding[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  findings.forEach(({ links }, place) => {
    for (const faultId of links?.keys() ?? []) {
      const known = places.get(faultId);
      if (known === undefined) places.set(faultId, [place]);
      else known.push(place);
    }
  });
  return places;
}

function scoreCandidate(
  facts: IncidentFacts,
  findings: readonly ScoredFinding[],
  places: readonly number[],
  candidate: Candidate,
): Omit<RankedCandidate, 'posterior'> {
  const links = new Array<number>(findings.length).fill(0);
  for (const place of places) links[place] = linkAt(findings[place], candidate, facts);
  const terms = strongestOfCascades(findings, places, links);
  return { candidate, links, terms, score: places.reduce((sum, place) => sum + (terms[place] ?? 0), candidate.logPrior) };
}

function linkAt(scored: ScoredFinding | undefined, candidate: Candidate, { subject }: IncidentFacts): number {
  if (scored === undefined) return 0;
  return strongestLink(scored.links?.get(candidate.faultId), scored.finding.component, scored.place, candidate, subject);
}

/**
 * The terms of a candidate. One root event, many rows: of the present findings of a cascade only the one that speaks loudest
 * for the candidate counts, the others are 0. Without a link a term is 0.
 */
function strongestOfCascades(findings: readonly ScoredFinding[], places: readonly number[], links: readonly number[]): number[] {
  const terms = new Array<number>(findings.length).fill(0);
  const strongest = new Map<string, number>();
  for (const place of places) {
    const scored = findings[place];
    const link = links[place] ?? 0;
    if (scored === undefined || link === 0) continue;
    const term = termOf(scored, link);
    const isRow = scored.cascade !== null && scored.finding.state === 'present';
    const holder = isRow ? strongest.get(scored.cascade ?? '') : undefined;
    if (holder !== undefined && term <= (terms[holder] ?? 0)) continue;
    if (holder !== undefined) terms[holder] = 0;
    if (isRow) strongest.set(scored.cascade ?? '', place);
    terms[place] = term;
  }
  return terms;
}

/** What is less than this many times as likely under a fault as by chance says nothing of it (a restart, a clock row). */
const tellingRatio = 4;

/** True where a telling finding that is present can come from the candidate: a prior alone names no part (DESIGN §1, grounded). */
export function hasEvidence(ranking: Pick<Ranking, 'findings'>, { terms }: Pick<RankedCandidate, 'terms'>): boolean {
  return terms.some((term, index) => term >= Math.log(tellingRatio) && ranking.findings[index]?.finding.state === 'present');
}

/** log Σ exp(x), computed without overflow. */
function logSumExp(values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return largest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}

function byPosterior(left: RankedCandidate, right: RankedCandidate): number {
  return (
    right.posterior - left.posterior ||
    left.candidate.faultId.localeCompare(right.candidate.faultId) ||
    (left.candidate.component.locator ?? '~').localeCompare(right.candidate.component.locator ?? '~')
  );
}
