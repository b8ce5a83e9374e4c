import { Link } from 'react-router';
import type { SimilarCase } from '#domain/diagnosis.js';
import type { Hit } from '#domain/search.js';
import { useWords } from '../i18n/use-words.js';
import { MarkedText } from '../text/marked-text.js';
import { useAnswering } from './answering.js';
import { Panel } from './panel.js';

function ConfirmedFault({ similar }: { readonly similar: SimilarCase }) {
  const { t } = useWords();
  const { names } = useAnswering();
  if (similar.confirmed === null) return <span className="quiet">{t('similar.unconfirmed')}</span>;
  const { faultId, componentClass, locator } = similar.confirmed;
  const title = faultId === undefined ? null : names.faultTitle(faultId);

  return (
    <span>
      {title ?? t(`class.${componentClass}`)} {locator !== undefined && <code>{locator}</code>}
    </span>
  );
}

/** What was done then, and what of it has not been done here yet. */
function DoneThen({ similar: { doneThen, missingNow } }: { readonly similar: SimilarCase }) {
  const { t } = useWords();
  const done = [
    ...doneThen.parts.map(({ name, locator }) => [name, locator].filter((text) => text !== null).join(' ')),
    ...doneThen.tests.map(({ title, outcome }) => `${title}: ${outcome}`),
  ];
  const texts = [doneThen.cause, doneThen.resolution].filter((text) => text !== null && text !== '');
  const missing = [...missingNow.tests.map(({ title }) => title), ...missingNow.evidence];

  return (
    <>
      {done.length + texts.length > 0 && (
        <span className="reference-why">{t('similar.doneThen', { done: [...done, ...texts].join(' · ') })}</span>
      )}
      {missing.length > 0 && <span className="reference-why">{t('similar.missingNow', { missing: missing.join(' · ') })}</span>}
    </>
  );
}

function SimilarRow({ similar }: { readonly similar: SimilarCase }) {
  const { t } = useWords();

  return (
    <li className="reference">
      <Link to={`/cases/${encodeURIComponent(similar.caseId)}`}>{similar.caseId}</Link>
      <ConfirmedFault similar={similar} />
      {similar.outcome !== null && <span className="tag">{t(`outcome.${similar.outcome}`, { defaultValue: similar.outcome })}</span>}
      {similar.why.length > 0 && <span className="reference-why">{t('similar.why', { why: similar.why.join(' · ') })}</span>}
      <DoneThen similar={similar} />
    </li>
  );
}

/** Earlier cases that look like this one, and why they do. */
export function SimilarCases() {
  const { t } = useWords();
  const { similarCases } = useAnswering().diagnosis;

  return (
    <Panel title={t('similar.title')}>
      {similarCases.length === 0 && <p className="quiet">{t('similar.none')}</p>}
      <ul className="rows">
        {similarCases.map((similar) => (
          <SimilarRow key={similar.caseId} similar={similar} />
        ))}
      </ul>
    </Panel>
  );
}

function ArticleRow({ hit }: { readonly hit: Hit }) {
  return (
    <li className="reference">
      <Link to={`/articles/${encodeURIComponent(hit.id)}`}>{hit.title}</Link>
      <span className="reference-why">
        <MarkedText text={hit.snippet} />
      </span>
    </li>
  );
}

/** Articles that explain the answer. */
export function RelatedArticles() {
  const { t } = useWords();
  const { articles } = useAnswering().diagnosis;

  return (
    <Panel title={t('articles.title')}>
      {articles.length === 0 && <p className="quiet">{t('articles.none')}</p>}
      <ul className="rows">
        {articles.map((hit) => (
          <ArticleRow key={hit.id} hit={hit} />
        ))}
      </ul>
    </Panel>
  );
}
