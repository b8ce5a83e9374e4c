import { Button } from 'antd';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import type { Diagnosis } from '#domain/diagnosis.js';
import { useDiagnosis } from '../api/diagnosis-queries.js';
import { AnswerView } from '../diagnosis/answer-view.js';
import { headlineOf } from '../diagnosis/headline.js';
import { useWords } from '../i18n/use-words.js';
import { emptyDraft, useDraft } from '../session/draft.js';
import { isAskable, useAsk } from '../session/use-ask.js';
import { Failed, Loading } from '../text/state-views.js';

/** What changed when a finding was stated: shown until the next change. */
type Change = { readonly before: string | null; readonly stated: boolean };

function ChangeNote({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { t } = useWords();
  const change = useLocation().state as Change | null;
  if (change?.stated !== true) return null;
  const now = diagnosis.causes[0]?.title ?? null;
  const moved = change.before !== now;

  return (
    <p className="change-note" role="status">
      {moved ? t('change.moved', { cause: now ?? t('answer.inconclusive') }) : t('change.kept')}
    </p>
  );
}

/** Offers the answer in the language of the page, where the log is still at hand. */
function OtherLanguage({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { t, lang } = useWords();
  const { draft, logsOf } = useDraft();
  const { ask, isAsking } = useAsk();
  if (diagnosis.lang === lang || logsOf(diagnosis.id).length === 0 || !isAskable(draft)) return null;

  return (
    <Button size="small" onClick={ask} loading={isAsking}>
      {t('answer.askAgain')}
    </Button>
  );
}

function Trail({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { t } = useWords();
  const { setDraft } = useDraft();

  return (
    <nav className="trail" aria-label={t('shell.trail')}>
      <Link to="/">← {t('answer.edit')}</Link>
      <Link to="/" onClick={() => setDraft(emptyDraft)}>
        {t('answer.newLog')}
      </Link>
      <OtherLanguage diagnosis={diagnosis} />
      <ChangeNote diagnosis={diagnosis} />
    </nav>
  );
}

/** An answer by its id; stating a finding leads to the next one, and Back returns. */
export function DiagnosisPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const navigate = useNavigate();
  const { logsOf, keepLogs } = useDraft();
  const { data: diagnosis, error, refetch } = useDiagnosis(id);
  const goTo = (next: Diagnosis) => {
    keepLogs(next.id, logsOf(id));
    const state: Change = { before: diagnosis?.causes[0]?.title ?? null, stated: true };
    void navigate(`/diagnoses/${encodeURIComponent(next.id)}`, { state });
  };
  if (error !== null)
    return (
      <div className="page">
        <Failed error={error} onRetry={() => void refetch()} />
      </div>
    );
  if (diagnosis === undefined)
    return (
      <div className="page">
        <Loading rows={12} />
      </div>
    );

  return (
    <div className="page page-wide">
      <title>{`${headlineOf(t, diagnosis)} · Faultbook`}</title>
      <Trail diagnosis={diagnosis} />
      <AnswerView key={diagnosis.id} diagnosis={diagnosis} logs={logsOf(id)} onAnswered={goTo} />
    </div>
  );
}
