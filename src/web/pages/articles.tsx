import { Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { Article } from '#domain/article.js';
import { useArticles, useStaleArticles } from '../api/article-work.js';
import { useWords } from '../i18n/use-words.js';
import { instantText } from '../text/instant.js';
import { Failed, Loading, Nothing } from '../text/state-views.js';

const views = ['inReview', 'draft', 'stale', 'published', 'archived'] as const;
type View = (typeof views)[number];
type Row = { readonly article: Article; readonly reasons: readonly string[] };

function isView(value: string | null): value is View {
  return views.some((view) => view === value);
}

/** What a view shows: articles of a state, or those that somebody should look at, with why. */
function useRows(view: View) {
  const { t } = useWords();
  const stale = useStaleArticles(view === 'stale');
  const ofState = useArticles(view === 'stale' ? 'draft' : view, view !== 'stale');
  const asked = view === 'stale' ? stale : ofState;
  const rows: readonly Row[] | undefined =
    view === 'stale'
      ? stale.data?.items.map(({ article, reasons }) => ({
          article,
          reasons: reasons.map(({ reason, detail }) => t(`stale.${reason}`, { detail })),
        }))
      : ofState.data?.items.map((article) => ({ article, reasons: [] }));

  return { rows, hasMore: asked.data?.nextCursor != null, error: asked.error, refetch: asked.refetch };
}

function ArticleRow({ article, reasons }: Row) {
  const { t } = useWords();

  return (
    <li className="hit">
      <div className="hit-head">
        <Link to={`/articles/${encodeURIComponent(article.id)}`} lang={article.lang}>
          {article.title}
        </Link>
        <span className="tag">{t(`lang.${article.lang}`)}</span>
        <span className="tag">{t(`confidence.${article.confidence}`)}</span>
        <span className="tag">{t(`audience.${article.audience}`)}</span>
      </div>
      {reasons.length > 0 && <p className="hit-why">{reasons.join(' · ')}</p>}
      {article.updatedAt !== undefined && <p className="hit-why">{t('knowledge.updated', { at: instantText(article.updatedAt) })}</p>}
    </li>
  );
}

function ArticleRows({ view }: { readonly view: View }) {
  const { t } = useWords();
  const { rows, hasMore, error, refetch } = useRows(view);
  if (error !== null) return <Failed error={error} onRetry={() => void refetch()} />;
  if (rows === undefined) return <Loading />;
  if (rows.length === 0) return <Nothing title={t(`knowledge.none.${view}`)} />;

  return (
    <>
      <ol className="hits">
        {rows.map((row) => (
          <ArticleRow key={row.article.id} {...row} />
        ))}
      </ol>
      {hasMore && <p className="quiet">{t('knowledge.more', { count: rows.length })}</p>}
    </>
  );
}

/** The articles by where they stand in their life, for those who curate them. */
export function ArticlesPage() {
  const { t } = useWords();
  const [address, setAddress] = useSearchParams();
  const asked = address.get('view');
  const view: View = isView(asked) ? asked : 'inReview';

  return (
    <div className="page page-search">
      <title>{`${t('knowledge.title')} · Faultbook`}</title>
      <header className="lead">
        <h1>{t('knowledge.title')}</h1>
        <p className="quiet">{t('knowledge.lead')}</p>
      </header>
      <Segmented
        aria-label={t('knowledge.views')}
        value={view}
        options={views.map((value) => ({ value, label: t(`knowledge.view.${value}`) }))}
        onChange={(next) => setAddress({ view: next })}
      />
      <ArticleRows view={view} />
    </div>
  );
}
