import type { Fault } from '#domain/causal-graph.js';
import type { ComponentClass } from '#domain/component.js';
import type { IncidentComponent } from '#domain/log-analysis.js';
import type { CompiledGraph } from './compile-graph.js';
import type { Candidate } from './facts.js';

/**
 * Grounds every fault over the components of its class: one candidate for each component the incident names, and one
 * without a locator. The prior belongs to the server and is divided over the installed components (INFERENCE §1).
 */
export function groundFaults(graph: CompiledGraph, instances: readonly IncidentComponent[]): Candidate[] {
  const byClass = groupByClass(instances);
  return [...graph.faults.values()].flatMap((fault) => groundFault(graph, fault, byClass.get(fault.componentClass) ?? []));
}

function groundFault({ totalPrior, temperature }: CompiledGraph, fault: Fault, instances: readonly IncidentComponent[]): Candidate[] {
  const located = instances.filter((instance) => instance.locator !== null);
  const named = located.filter((instance) => instance.named);
  // One share at least stays with a component that no row names.
  const shares = Math.max(located.length, named.length + 1);
  const logShare = (count: number) => temperature * Math.log((fault.prior / totalPrior) * (count / shares));
  const unlocated: Candidate = {
    faultId: fault.id,
    component: { class: fault.componentClass, locator: null },
    place: null,
    logPrior: logShare(shares - named.length),
  };
  const candidates = named.map((instance) => ({
    faultId: fault.id,
    component: { class: fault.componentClass, locator: instance.locator },
    place: instance.place,
    logPrior: logShare(1),
  }));
  return fault.prior > 0 ? [...candidates, ...(shares > named.length ? [unlocated] : [])] : [];
}

function groupByClass(instances: readonly IncidentComponent[]): Map<ComponentClass, IncidentComponent[]> {
  const groups = new Map<ComponentClass, IncidentComponent[]>();
  for (const instance of instances) groups.set(instance.class, [...(groups.get(instance.class) ?? []), instance]);
  return groups;
}
