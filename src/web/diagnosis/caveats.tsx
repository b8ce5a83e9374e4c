import type { Validity } from '#domain/causal-graph.js';
import { type Translate, useWords } from '../i18n/use-words.js';
import { instantText } from '../text/instant.js';
import { useAnswering } from './answering.js';
import { componentName } from './component-name.js';
import { LineChips } from './line-chips.js';
import { Panel } from './panel.js';

/** Other incidents of the log and faults that may stand beside the first; the answer is about the chosen incident. */
export function Incidents() {
  const { t } = useWords();
  const { diagnosis, names } = useAnswering();
  if (diagnosis.incidents.length < 2 && diagnosis.alsoPresent.length === 0) return null;

  return (
    <Panel title={t('incident.title')} note={t('incident.note')}>
      <ul className="rows">
        {diagnosis.incidents.map((incident) => (
          <li key={incident.id} className="incident" data-chosen={incident.chosen}>
            <span className="incident-time">{instantText(incident.from) ?? t('incident.noTime')}</span>
            <span>{incident.why}</span>
            <span className="tag">{t(`serverState.${incident.serverState}`)}</span>
            {incident.chosen && (
              <span className="tag" data-tone="mark">
                {t('incident.chosen')}
              </span>
            )}
            {incident.trigger !== null && <LineChips eventIds={[incident.trigger]} />}
          </li>
        ))}
        {diagnosis.alsoPresent.map((fault) => (
          <li key={`${fault.faultId}/${fault.component.locator}`} className="incident">
            {t('incident.also', { fault: names.faultTitle(fault.faultId) ?? fault.faultId, where: componentName(t, fault.component) })}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What to mistrust about the times of the log. */
export function TimelineWarnings() {
  const { t } = useWords();
  const { warnings } = useAnswering().diagnosis.timeline;
  if (warnings.length === 0) return null;

  return (
    <Panel title={t('timeline.title')} tone="quiet">
      <ul className="rows">
        {warnings.map((warning) => (
          <li key={`${warning.code}/${warning.eventIds.join()}`} className="evidence-row">
            <span>{warning.text}</span> <LineChips eventIds={warning.eventIds} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function scopeText(t: Translate, scope: Validity | null): string {
  const { vendor, model, firmware, from, until } = scope ?? {};
  const dates = [from && t('disagreement.from', { date: from }), until && t('disagreement.until', { date: until })];

  return [vendor, model, firmware, ...dates].filter(Boolean).join(' · ') || t('disagreement.general');
}

/** Where vendors contradict each other: every position with its scope. */
export function Disagreements() {
  const { t } = useWords();
  const { disagreements } = useAnswering().diagnosis;
  if (disagreements.length === 0) return null;

  return (
    <Panel title={t('disagreement.title')} note={t('disagreement.note')}>
      {disagreements.map((disagreement) => (
        <div key={disagreement.question} className="disagreement">
          <h3>{disagreement.question}</h3>
          <ul className="positions">
            {disagreement.positions.map((position) => (
              <li key={position.text}>
                {position.text}
                <span className="quiet">{scopeText(t, position.scope)}</span>
                {position.sources.length > 0 && <span className="quiet">{position.sources.join(', ')}</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Panel>
  );
}

/** What was read, and what was not understood. */
export function WhatWasRead() {
  const { t } = useWords();
  const { diagnosis } = useAnswering();
  const { files, lines, events, unread, formats, bundles = [] } = diagnosis.input;
  const span = [instantText(diagnosis.timeline.from), instantText(diagnosis.timeline.to)].filter((text) => text !== null);

  return (
    <Panel title={t('read.title')} tone="quiet">
      <p className="quiet">
        {[t('read.files', { count: files }), t('read.lines', { count: lines }), t('read.events', { count: events }), ...formats].join(
          ' · ',
        )}
      </p>
      {span.length > 0 && <p className="quiet">{[...new Set(span)].join(' – ')}</p>}
      {bundles.map(({ file, kind, members, passedOver }) => (
        <p key={file} className="quiet">
          {t('read.bundle', {
            name: t(`bundle.${kind ?? 'archive'}`, { file }),
            count: members,
            passedOver: passedOver.reduce((sum, { count }) => sum + count, 0),
          })}
        </p>
      ))}
      <ul className="rows unread">
        {unread.map((entry) => (
          <li key={entry.reason}>
            {t('read.unread', { count: entry.count, reason: t(`unread.${entry.reason}`, { defaultValue: entry.reason }) })}
          </li>
        ))}
      </ul>
      {unread.length === 0 && <p className="quiet">{t('read.allUnderstood')}</p>}
      <p className="quiet fine">{t('read.made', { revision: diagnosis.graphRevision, ms: Math.round(diagnosis.elapsedMs) })}</p>
    </Panel>
  );
}

/** That a senior level should take over, and what to hand on. */
export function Escalation() {
  const { t } = useWords();
  const { escalate } = useAnswering().diagnosis;
  if (escalate === null) return null;
  const what = escalate.attach.map((name) => t(`attachment.${name}`, { defaultValue: name })).join(' · ');

  return (
    <Panel title={t('escalate.title', { tier: escalate.toTier })} tone="warn">
      <p>{escalate.reason}</p>
      {escalate.attach.length > 0 && <p className="quiet">{t('escalate.attach', { what })}</p>}
    </Panel>
  );
}
