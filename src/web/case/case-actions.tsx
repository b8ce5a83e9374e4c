import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SupportCase } from '#domain/support-case.js';
import { useDraftArticle } from '../api/case-work.js';
import { useWords } from '../i18n/use-words.js';
import { Failed } from '../text/state-views.js';
import { useRights } from '../viewer/viewed-as.js';
import { CloseCase } from './close-case.js';

/** Whether somebody said how a case ended. */
export function isClosed({ closedAt, outcome, confirmed }: SupportCase): boolean {
  return closedAt !== undefined || outcome !== 'unknown' || confirmed !== undefined;
}

/** Closes a case, and makes an article of a closed one, for staff. */
export function CaseActions({ found }: { readonly found: SupportCase }) {
  const { t } = useWords();
  const { isStaff } = useRights();
  const navigate = useNavigate();
  const draft = useDraftArticle(found.id);
  const [isClosing, setIsClosing] = useState(false);
  if (!isStaff) return null;
  const toArticle = () =>
    draft.mutate(undefined, { onSuccess: ({ article }) => void navigate(`/articles/${encodeURIComponent(article.id)}`) });

  return (
    <section className="actions" aria-label={t('case.actions')}>
      <div className="action-row">
        <Button type={isClosed(found) ? 'default' : 'primary'} onClick={() => setIsClosing(true)}>
          {t(isClosed(found) ? 'case.correct' : 'case.close')}
        </Button>
        {isClosed(found) && (
          <Button loading={draft.isPending} onClick={toArticle}>
            {t('case.toArticle')}
          </Button>
        )}
      </div>
      {draft.error !== null && <Failed error={draft.error} />}
      {isClosing && <CloseCase found={found} onDone={() => setIsClosing(false)} />}
    </section>
  );
}
