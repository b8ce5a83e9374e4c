import { Link } from 'react-router';
import { useDuplicates } from '../api/article-work.js';
import { useWords } from '../i18n/use-words.js';
import { useRights } from '../viewer/viewed-as.js';

/** Articles that say much the same, for staff: one of them is too many. */
export function Duplicates({ articleId }: { readonly articleId: string }) {
  const { t } = useWords();
  const { isStaff } = useRights();
  const { data } = useDuplicates(articleId, isStaff);
  const items = data?.items ?? [];
  if (items.length === 0) return null;

  return (
    <section>
      <h2 className="aside-title">{t('article.duplicates')}</h2>
      <ul className="rows">
        {items.map(({ id, title, lang, resemblance }) => (
          <li key={id}>
            <Link to={`/articles/${encodeURIComponent(id)}`} lang={lang}>
              {title}
            </Link>{' '}
            <span className="quiet">{Math.round(resemblance * 100)} %</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
