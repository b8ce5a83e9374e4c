import type { Fault, GraphFile, GraphProblem } from '#domain/causal-graph.js';
import { errorOf, repeatedIds, warningOf } from './problem.js';

/** Conditions that other faults bring about: never a root (knowledge of the field: the reporter is not the culprit). */
const derivedConditions = /^(?:cpu-)?(?:ierr|caterr|mcerr|three-strike|watchdog|redundancy-lost)$/;

/** Faults: unique, reachable by a link to a finding that can be observed, repairable, sourced, no derived condition among them. */
export function checkFaults(graph: GraphFile, observable: ReadonlySet<string>): GraphProblem[] {
  const links = graph.links.filter((link) => link.confidence !== 'archived' && link.linkProbability > 0);
  const linked = new Set(links.map((link) => link.faultId));
  const reachable = new Set(links.filter((link) => observable.has(link.findingId)).map((link) => link.faultId));
  return [
    ...repeatedIds(graph.faults).map((id) => errorOf('repeatedFault', id, 'two faults share this id')),
    ...graph.faults
      .filter((fault) => fault.confidence !== 'archived' && !reachable.has(fault.id))
      .map(({ id }) =>
        errorOf(
          'unreachableFault',
          id,
          linked.has(id)
            ? 'nobody can observe any of the findings that this fault leads to'
            : 'no link in force leads from this fault to any finding',
        ),
      ),
    ...graph.faults.flatMap(checkFault),
    ...(graph.faults.length === 0 ? [errorOf('noFault', 'graph', 'the graph has no fault')] : []),
  ];
}

function checkFault(fault: Fault): GraphProblem[] {
  return [
    ...(fault.repairs.length > 0 ? [] : [errorOf('noRepair', fault.id, 'the fault names no repair')]),
    ...(fault.sources.length > 0 ? [] : [warningOf('noSource', fault.id, 'the fault names no source')]),
    ...(fault.prior > 0 ? [] : [warningOf('zeroPrior', fault.id, 'a prior of 0 keeps the fault out of every answer')]),
    ...(fault.prior < 1 ? [] : [warningOf('certainPrior', fault.id, 'a prior of 1: no fault is the cause of every incident')]),
    ...(derivedConditions.test(fault.id) ? [errorOf('derivedCondition', fault.id, 'a derived condition is a finding, never a fault')] : []),
  ];
}
