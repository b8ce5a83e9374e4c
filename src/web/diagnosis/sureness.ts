import type { Callout, Cause, Diagnosis } from '#domain/diagnosis.js';

/** How sure an answer is: a share where it was measured on closed cases, else a word. */
export type Sureness =
  | {
      readonly kind: 'percent';
      readonly percent: number;
      readonly level: 'fault' | 'fru' | 'class';
      readonly cases: number;
      readonly scope: string;
    }
  | { readonly kind: 'word'; readonly word: 'likely' | 'possible' };

const likelyFrom = 0.5;

/** The word for a share that was not calibrated. */
export function wordFor(posterior: number): 'likely' | 'possible' {
  return posterior >= likelyFrom ? 'likely' : 'possible';
}

/** A share as a whole percentage; never 0 or 100, which would promise too much. */
export function toPercent(share: number): number {
  return Math.min(99, Math.max(1, Math.round(share * 100)));
}

/** The callout for a cause: the part that is changed for this fault at this place, or at a place that is not named; null where none is. */
export function calloutFor(diagnosis: Diagnosis, cause: Cause): Callout | null {
  const own = diagnosis.callouts.filter((callout) => callout.faultIds.includes(cause.faultId) && callout.state !== 'acquitted');

  return own.find((callout) => callout.locator === cause.component.locator) ?? own.find((callout) => callout.locator === null) ?? null;
}

/** The share that was calibrated: of the fault, of its part, or of its class. */
function calibratedShare(diagnosis: Diagnosis, cause: Cause, level: 'fault' | 'fru' | 'class'): number {
  if (level === 'fault') return cause.posterior;
  if (level === 'fru') return calloutFor(diagnosis, cause)?.probability ?? cause.posterior;

  return diagnosis.componentClasses.find((entry) => entry.class === cause.component.class)?.posterior ?? cause.posterior;
}

/** How sure the answer is of a cause, at the level it was measured at. */
export function surenessOf(diagnosis: Diagnosis, cause: Cause): Sureness {
  const { calibration } = cause;
  if (calibration === null) return { kind: 'word', word: wordFor(cause.posterior) };
  const share = calibratedShare(diagnosis, cause, calibration.level);

  return { kind: 'percent', percent: toPercent(share), ...calibration };
}

/** True where nothing that was read speaks for or against any cause: the shares are then only how often each breaks. */
export function isWithoutEvidence(diagnosis: Diagnosis): boolean {
  return diagnosis.causes.every(({ evidence }) => evidence.for.length === 0 && evidence.against.length === 0);
}

/** True where shares of classes may be printed as percentages: a finer level that was measured adds up to them. */
export function areClassesCalibrated(diagnosis: Diagnosis): boolean {
  return diagnosis.causes.some((cause) => cause.calibration !== null);
}
