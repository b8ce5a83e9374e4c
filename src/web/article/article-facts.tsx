import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Article } from '#domain/article.js';
import type { ArticleView } from '#domain/article-view.js';
import { useWords } from '../i18n/use-words.js';
import { instantText } from '../text/instant.js';

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Source({ source }: { readonly source: NonNullable<Article['source']> }) {
  const { t } = useWords();
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
      {source.page !== undefined && ` · ${t('hit.page', { page: source.page })}`}
      {source.version !== undefined && ` · ${source.version}`}
    </span>
  );
}

/** How often it helped, and what its readers said. */
function Uses({ uses }: Pick<ArticleView, 'uses'>) {
  const { t } = useWords();
  if (uses.helped + uses.helpful + uses.notHelpful === 0) return <>{t('article.unused')}</>;

  return (
    <>
      {uses.helped > 0 && <div>{t('article.helped', { count: uses.helped })}</div>}
      {uses.helpful + uses.notHelpful > 0 && <div>{t('article.votes', { yes: uses.helpful, no: uses.notHelpful })}</div>}
    </>
  );
}

function Codes({ article }: { readonly article: ArticleView }) {
  const ofMessage = new Map(article.messages.map(({ code, id }) => [code, id]));
  const addressOf = (code: string) => {
    const id = ofMessage.get(code);
    return id === undefined ? `/search?${new URLSearchParams({ q: code })}` : `/articles/${encodeURIComponent(id)}`;
  };

  return (
    <span className="codes">
      {article.codes.map((code) => (
        <Link key={code} to={addressOf(code)}>
          <code>{code}</code>
        </Link>
      ))}
    </span>
  );
}

/** What is known of an article beside its text, with the ways to what belongs to it. */
export function ArticleFacts({ article }: { readonly article: ArticleView }) {
  const { t, lang } = useWords();
  const { translations, faults, unknownFaultIds, source } = article;

  return (
    <dl className="facts">
      {translations.length > 0 && (
        <Fact name={t('article.otherLanguage')}>
          {translations.map(({ id, title, lang: of }) => (
            <div key={id}>
              <Link to={`/articles/${encodeURIComponent(id)}`} lang={of}>
                {title}
              </Link>
            </div>
          ))}
        </Fact>
      )}
      <Fact name={t('filter.confidence')}>{t(`confidence.${article.confidence}`)}</Fact>
      <Fact name={t('filter.audience')}>{t(`audience.${article.audience}`)}</Fact>
      {article.vendor !== null && <Fact name={t('filter.vendor')}>{article.vendor}</Fact>}
      {article.codes.length > 0 && (
        <Fact name={t('article.codes')}>
          <Codes article={article} />
        </Fact>
      )}
      {faults.length + unknownFaultIds.length > 0 && (
        <Fact name={t('article.faults')}>
          {faults.map(({ id, title }) => (
            <div key={id}>{title[lang]}</div>
          ))}
          {unknownFaultIds.map((id) => (
            <div key={id}>{t('article.faultGone', { id })}</div>
          ))}
        </Fact>
      )}
      <Fact name={t('article.uses')}>
        <Uses uses={article.uses} />
      </Fact>
      {source !== null && (
        <Fact name={t('article.source')}>
          <Source source={source} />
        </Fact>
      )}
      <Fact name={t('article.version')}>
        {article.version}
        {article.updatedAt !== undefined && ` · ${instantText(article.updatedAt)}`}
      </Fact>
    </dl>
  );
}
