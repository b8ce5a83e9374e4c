import type { CompiledGraph } from './compile-graph.js';
import type { Candidate, IncidentFacts, Subject } from './facts.js';
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
  const unknownScore = graph.temperature * Math.log(Math.max(1e-9, graph.graph.unknownPrior / graph.totalPrior));
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

/**
 * The candidate that comes first when one more finding is known: what ranking again with it as the last finding gives, without
 * grounding, normalising and sorting again. `added` must not be a finding of the ranking; undefined = no candidates.
 */
export function firstWith(ranking: Ranking, added: ScoredFinding, subject: Subject): RankedCandidate | undefined {
  let first: { readonly one: RankedCandidate; readonly posterior: number; readonly candidate: Candidate } | undefined;
  for (const one of ranking.ranked) {
    const next = { one, candidate: one.candidate, posterior: scoreWith(ranking, one, added, subject) };
    if (first === undefined || byPosterior(next, first) < 0) first = next;
  }
  return first?.one;
}

/** Score of a candidate with one more finding; of a cascade the louder of the two rows counts. */
function scoreWith({ findings }: Ranking, { candidate, terms, score }: RankedCandidate, added: ScoredFinding, subject: Subject): number {
  const link = strongestLink(added.links?.get(candidate.faultId), added.finding.component, added.place, candidate, subject);
  if (link === 0) return score;
  const term = termOf(added, link);
  if (added.cascade === null || added.finding.state !== 'present') return score + term;
  const isHolder = (known: ScoredFinding, place: number) =>
    known.cascade === added.cascade && known.finding.state === 'present' && terms[place] !== 0;
  const holder = findings.findIndex(isHolder);
  if (holder < 0) return score + term;
  if (term <= (terms[holder] ?? 0)) return score;
  return terms.reduce((sum, known, place) => sum + (place === holder ? 0 : known), candidate.logPrior) + term;
}

/** What is less than this many times as likely under a fault as by chance says nothing of it (a restart, a clock row). */
const tellingTerm = Math.log(4);

/**
 * True where a telling finding that is present can come from the candidate: a prior alone names no part (DESIGN §1, grounded), and neither does
 * an observed association that no expert adopted.
 */
export function hasEvidence(ranking: Pick<Ranking, 'findings'>, { terms }: Pick<RankedCandidate, 'terms'>): boolean {
  return terms.some((term, index) => isTelling(ranking.findings[index], term));
}

function isTelling(scored: ScoredFinding | undefined, term: number): boolean {
  if (scored === undefined || scored.isAutomatic) return false;
  return scored.finding.state === 'present' && term >= scored.scale * tellingTerm;
}

/** log Σ exp(x), computed without overflow. */
function logSumExp(values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return largest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}

type Comparable = Pick<RankedCandidate, 'candidate' | 'posterior'>;

/** Of two that are even the one without a locator comes first: it claims less. */
function byPosterior(left: Comparable, right: Comparable): number {
  return (
    right.posterior - left.posterior ||
    compareTexts(left.candidate.faultId, right.candidate.faultId) ||
    compareTexts(left.candidate.component.locator ?? '', right.candidate.component.locator ?? '')
  );
}

/** By code unit: the same everywhere, and much faster than a collation. */
function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
