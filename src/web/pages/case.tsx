import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import type { SupportCase } from '#domain/support-case.js';
import { useGraphNames } from '../api/graph-names.js';
import { useSupportCase } from '../api/knowledge-queries.js';
import { CaseActions } from '../case/case-actions.js';
import { useWords } from '../i18n/use-words.js';
import { documentOfText } from '../log/document.js';
import { type LogCursor, LogPane } from '../log/log-pane.js';
import { instantText } from '../text/instant.js';
import { Failed, Loading } from '../text/state-views.js';

function CaseFacts({ found }: { readonly found: SupportCase }) {
  const { t } = useWords();
  const facts = [
    ['case.server', found.server],
    ['filter.vendor', found.vendor],
    ['filter.model', found.model],
    ['case.opened', instantText(found.openedAt ?? null)],
    ['case.closed', instantText(found.closedAt ?? null)],
  ] as const;

  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      <div>
        <dt>{t('case.outcome')}</dt>
        <dd>
          {t(`outcome.${found.outcome}`)}
          {found.verified && ` · ${t('case.verified')}`}
        </dd>
      </div>
    </dl>
  );
}

function ConfirmedPart({ confirmed }: { readonly confirmed: NonNullable<SupportCase['confirmed']> }) {
  const { t } = useWords();
  const { faultTitle } = useGraphNames();
  const fault = confirmed.faultId === undefined ? null : (faultTitle(confirmed.faultId) ?? confirmed.faultId);

  return (
    <section>
      <h2>{t('case.confirmed')}</h2>
      <p>
        {fault ?? t(`class.${confirmed.componentClass}`)} {confirmed.locator !== undefined && <code>{confirmed.locator}</code>}
      </p>
    </section>
  );
}

function Work({ found }: { readonly found: SupportCase }) {
  const { t } = useWords();
  const { findingTitle } = useGraphNames();
  const helped = (value: boolean | null) => (value === null ? t('case.helpUnknown') : t(value ? 'case.helped' : 'case.notHelped'));

  return (
    <>
      {(found.findings?.length ?? 0) > 0 && (
        <section>
          <h2>{t('case.findings')}</h2>
          <ul className="bullets">
            {found.findings?.map((finding) => (
              <li key={`${finding.findingId}/${finding.component?.locator}`}>
                {findingTitle(finding.findingId) ?? finding.findingId} · {t(`findingState.${finding.state}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.testsDone.length > 0 && (
        <section>
          <h2>{t('case.tests')}</h2>
          <ul className="bullets">
            {found.testsDone.map((test) => (
              <li key={`${test.testId}/${test.outcome}`}>
                {test.testId}: {test.outcome}
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.partsReplaced.length > 0 && (
        <section>
          <h2>{t('case.parts')}</h2>
          <ul className="bullets">
            {found.partsReplaced.map((part) => (
              <li key={`${part.fruId}/${part.locator}/${part.serialIn}`}>
                {part.fruId} {part.locator !== undefined && <code>{part.locator}</code>} · {helped(part.helped)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function CaseLog({ text }: { readonly text: string }) {
  const { t } = useWords();
  const documents = useMemo(() => [documentOfText(t('case.log'), text)], [t, text]);
  const [cursor, setCursor] = useState<LogCursor>({ document: 0, row: 0, serial: 0 });

  return (
    <LogPane documents={documents} marks={[]} cursor={cursor} onShow={(place) => setCursor({ ...place, serial: cursor.serial + 1 })} />
  );
}

function CaseBody({ found }: { readonly found: SupportCase }) {
  const { t } = useWords();

  return (
    <div className="page page-reading">
      <title>{`${found.id} · Faultbook`}</title>
      <article className="sheet">
        <p className="eyebrow">{t('kind.case')}</p>
        <h1>{found.title ?? found.id}</h1>
        {found.title !== undefined && <p className="quiet">{found.id}</p>}
        {found.symptom !== undefined && (
          <section>
            <h2>{t('form.symptom')}</h2>
            <p className="pre-line">{found.symptom}</p>
          </section>
        )}
        {found.confirmed !== undefined && <ConfirmedPart confirmed={found.confirmed} />}
        {(['cause', 'resolution'] as const)
          .filter((part) => (found[part] ?? '') !== '')
          .map((part) => (
            <section key={part}>
              <h2>{t(`case.${part}`)}</h2>
              <p className="pre-line">{found[part]}</p>
            </section>
          ))}
        <Work found={found} />
        {found.log !== undefined && <CaseLog text={found.log} />}
      </article>
      <aside className="stack">
        <CaseActions found={found} />
        <CaseFacts found={found} />
      </aside>
    </div>
  );
}

/** One support case. */
export function CasePage() {
  const { id = '' } = useParams();
  const { data: found, error, refetch } = useSupportCase(id);
  if (error !== null)
    return (
      <div className="page">
        <Failed error={error} onRetry={() => void refetch()} />
      </div>
    );
  if (found === undefined)
    return (
      <div className="page">
        <Loading rows={10} />
      </div>
    );

  return <CaseBody found={found} />;
}
