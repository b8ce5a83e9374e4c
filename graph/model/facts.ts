import type { ComponentRef, Place } from '#domain/component.js';
import type { Finding } from '#domain/finding.js';
import type { IncidentComponent } from '#domain/log-analysis.js';

/** The machine in question, as far as known; decides which links are valid. `at` = ISO 8601 time of the incident. */
export type Subject = {
  readonly vendor: string | null;
  readonly model: string | null;
  readonly firmware: string | null;
  readonly at: string | null;
};

/** All that inference needs of one incident. */
export type IncidentFacts = {
  readonly instances: readonly IncidentComponent[];
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
