import { useId } from 'react';
import type { Cause } from '#domain/diagnosis.js';
import { useWords } from '../i18n/use-words.js';
import { useAnswering } from './answering.js';
import { componentName } from './component-name.js';
import { EvidenceList } from './evidence-list.js';
import { Panel } from './panel.js';
import { ShowMore, useFirst } from './show-more.js';
import { isWithoutEvidence, surenessOf } from './sureness.js';
import { SurenessMark } from './sureness-mark.js';

/** Below one in a hundred a cause is shown only on demand. */
const leastPosterior = 0.01;

type CauseItemProps = { readonly cause: Cause; readonly open: boolean; readonly onToggle: () => void };

function EvidenceCounts({ cause }: { readonly cause: Cause }) {
  const { t } = useWords();

  return (
    <span className="cause-counts">
      <span data-side="for">{t('evidence.countFor', { count: cause.evidence.for.length })}</span>
      <span data-side="against">{t('evidence.countAgainst', { count: cause.evidence.against.length })}</span>
      {cause.evidence.missing.length > 0 && (
        <span data-side="missing">{t('evidence.countMissing', { count: cause.evidence.missing.length })}</span>
      )}
    </span>
  );
}

function CauseItem({ cause, open, onToggle }: CauseItemProps) {
  const { t } = useWords();
  const { diagnosis } = useAnswering();
  const body = useId();

  return (
    <li className="cause" data-open={open}>
      <button type="button" className="cause-head" aria-expanded={open} aria-controls={body} onClick={onToggle}>
        <span className="cause-rank">{cause.rank}</span>
        <span className="cause-words">
          <span className="cause-title">{cause.title}</span>
          <span className="cause-where">
            {componentName(t, cause.component)}
            <EvidenceCounts cause={cause} />
          </span>
        </span>
        <span className="cause-share" aria-hidden="true">
          <span style={{ width: `${cause.posterior * 100}%` }} />
        </span>
        <SurenessMark sureness={surenessOf(diagnosis, cause)} />
      </button>
      <div id={body} className="cause-body" hidden={!open}>
        <EvidenceList side="for" about={cause.component} evidence={cause.evidence.for} />
        <EvidenceList side="against" about={cause.component} evidence={cause.evidence.against} />
        <EvidenceList side="missing" about={cause.component} evidence={cause.evidence.missing} />
      </div>
    </li>
  );
}

const shownAtFirst = 5;
const shownMore = 20;

/** Causes worth reading at first: the leading ones, without a tail that is all but excluded. */
function leadingCount(causes: readonly Cause[]): number {
  const likely = causes.filter((cause) => cause.posterior >= leastPosterior).length;

  return Math.min(shownAtFirst, Math.max(1, likely));
}

type CauseListProps = { readonly selected: number | null; readonly onSelect: (rank: number | null) => void };

/** Ranked causes; the open one marks its lines in the log. */
export function CauseList({ selected, onSelect }: CauseListProps) {
  const { t } = useWords();
  const { diagnosis } = useAnswering();
  const { causes } = diagnosis;
  const { shown, hidden, showMore } = useFirst(causes, leadingCount(causes), shownMore);
  if (causes.length === 0) return null;

  return (
    <Panel title={t('cause.title')} note={t(isWithoutEvidence(diagnosis) ? 'cause.notePrior' : 'cause.note')}>
      <ol className="causes">
        {shown.map((cause) => (
          <CauseItem
            key={cause.rank}
            cause={cause}
            open={cause.rank === selected}
            onToggle={() => onSelect(cause.rank === selected ? null : cause.rank)}
          />
        ))}
      </ol>
      <ShowMore label={t('cause.more', { count: hidden })} hidden={hidden} onShow={showMore} />
    </Panel>
  );
}
