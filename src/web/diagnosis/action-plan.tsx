import type { PlanStep } from '#domain/diagnosis.js';
import { useWords } from '../i18n/use-words.js';
import { useAnswering } from './answering.js';
import { Panel } from './panel.js';

function Step({ step }: { readonly step: PlanStep }) {
  const { t } = useWords();

  return (
    <li className="step">
      <strong>{step.action}</strong>
      <span className="check-facts">
        <span>{t(`who.${step.who}`)}</span>
        <span data-warn={step.downtime !== 'none'}>{t(`downtime.${step.downtime}`)}</span>
      </span>
      {step.preconditions.length > 0 && (
        <p>
          <span>{t('check.before')}</span> {step.preconditions.join(' · ')}
        </p>
      )}
      {step.stopIf !== null && (
        <p data-stop>
          <span>{t('plan.stopIf')}</span> {step.stopIf}
        </p>
      )}
      {step.verify !== null && (
        <p>
          <span>{t('plan.verify')}</span> {step.verify}
        </p>
      )}
    </li>
  );
}

/** What to do, step by step, and advice beside it. */
export function ActionPlan() {
  const { t } = useWords();
  const { plan, advice } = useAnswering().diagnosis;
  const beside = advice.filter((item) => !plan.some((step) => step.action === item.text));
  if (plan.length === 0 && advice.length === 0) return null;

  return (
    <Panel title={t('plan.title')}>
      <ol className="steps">
        {plan.map((step) => (
          <Step key={step.step} step={step} />
        ))}
      </ol>
      <ul className="advice">
        {beside.map((item) => (
          <li key={item.text}>
            {item.text} <span className="quiet">{t(`who.${item.who}`)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
