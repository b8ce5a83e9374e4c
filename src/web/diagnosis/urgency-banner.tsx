import { useWords } from '../i18n/use-words.js';
import { useAnswering } from './answering.js';

/** How soon to act and why. */
export function UrgencyBanner() {
  const { t } = useWords();
  const { diagnosis } = useAnswering();
  const { level, why, redundancyLeft, dataAtRisk } = diagnosis.urgency;

  return (
    <div className="urgency" data-level={level} role={level === 'now' ? 'alert' : 'status'}>
      <strong>{t(`urgency.${level}`)}</strong>
      <span className="urgency-why">{why}</span>
      {redundancyLeft !== null && <span className="urgency-fact">{t(redundancyLeft ? 'urgency.redundant' : 'urgency.notRedundant')}</span>}
      {dataAtRisk === true && <span className="urgency-fact">{t('urgency.dataAtRisk')}</span>}
    </div>
  );
}
