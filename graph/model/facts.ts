import type { ComponentClass, ComponentRef, Place } from '#domain/component.js';
import type { Finding } from '#domain/finding.js';

/**
 * A component the incident knows. `named` = an event that says more than "present" names it: only then it becomes a
 * candidate; a presence row makes it count as installed and no more (INFERENCE §1).
 */
export type ComponentInstance = {
  readonly class: ComponentClass;
  readonly locator: string | null;
  readonly place: Place | null;
  readonly named: boolean;
};

/** The machine in question, as far as known; decides which links are valid. `at` = ISO 8601 time of the incident. */
export type Subject = {
  readonly vendor: string | null;
  readonly model: string | null;
  readonly firmware: string | null;
  readonly at: string | null;
};

/** All that inference needs of one incident. */
export type IncidentFacts = {
  readonly instances: readonly ComponentInstance[];
  readonly findings: readonly Finding[];
  readonly subject: Subject;
};

/** A grounded fault: this fault on this component. `logPrior` is the natural logarithm of its share of the prior. */
export type Candidate = {
  readonly faultId: string;
  readonly component: ComponentRef;
  readonly place: Place | null;
  readonly logPrior: number;
};
