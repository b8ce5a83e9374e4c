import { Link } from 'react-router';
import type { Hit } from '#domain/search.js';
import { useWords } from '../i18n/use-words.js';
import { MarkedText } from '../text/marked-text.js';

function addressOf(hit: Hit): string {
  return hit.kind === 'article' ? `/articles/${encodeURIComponent(hit.id)}` : `/cases/${encodeURIComponent(hit.id)}`;
}

function HitItem({ hit }: { readonly hit: Hit }) {
  const { t, lang } = useWords();

  return (
    <li className="hit">
      <div className="hit-head">
        <Link to={addressOf(hit)} lang={hit.lang}>
          {hit.title}
        </Link>
        <span className="tag">{t(`kind.${hit.kind}`)}</span>
        {hit.kind === 'article' && hit.state !== undefined && hit.state !== 'published' && (
          <span className="tag">{t(`state.${hit.state}`, { defaultValue: hit.state })}</span>
        )}
        {hit.confidence === 'validated' && <span className="tag">{t('confidence.validated')}</span>}
        {hit.lang !== lang && <span className="tag">{t(`lang.${hit.lang}`)}</span>}
      </div>
      <p className="hit-snippet" lang={hit.lang}>
        {hit.section !== null && hit.section !== '' && (
          <span className="hit-section">{t(`article.${hit.section}`, { defaultValue: hit.section })}</span>
        )}
        <MarkedText text={hit.snippet} />
      </p>
      <p className="hit-why">
        {hit.page !== null && <span>{t('hit.page', { page: hit.page })}</span>}
        {hit.why.length > 0 && <span>{t('hit.why', { why: hit.why.join(' · ') })}</span>}
      </p>
    </li>
  );
}

/** Hits of a search, best first. */
export function HitList({ hits }: { readonly hits: readonly Hit[] }) {
  return (
    <ol className="hits">
      {hits.map((hit) => (
        <HitItem key={`${hit.kind}/${hit.id}`} hit={hit} />
      ))}
    </ol>
  );
}
