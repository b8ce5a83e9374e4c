import { Button } from 'antd';
import { Link } from 'react-router';
import type { SearchResult } from '#domain/search.js';
import { type SearchQuestion, useSearchPages } from '../api/knowledge-queries.js';
import { useWords } from '../i18n/use-words.js';
import { Facets } from '../search/facets.js';
import { HitList } from '../search/hit-list.js';
import { searchAddress, useSearchAddress } from '../search/search-address.js';
import { SearchBox } from '../search/search-box.js';
import { Failed, Loading, Nothing } from '../text/state-views.js';

type FirstPageProps = { readonly first: SearchResult; readonly question: SearchQuestion };

function DidYouMean({ first, question }: FirstPageProps) {
  const { t } = useWords();
  if (first.didYouMean === null) return null;

  return (
    <p className="did-you-mean">
      {t('search.didYouMean')} <Link to={searchAddress({ ...question, query: first.didYouMean })}>{first.didYouMean}</Link>
    </p>
  );
}

function NoHits({ question }: { readonly question: SearchQuestion }) {
  const { t } = useWords();

  return (
    <Nothing title={t('search.none', { query: question.query })}>
      <p>{t('search.noneHint')}</p>
      {question.filters.length > 0 && <Link to={searchAddress({ ...question, filters: [] })}>{t('search.clearFilters')}</Link>}
    </Nothing>
  );
}

function Results({ question }: { readonly question: SearchQuestion }) {
  const { t } = useWords();
  const search = useSearchPages(question);
  const [first] = search.data?.pages ?? [];
  if (search.error !== null) return <Failed error={search.error} onRetry={() => void search.refetch()} />;
  if (first === undefined) return <Loading />;
  const hits = search.data?.pages.flatMap((page) => page.hits) ?? [];

  return (
    <div className="results" aria-busy={search.isFetching}>
      <Facets facets={first.facets} question={question} />
      <section aria-label={t('search.results')}>
        <DidYouMean first={first} question={question} />
        {hits.length === 0 ? <NoHits question={question} /> : <p className="quiet">{t('search.total', { count: first.total })}</p>}
        <HitList hits={hits} />
        {search.hasNextPage && (
          <Button loading={search.isFetchingNextPage} onClick={() => void search.fetchNextPage()}>
            {t('search.more')}
          </Button>
        )}
      </section>
    </div>
  );
}

/** Search of articles and cases in both languages. */
export function SearchPage() {
  const { t } = useWords();
  const question = useSearchAddress();

  return (
    <div className="page page-search">
      <title>{`${question.query || t('shell.search')} · Faultbook`}</title>
      <header className="lead">
        <h1>{t('search.title')}</h1>
      </header>
      <SearchBox key={question.query} initial={question.query} filters={question.filters} large />
      {question.query === '' ? <p className="quiet">{t('search.start')}</p> : <Results question={question} />}
    </div>
  );
}
