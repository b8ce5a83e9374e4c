import type { Callout, Diagnosis } from '#domain/diagnosis.js';
import type { Translate } from '../i18n/use-words.js';
import { calloutFor } from './sureness.js';

/** A name as it stands inside a sentence: `Memory module` → `memory module`; `PSU` and Chinese stay. */
function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** Where nobody need go yet, the part is to have ready. */
function partSentence(t: Translate, { urgency }: Diagnosis, callout: Callout): string {
  const fru = inSentence(callout.fru);
  const { locator } = callout;
  if (urgency.level === 'monitor')
    return locator === null ? t('answer.haveReadySomewhere', { fru }) : t('answer.haveReady', { fru, locator });

  return locator === null ? t('answer.bringSomewhere', { fru }) : t('answer.bring', { fru, locator });
}

/** The answer in one sentence: the part to bring and where it goes, or why there is none. */
export function headlineOf(t: Translate, diagnosis: Diagnosis): string {
  const [first] = diagnosis.causes;
  if (diagnosis.status === 'inconclusive' || first === undefined) return t('answer.inconclusive');
  if (first.component.class === 'none') return t('answer.noPart');
  const callout = calloutFor(diagnosis, first);

  return callout === null ? t('answer.noCallout', { cause: first.title }) : partSentence(t, diagnosis, callout);
}
