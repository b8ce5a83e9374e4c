import { Button } from 'antd';
import type { KeyboardEvent } from 'react';
import { useWords } from '../i18n/use-words.js';
import { CaseFields } from '../session/case-fields.js';
import { emptyDraft, useDraft } from '../session/draft.js';
import { LogInput } from '../session/log-input.js';
import { isAskable, useAsk } from '../session/use-ask.js';
import { Failed } from '../text/state-views.js';

/** Start: paste a log, ask what broke. */
export function DiagnosePage() {
  const { t } = useWords();
  const { draft, setDraft } = useDraft();
  const { ask, isAsking, error } = useAsk();
  const askable = isAskable(draft) && !isAsking;
  const onKeyDown = (event: KeyboardEvent) => {
    if (askable && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask();
  };

  return (
    <div className="page page-form">
      <title>Faultbook</title>
      <header className="lead">
        <h1>{t('form.title')}</h1>
        <p>{t('form.lead')}</p>
      </header>
      <form
        className="ask"
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <LogInput />
        <CaseFields />
        {error !== null && <Failed error={error} />}
        <footer className="ask-foot">
          <Button type="primary" size="large" htmlType="submit" disabled={!askable} loading={isAsking}>
            {t(isAsking ? 'form.asking' : 'form.ask')}
          </Button>
          <kbd>Ctrl + Enter</kbd>
          {isAskable(draft) && (
            <Button type="text" onClick={() => setDraft(emptyDraft)}>
              {t('form.clear')}
            </Button>
          )}
        </footer>
      </form>
    </div>
  );
}
