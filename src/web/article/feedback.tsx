import { Button, Input } from 'antd';
import { useState } from 'react';
import { useFeedback } from '../api/article-work.js';
import { useWords } from '../i18n/use-words.js';
import { Failed } from '../text/state-views.js';

const storageKey = 'faultbook.session';

/** A name of chance for this browser, so that a changed mind replaces the vote. */
function sessionName(): string {
  try {
    const kept = localStorage.getItem(storageKey) ?? crypto.randomUUID();
    localStorage.setItem(storageKey, kept);
    return kept;
  } catch {
    return crypto.randomUUID();
  }
}

/** Asks whether an article helped; a no may say what is missing. */
export function Feedback({ articleId }: { readonly articleId: string }) {
  const { t } = useWords();
  const feedback = useFeedback(articleId);
  const [helpful, setHelpful] = useState<boolean | null>(null);
  const [comment, setComment] = useState('');
  const vote = (choice: boolean) => {
    setHelpful(choice);
    feedback.mutate({ helpful: choice, comment: choice ? '' : comment, session: sessionName() });
  };

  return (
    <section className="feedback" aria-label={t('feedback.question')}>
      <div className="feedback-ask">
        <h2 className="feedback-title">{t('feedback.question')}</h2>
        <Button aria-pressed={helpful === true} onClick={() => vote(true)}>
          {t('feedback.yes')}
        </Button>
        <Button aria-pressed={helpful === false} onClick={() => vote(false)}>
          {t('feedback.no')}
        </Button>
        <span role="status">{feedback.isSuccess && t('feedback.thanks')}</span>
      </div>
      {feedback.error !== null && <Failed error={feedback.error} />}
      {helpful === false && (
        <div className="feedback-more">
          <Input.TextArea
            aria-label={t('feedback.missing')}
            placeholder={t('feedback.missing')}
            value={comment}
            maxLength={2_000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setComment(event.target.value)}
          />
          <Button disabled={comment.trim() === ''} onClick={() => vote(false)}>
            {t('feedback.send')}
          </Button>
        </div>
      )}
    </section>
  );
}
