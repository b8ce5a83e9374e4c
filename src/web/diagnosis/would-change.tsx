import type { WouldChange as Change } from '#domain/diagnosis.js';
import { useWords } from '../i18n/use-words.js';
import { AnswerButtons } from './answer-buttons.js';
import { useAnswering } from './answering.js';
import { placeName } from './component-name.js';
import { Panel } from './panel.js';
import { ShowMore, useFirst } from './show-more.js';

const shownAtFirst = 3;

function ChangeRow({ change }: { readonly change: Change }) {
  const { t } = useWords();
  const { names, diagnosis } = useAnswering();
  const known = diagnosis.causes.find((cause) => cause.faultId === change.newTopFaultId)?.title;
  const cause = known ?? names.faultTitle(change.newTopFaultId) ?? change.newTopFaultId;

  return (
    <li className="change">
      <span>
        {change.title} {change.component !== null && <span className="evidence-where">{placeName(t, change.component)}</span>}
        <span className="change-to">
          {t(change.state === 'present' ? 'change.ifPresent' : 'change.ifAbsent')} <strong>{cause}</strong>
        </span>
      </span>
      <AnswerButtons findingId={change.findingId} component={change.component} about={change.title} />
    </li>
  );
}

/** The observations that would put another cause first. */
export function WouldChange() {
  const { t } = useWords();
  const { wouldChange } = useAnswering().diagnosis;
  const { shown, hidden, showMore } = useFirst(wouldChange, shownAtFirst, wouldChange.length);
  if (wouldChange.length === 0) return null;

  return (
    <Panel title={t('change.title')} note={t('change.note')}>
      <ul className="rows">
        {shown.map((change) => (
          <ChangeRow key={`${change.findingId}/${change.component?.locator}/${change.state}`} change={change} />
        ))}
      </ul>
      <ShowMore label={t('change.more', { count: hidden })} hidden={hidden} onShow={showMore} />
    </Panel>
  );
}
