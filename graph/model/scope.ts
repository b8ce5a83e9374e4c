import type { LinkScope, Validity } from '#domain/causal-graph.js';
import type { ComponentRef, Place } from '#domain/component.js';
import type { Candidate, Subject } from './facts.js';

/**
 * Whether a finding on `component` can speak for a candidate under a link's scope. A finding of the server (null) or
 * without a locator may be about any component; where a place is not known the two may be the same.
 */
export function canSpeakFor(scope: LinkScope, component: ComponentRef | null, place: Place | null, candidate: Candidate): boolean {
  if (scope === 'server' || component === null) return true;
  if (scope === 'sameComponent') return isSameComponent(component, candidate.component);
  const isSameCpu = isEqualOrUnknown(place?.cpu, candidate.place?.cpu);
  return scope === 'sameCpu' ? isSameCpu : isSameCpu && isEqualOrUnknown(place?.channel, candidate.place?.channel);
}

function isSameComponent(finding: ComponentRef, candidate: ComponentRef): boolean {
  return finding.class === candidate.class && (finding.locator === null || finding.locator === candidate.locator);
}

function isEqualOrUnknown(left: string | number | undefined, right: string | number | undefined): boolean {
  return left === undefined || right === undefined || left === right;
}

/** Whether a statement with this validity holds for the subject; what is not known of the subject forbids nothing. A last day counts to its end. */
export function isValidFor(validity: Validity | null, subject: Subject): boolean {
  if (validity === null) return true;
  return (
    isNameWithin(validity.vendor, subject.vendor) &&
    isNameWithin(validity.model, subject.model) &&
    isNameWithin(validity.firmware, subject.firmware) &&
    (validity.from === undefined || subject.at === null || subject.at >= validity.from) &&
    (validity.until === undefined || subject.at === null || subject.at.slice(0, validity.until.length) <= validity.until)
  );
}

function isNameWithin(wanted: string | undefined, found: string | null): boolean {
  return wanted === undefined || found === null || found.toLowerCase().includes(wanted.toLowerCase());
}
