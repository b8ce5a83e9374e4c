import type { CausalLink } from '#domain/causal-graph.js';
import { type ComponentRef, componentKey, type Place } from '#domain/component.js';
import type { Finding } from '#domain/finding.js';
import type { CompiledGraph } from './compile-graph.js';
import type { Candidate, IncidentFacts, Subject } from './facts.js';
import { canSpeakFor, isValidFor } from './scope.js';

/** An absence that was only inferred from a log weighs at most this much between two candidates (natural log; INFERENCE §2). */
const inferredAbsenceLimit = 0.7;

/** A leak or a link of exactly 0 or 1 would make one row decide everything. */
const smallest = 1e-6;

/** P(present | h) = 1 − (1 − leak)(1 − link): noisy-OR of one cause and a leak (Pearl 1988 §4.3; Henrion 1987). */
export function presentProbability(leak: number, link: number): number {
  return 1 - (1 - leak) * (1 - link);
}

/** One finding as the score sees it: known state, leak, and what it may speak for. */
export type ScoredFinding = {
  readonly finding: Finding;
  readonly place: Place | null;
  readonly leak: number;
  readonly cascade: string | null;
  readonly isAbsenceReliable: boolean;
  /** What its terms are multiplied by: the temperature of the graph, or 1. */
  readonly scale: number;
  /** Observed by a calibration, and adopted by no expert. */
  readonly isAutomatic: boolean;
  /** Links of the finding by fault id. */
  readonly links: ReadonlyMap<string, readonly CausalLink[]> | undefined;
};

/** The findings that take part in the score: known to the graph and `present` or `absent`. */
export function scoredFindings(graph: CompiledGraph, facts: IncidentFacts): ScoredFinding[] {
  const places = new Map(facts.instances.map((instance) => [componentKey(instance), instance.place]));
  return facts.findings.flatMap((finding) => {
    const definition = graph.findings.get(finding.findingId);
    if (finding.state === 'unknown' || definition === undefined) return [];
    return [
      {
        finding,
        place: places.get(componentKey(finding.component)) ?? null,
        leak: leakOf(graph, finding.findingId),
        cascade: definition.cascade,
        scale: scaleOf(graph, finding),
        isAutomatic: graph.automaticFindings.has(finding.findingId),
        isAbsenceReliable: definition.reliableAbsence || finding.origin === 'stated',
        links: graph.links.get(finding.findingId),
      },
    ];
  });
}

/** What the terms of a finding are multiplied by: the temperature of the graph; 1 for what was fitted beside it, and for what a person states. */
export function scaleOf({ temperature, automaticFindings }: CompiledGraph, { findingId, origin }: Finding): number {
  return automaticFindings.has(findingId) || origin === 'stated' ? 1 : temperature;
}

/** P(finding present with no modelled cause); for an outcome of a test what the test says of faults it does not list. */
export function leakOf(graph: CompiledGraph, findingId: string): number {
  const outcome = graph.testOfFinding.get(findingId)?.outcomes.find((candidate) => candidate.findingId === findingId);
  const leak = outcome?.otherwise ?? graph.findings.get(findingId)?.leakProbability ?? smallest;
  return Math.min(1 - smallest, Math.max(smallest, leak));
}

/** Link probability of a finding on `component` given a candidate; 0 where no link of it can speak for the candidate. */
export function linkOf(
  graph: CompiledGraph,
  findingId: string,
  component: ComponentRef | null,
  place: Place | null,
  candidate: Candidate,
  subject: Subject,
): number {
  return strongestLink(graph.links.get(findingId)?.get(candidate.faultId), component, place, candidate, subject);
}

/** The strongest of the links of one finding and fault that can speak for the candidate. */
export function strongestLink(
  links: readonly CausalLink[] | undefined,
  component: ComponentRef | null,
  place: Place | null,
  candidate: Candidate,
  subject: Subject,
): number {
  if (links === undefined) return 0;
  const speaking = links.filter((link) => isValidFor(link.validity, subject) && canSpeakFor(link.scope, component, place, candidate));
  return speaking.reduce<number>((strongest, link) => Math.max(strongest, link.linkProbability), 0);
}

/**
 * Term of a finding for a candidate, natural log, relative to the leak: log(P(f|h)/leak) where present and
 * log((1 − P(f|h))/(1 − leak)) = log(1 − link) where absent. Relative to the leak, so that `unknown` scores its prior alone.
 */
export function termOf(scored: ScoredFinding, link: number): number {
  if (scored.finding.state === 'present') return scored.scale * Math.log(presentProbability(scored.leak, link) / scored.leak);
  const absence = Math.log(Math.max(smallest, 1 - link));
  return scored.scale * (scored.isAbsenceReliable ? absence : Math.max(-inferredAbsenceLimit, absence));
}
