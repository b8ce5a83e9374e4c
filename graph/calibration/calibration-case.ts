import type { IncidentFacts } from '../model/facts.js';

/**
 * A closed case to fit on. `group` = what never stands on both sides of a split (a server). `automatic` = ids of the automatic findings
 * that are present. `label` names the set of faults that the case permits; cases of one label permit the same. A perturbed copy
 * of a case is fitted to and never scored.
 */
export type CalibrationCase = {
  readonly id: string;
  readonly group: string;
  readonly facts: IncidentFacts;
  readonly automatic: readonly string[];
  readonly label: string;
  readonly permitted: ReadonlySet<string>;
  readonly weight: number;
  readonly isPerturbed: boolean;
};

/** The facts of a case with its automatic findings. */
export function factsOf({ facts, automatic }: Pick<CalibrationCase, 'facts' | 'automatic'>): IncidentFacts {
  const present = automatic.map((findingId) => ({
    findingId,
    state: 'present' as const,
    component: null,
    eventIds: [],
    origin: 'log' as const,
  }));
  return { ...facts, findings: [...facts.findings, ...present] };
}
