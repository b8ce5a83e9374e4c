import type { FaultGroup } from '#domain/causal-graph.js';
import type { CalibrationCase } from './calibration-case.js';

/**
 * The faults that the labels of the cases tell apart, and no finer: two faults stand in one group where every label permits both or neither.
 * Faults that no label permits stand in none: nothing is learnt of them. Groups and their faults are sorted by id.
 */
export function faultGroupsOf(cases: readonly Pick<CalibrationCase, 'label' | 'permitted'>[]): FaultGroup[] {
  const labels = new Map(cases.map(({ label, permitted }) => [label, permitted]));
  const namesOfFault = new Map<string, string[]>();
  for (const [label, permitted] of labels) for (const id of permitted) namesOfFault.set(id, [...(namesOfFault.get(id) ?? []), label]);
  const groups = new Map<string, string[]>();
  for (const [faultId, names] of namesOfFault) {
    const id = `group:${narrowest(names, labels)}`;
    groups.set(id, [...(groups.get(id) ?? []), faultId]);
  }
  return [...groups].sort(byId).map(([id, faultIds]) => ({ id, faultIds: faultIds.sort() }));
}

/** A group is named by all labels that permit it, the one that permits fewest first. */
function narrowest(names: readonly string[], labels: ReadonlyMap<string, ReadonlySet<string>>): string {
  const sizeOf = (name: string) => labels.get(name)?.size ?? 0;
  return [...names].sort((left, right) => sizeOf(left) - sizeOf(right) || (left < right ? -1 : 1)).join('&');
}

function byId([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}
