import type { Fault, GraphFile, GraphProblem } from '#domain/causal-graph.js';
import { errorOf, repeatedIds, warningOf } from './problem.js';

/** Conditions that other faults bring about: never a root (knowledge of the field: the reporter is not the culprit). */
const derivedConditions = /^(?:cpu-)?(?:ierr|caterr|mcerr|three-strike|watchdog|redundancy-lost)$/;

/** Faults: unique, reachable by a link, repairable, sourced, no derived condition among them. */
export function checkFaults(graph: GraphFile): GraphProblem[] {
  const linked = new Set(graph.links.map((link) => link.faultId));
  return [
    ...repeatedIds(graph.faults).map((id) => errorOf('repeatedFault', id, 'two faults share this id')),
    ...graph.faults.flatMap((fault) => checkFault(fault, linked)),
    ...(graph.faults.length === 0 ? [errorOf('noFault', 'graph', 'the graph has no fault')] : []),
  ];
}

function checkFault(fault: Fault, linked: ReadonlySet<string>): GraphProblem[] {
  return [
    ...(linked.has(fault.id) ? [] : [errorOf('unreachableFault', fault.id, 'no link leads from this fault to any finding')]),
    ...(fault.repairs.length > 0 ? [] : [errorOf('noRepair', fault.id, 'the fault names no repair')]),
    ...(fault.sources.length > 0 ? [] : [warningOf('noSource', fault.id, 'the fault names no source')]),
    ...(fault.prior > 0 ? [] : [warningOf('zeroPrior', fault.id, 'a prior of 0 keeps the fault out of every answer')]),
    ...(derivedConditions.test(fault.id) ? [errorOf('derivedCondition', fault.id, 'a derived condition is a finding, never a fault')] : []),
    ...fault.repairs.flatMap((repair, index) => checkOutage(fault.id, index, repair)),
  ];
}

/** Safety: a step that takes a server down must say under which condition it may be done. */
function checkOutage(faultId: string, index: number, repair: Fault['repairs'][number]): GraphProblem[] {
  if (repair.downtime === 'none' && repair.risk !== 'high') return [];
  if (repair.preconditions.length > 0) return [];
  return [errorOf('unsafeRepair', `${faultId}#${index + 1}`, 'a step with downtime or high risk names no precondition')];
}
