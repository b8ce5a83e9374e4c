import type { Cause, Diagnosis, Evidence } from '#domain/diagnosis.js';
import type { Words } from './diagnosis-words.js';
import { byFinding, evidenceLines, place, tellingEvidence } from './evidence-text.js';

const shownCauses = 5;
/** Lines of evidence for the first and the second cause shown; the others stand by their name. */
const shownEvidence = [6, 2] as const;

/** The causes that rest on something in the log, one line a fault; those that stand in the ranking by their rate alone are left out. */
export function causeLines(diagnosis: Diagnosis, words: Words): string[] {
  const shown = diagnosis.causes.filter((cause) => cause.posterior >= 0.01 && cause.evidence.for.some((one) => one.state === 'present'));
  const firsts = shown.filter((cause, index) => shown.findIndex((other) => other.faultId === cause.faultId) === index);
  return firsts.slice(0, shownCauses).flatMap((cause, index) => {
    const isRivalShown = shown.includes(diagnosis.causes[cause.rank === 1 ? 1 : 0] ?? cause);
    const told = (evidence: readonly Evidence[]) => tellingEvidence(byFinding(evidence), isRivalShown).slice(0, shownEvidence[index] ?? 0);
    const places = shown.flatMap((other) => (other.faultId === cause.faultId ? (other.component.locator ?? []) : []));
    return [
      `${index + 1}. ${cause.title}${place(places.length === 0 ? null : places.join(', '))} — ${sureness(diagnosis, cause, words)}`,
      ...evidenceLines(diagnosis, told(cause.evidence.for), words),
      ...evidenceLines(diagnosis, told(cause.evidence.against), words),
    ];
  });
}

/** The part that is changed for a cause at its place; undefined where none is called out. */
export function calloutOf(diagnosis: Diagnosis, cause: Cause): Diagnosis['callouts'][number] | undefined {
  return diagnosis.callouts.find(
    ({ faultIds, locator, state }) => faultIds.includes(cause.faultId) && locator === cause.component.locator && state !== 'acquitted',
  );
}

/** A word, and a percentage only of what was measured on closed cases (INFERENCE §4): of the fault, of its part, or of its class. */
export function sureness(diagnosis: Diagnosis, cause: Cause, words: Words): string {
  const { calibration, posterior } = cause;
  if (calibration === null) return words.sure(posterior);
  const percentOf = (share: number) => Math.min(99, Math.max(1, Math.round(share * 100)));
  if (calibration.level === 'fault') return words.measured('', percentOf(posterior), calibration.cases);
  const ofClass = diagnosis.componentClasses.find((one) => one.class === cause.component.class)?.posterior ?? posterior;
  const [what, share] =
    calibration.level === 'fru'
      ? [words.measuredPart, calloutOf(diagnosis, cause)?.probability ?? posterior]
      : [`${cause.component.class} `, ofClass];
  return `${words.sure(posterior)}, ${words.measured(what, percentOf(share), calibration.cases)}`;
}

/** A fault in words; every candidate stands among the causes. */
export function faultTitle(diagnosis: Diagnosis, faultId: string): string {
  return diagnosis.causes.find((cause) => cause.faultId === faultId)?.title ?? faultId;
}
