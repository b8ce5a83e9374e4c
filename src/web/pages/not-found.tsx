import { Link } from 'react-router';
import { useWords } from '../i18n/use-words.js';
import { Nothing } from '../text/state-views.js';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useWords();

  return (
    <div className="page">
      <Nothing title={t('notFound.title')}>
        <p>{t('notFound.hint')}</p>
        <p className="ways">
          <Link to="/">{t('shell.diagnose')}</Link> <Link to="/search">{t('shell.search')}</Link>
        </p>
      </Nothing>
    </div>
  );
}
