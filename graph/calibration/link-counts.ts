import type { FaultGroup } from '#domain/causal-graph.js';
import type { CalibrationCase } from './calibration-case.js';
import { presenceOf } from './presence.js';

type Counts = { readonly present: number; readonly absent: number };

/**
 * Counts behind a link of a group: over the cases whose label permits the group, in how many the automatic finding is present and in how many
 * it is not. They are shown beside a number; they are not the number (INFERENCE §4).
 */
export function countLinks(
  cases: readonly CalibrationCase[],
  groups: readonly FaultGroup[],
): (groupId: string, findingId: string) => Counts {
  const originals = cases.filter(({ isPerturbed, permitted }) => !isPerturbed && permitted.size > 0);
  const byGroup = new Map(
    groups.map(({ id, faultIds: [first = ''] }) => {
      const own = originals.filter(({ permitted }) => permitted.has(first));
      return [id, { all: own.length, present: presenceOf(own.map(({ automatic }) => automatic)) }];
    }),
  );
  return (groupId, findingId) => {
    const { all, present } = byGroup.get(groupId) ?? { all: 0, present: new Map<string, number>() };
    const count = present.get(findingId) ?? 0;
    return { present: count, absent: all - count };
  };
}
