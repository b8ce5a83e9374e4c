import type { Callout } from '#domain/diagnosis.js';
import { useWords } from '../i18n/use-words.js';
import { useAnswering } from './answering.js';
import { Panel } from './panel.js';

function PartNumbers({ callout }: { readonly callout: Callout }) {
  const { t } = useWords();

  return (
    <>
      {callout.partNumber !== null && <span>{t('callout.partNumber', { number: callout.partNumber })}</span>}
      {callout.serialNumber !== null && <span>{t('callout.serialNumber', { number: callout.serialNumber })}</span>}
    </>
  );
}

function CalloutItem({ callout }: { readonly callout: Callout }) {
  const { t } = useWords();

  return (
    <li className="callout" data-state={callout.state}>
      <span className="callout-fru">
        <strong>{callout.fru}</strong>
        <code>{callout.locator ?? t('callout.noLocator')}</code>
      </span>
      <span className="callout-facts">
        <PartNumbers callout={callout} />
        <span>{t(callout.customerReplaceable ? 'callout.byCustomer' : 'callout.byEngineer')}</span>
      </span>
      <span className="tag" data-state={callout.state}>
        {t(`callout.${callout.state}`)}
      </span>
      <span className="tag" data-priority={callout.priority}>
        {t(`priority.${callout.priority}`)}
      </span>
    </li>
  );
}

/** Parts proposed for replacement, most urgent first. */
export function CalloutList() {
  const { t } = useWords();
  const { callouts } = useAnswering().diagnosis;
  if (callouts.length === 0) return null;

  return (
    <Panel title={t('callout.title')}>
      <ul className="rows">
        {callouts.map((callout) => (
          <CalloutItem key={`${callout.fruId}/${callout.locator}`} callout={callout} />
        ))}
      </ul>
    </Panel>
  );
}
