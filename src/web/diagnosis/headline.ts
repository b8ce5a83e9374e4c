import type { Callout, Diagnosis } from '#domain/diagnosis.js';
import type { Translate } from '../i18n/use-words.js';
import { calloutFor } from './sureness.js';

/** A name as it stands inside a sentence: `Memory module` → `memory module`; `PSU` and Chinese stay. */
function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function bringSentence(t: Translate, callout: Callout): string {
  const fru = inSentence(callout.fru);
  if (callout.locator === null) return t('answer.bringSomewhere', { fru });

  return t('answer.bring', { fru, locator: callout.locator });
}

/** The answer in one sentence: the part to bring and where it goes, or why there is none. */
export function headlineOf(t: Translate, diagnosis: Diagnosis): string {
  const [first] = diagnosis.causes;
  if (diagnosis.status === 'inconclusive' || first === undefined) return t('answer.inconclusive');
  if (first.component.class === 'none') return t('answer.noPart');
  const callout = calloutFor(diagnosis, first);

  return callout === null ? t('answer.noCallout', { cause: first.title }) : bringSentence(t, callout);
}
