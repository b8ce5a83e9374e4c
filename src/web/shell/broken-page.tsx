import { Button } from 'antd';
import { useWords } from '../i18n/use-words.js';
import { Nothing } from '../text/state-views.js';

/** Shown where a page itself failed; a reload starts it afresh. */
export function BrokenPage() {
  const { t } = useWords();

  return (
    <main className="page">
      <Nothing title={t('problem.unexpected')}>
        <Button onClick={() => window.location.reload()}>{t('state.retry')}</Button>
      </Nothing>
    </main>
  );
}
