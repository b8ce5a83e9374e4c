import type { ComponentRef } from '#domain/component.js';
import type { Finding } from '#domain/finding.js';
import type { IncidentComponent } from '#domain/log-analysis.js';
import type { CalibrationCase } from '#graph/calibration/calibration-case.js';
import { labelOf } from '#graph/calibration/labels.js';
import type { CompiledGraph } from '#graph/model/compile-graph.js';
import type { Candidate, Subject } from '#graph/model/facts.js';
import { leakOf, linkOf, presentProbability } from '#graph/model/terms.js';

// Closed cases drawn from the graph itself: a fault by its prior, then each finding by its probability given the fault. Each case is labelled
// with the class of its fault, has an automatic finding for each present one and for each pair, and stands beside a copy that lost rows.

const labelledClasses = new Set(['cpu', 'memory']);
const slots = 8;
const lostShare = 0.3;
const perturbedWeight = 0.3;
const anyMachine: Subject = { vendor: null, model: null, firmware: null, at: null };

/** `count` cases and their perturbed copies. The same random numbers give the same cases. */
export function syntheticCases(graph: CompiledGraph, count: number, random: () => number): CalibrationCase[] {
  const candidates = [...graph.faults.values()].map((fault): Candidate => {
    const component = { class: fault.componentClass, locator: `${fault.componentClass}-${Math.floor(random() * slots)}` };
    return { faultId: fault.id, component, place: null, logPrior: Math.log(fault.prior) };
  });
  return Array.from({ length: count }, (_, index) => syntheticCase(graph, index, drawn(candidates, random), random)).flat();
}

function syntheticCase(graph: CompiledGraph, index: number, cause: Candidate, random: () => number): CalibrationCase[] {
  const findings = signsOf(graph, cause, random);
  const instances: IncidentComponent[] = [{ ...cause.component, place: null, named: true }];
  const componentClass = graph.faults.get(cause.faultId)?.componentClass ?? 'none';
  const confirmed = { componentClass: labelledClasses.has(componentClass) ? componentClass : ('other' as const) };
  const { name, permitted } = labelOf(graph.graph, confirmed, labelledClasses);
  const original: CalibrationCase = {
    id: `case-${index}`,
    group: `server-${index}`,
    facts: { instances, findings, subject: anyMachine },
    automatic: automaticOf(findings),
    label: name,
    permitted,
    weight: 1,
    isPerturbed: false,
  };
  const left = findings.filter(() => random() >= lostShare);
  const copy = { ...original, facts: { ...original.facts, findings: left }, automatic: automaticOf(left) };
  return [original, { ...copy, weight: perturbedWeight, isPerturbed: true }];
}

/** One of the candidates, each as often as its prior says. */
function drawn(candidates: readonly Candidate[], random: () => number): Candidate {
  const total = candidates.reduce((sum, one) => sum + Math.exp(one.logPrior), 0);
  let rest = random() * total;
  const found = candidates.find((one) => {
    rest -= Math.exp(one.logPrior);
    return rest <= 0;
  });
  const [first] = candidates;
  if (first === undefined) throw new Error('the graph has no fault');
  return found ?? first;
}

function signsOf(graph: CompiledGraph, cause: Candidate, random: () => number): Finding[] {
  return [...graph.findings.values()].flatMap(({ id, componentClass }) => {
    if (graph.testOfFinding.has(id)) return [];
    const component: ComponentRef | null = componentClass === cause.component.class ? cause.component : null;
    const isPresent = random() < presentProbability(leakOf(graph, id), linkOf(graph, id, component, null, cause, anyMachine));
    return isPresent ? [{ findingId: id, state: 'present' as const, component, eventIds: [], origin: 'log' as const }] : [];
  });
}

function automaticOf(findings: readonly Finding[]): string[] {
  const ids = findings.map((finding) => finding.findingId).sort();
  const pairs = ids.flatMap((first, place) => ids.slice(place + 1).map((second) => `auto/pair/${first}+${second}`));
  return [...ids.map((id) => `auto/key/${id}/assertion`), ...pairs];
}
