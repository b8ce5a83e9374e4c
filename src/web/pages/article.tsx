import { useState } from 'react';
import { useParams } from 'react-router';
import type { Article } from '#domain/article.js';
import { useArticle } from '../api/knowledge-queries.js';
import { ArticleActions } from '../article/article-actions.js';
import { ArticleEditor } from '../article/article-editor.js';
import { ArticleFacts } from '../article/article-facts.js';
import { Duplicates } from '../article/duplicates.js';
import { Feedback } from '../article/feedback.js';
import { parts } from '../article/parts.js';
import { useWords } from '../i18n/use-words.js';
import { Markdown } from '../text/markdown.js';
import { Failed, Loading } from '../text/state-views.js';

/** Sections that do not say again what a part says. */
function ownSections(article: Article): Article['sections'] {
  const said = parts.map((part) => article[part].trim());

  return article.sections.filter((section) => section.text.trim() !== '' && !said.includes(section.text.trim()));
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
        <section key={`${section.heading}/${section.page}/${section.text.slice(0, 40)}`}>
          <h2>
            {section.heading} {section.page !== null && <span className="quiet">{t('hit.page', { page: section.page })}</span>}
          </h2>
          <Markdown text={section.text} />
        </section>
      ))}
    </article>
  );
}

/** One article: its text, what belongs to it, and for staff its life. */
export function ArticlePage() {
  const { id = '' } = useParams();
  const { data: article, error, refetch } = useArticle(id);
  const [isEditing, setIsEditing] = useState(false);
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
      <div className="stack">
        {isEditing ? <ArticleEditor article={article} onDone={() => setIsEditing(false)} /> : <ArticleBody article={article} />}
        {!isEditing && article.state === 'published' && <Feedback key={id} articleId={id} />}
      </div>
      <aside className="stack">
        {!isEditing && <ArticleActions article={article} onEdit={() => setIsEditing(true)} />}
        <ArticleFacts article={article} />
        <Duplicates articleId={id} />
      </aside>
    </div>
  );
}
