import { Link, useParams } from 'react-router';
import type { Article } from '#domain/article.js';
import { useGraphNames } from '../api/graph-names.js';
import { useArticle } from '../api/knowledge-queries.js';
import { useWords } from '../i18n/use-words.js';
import { Markdown } from '../text/markdown.js';
import { Failed, Loading } from '../text/state-views.js';

/** The four parts of an article in the order a reader asks for them. */
const parts = ['issue', 'environment', 'cause', 'resolution'] as const;

/** Sections that do not say again what a part says. */
function ownSections(article: Article): Article['sections'] {
  const said = parts.map((part) => article[part].trim());

  return article.sections.filter((section) => section.text.trim() !== '' && !said.includes(section.text.trim()));
}

function Source({ source }: { readonly source: NonNullable<Article['source']> }) {
  const { t } = useWords();
  const page = source.page === undefined ? '' : ` · ${t('hit.page', { page: source.page })}`;
  const isWeb = /^https?:\/\//.test(source.uri);

  return (
    <span>
      {isWeb ? (
        <a href={source.uri} rel="noreferrer">
          {source.uri}
        </a>
      ) : (
        source.uri
      )}
      {page}
    </span>
  );
}

function Facts({ article }: { readonly article: Article }) {
  const { t } = useWords();
  const { faultTitle } = useGraphNames();

  return (
    <dl className="facts">
      <dt>{t('filter.confidence')}</dt>
      <dd>{t(`confidence.${article.confidence}`)}</dd>
      <dt>{t('filter.audience')}</dt>
      <dd>{t(`audience.${article.audience}`)}</dd>
      {article.vendor !== null && (
        <>
          <dt>{t('filter.vendor')}</dt>
          <dd>{article.vendor}</dd>
        </>
      )}
      {article.codes.length > 0 && (
        <>
          <dt>{t('article.codes')}</dt>
          <dd className="codes">
            {article.codes.map((code) => (
              <Link key={code} to={`/search?${new URLSearchParams({ q: code })}`}>
                <code>{code}</code>
              </Link>
            ))}
          </dd>
        </>
      )}
      {article.faultIds.length > 0 && (
        <>
          <dt>{t('article.faults')}</dt>
          <dd>
            {article.faultIds.map((id) => (
              <div key={id}>{faultTitle(id) ?? id}</div>
            ))}
          </dd>
        </>
      )}
      {article.translationOf !== undefined && (
        <>
          <dt>{t('article.translation')}</dt>
          <dd>
            <Link to={`/articles/${encodeURIComponent(article.translationOf)}`}>{t('article.original')}</Link>
          </dd>
        </>
      )}
      {article.source !== null && (
        <>
          <dt>{t('article.source')}</dt>
          <dd>
            <Source source={article.source} />
          </dd>
        </>
      )}
      <dt>{t('article.version')}</dt>
      <dd>{article.version}</dd>
    </dl>
  );
}

function ArticleBody({ article }: { readonly article: Article }) {
  const { t } = useWords();

  return (
    <article className="sheet" lang={article.lang}>
      <p className="eyebrow">
        {t('kind.article')}
        {article.state !== 'published' && ` · ${t(`state.${article.state}`)}`}
      </p>
      <h1>{article.title}</h1>
      {parts
        .filter((part) => article[part].trim() !== '')
        .map((part) => (
          <section key={part}>
            <h2>{t(`article.${part}`)}</h2>
            <Markdown text={article[part]} />
          </section>
        ))}
      {ownSections(article).map((section) => (
        <section key={`${section.heading}/${section.page}`}>
          <h2>
            {section.heading} {section.page !== null && <span className="quiet">{t('hit.page', { page: section.page })}</span>}
          </h2>
          <Markdown text={section.text} />
        </section>
      ))}
    </article>
  );
}

/** One article. */
export function ArticlePage() {
  const { id = '' } = useParams();
  const { data: article, error, refetch } = useArticle(id);
  if (error !== null)
    return (
      <div className="page">
        <Failed error={error} onRetry={() => void refetch()} />
      </div>
    );
  if (article === undefined)
    return (
      <div className="page">
        <Loading rows={10} />
      </div>
    );

  return (
    <div className="page page-reading">
      <title>{`${article.title} · Faultbook`}</title>
      <ArticleBody article={article} />
      <aside>
        <Facts article={article} />
      </aside>
    </div>
  );
}
