import type { Fault, GraphCalibration, GraphFile } from '#domain/causal-graph.js';
import type { Confirmed } from '#domain/support-case.js';

/** The set of faults that a confirmed case permits, with a name that is the same for the same set of demands. */
export type Label = { readonly name: string; readonly permitted: ReadonlySet<string> };

/**
 * The faults that a confirmed outcome permits: of its class, and where they are named of its FRU and the fault itself. `other` = any class
 * that `namedClasses`, the labels of all cases, do not name. Where the graph has no such fault the set is empty.
 */
export function labelOf(graph: GraphFile, confirmed: Confirmed, namedClasses: ReadonlySet<string>): Label {
  const isPermitted = (fault: Fault) =>
    fault.confidence !== 'archived' &&
    (confirmed.componentClass === 'other' ? !namedClasses.has(fault.componentClass) : fault.componentClass === confirmed.componentClass) &&
    (confirmed.fruId === undefined || fault.fru?.id === confirmed.fruId) &&
    (confirmed.faultId === undefined || fault.id === confirmed.faultId);
  return {
    name: [confirmed.componentClass, confirmed.fruId ?? '', confirmed.faultId ?? ''].join('/').replace(/\/+$/, ''),
    permitted: new Set(graph.faults.filter(isPermitted).map((fault) => fault.id)),
  };
}

/** The finest thing that any of these outcomes names. */
export function levelOf(confirmed: readonly Confirmed[]): GraphCalibration['level'] {
  if (confirmed.some((one) => one.faultId !== undefined)) return 'fault';
  return confirmed.some((one) => one.fruId !== undefined) ? 'fru' : 'class';
}
