import { useState } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useWords } from '../i18n/use-words.js';
import { SearchBox } from '../search/search-box.js';
import { ViewAsDialog } from '../viewer/view-as-dialog.js';
import { useRights, useViewedAs } from '../viewer/viewed-as.js';
import { ViewerBanner } from '../viewer/viewer-banner.js';

function LanguageSwitch() {
  const { lang, setLang } = useWords();

  return (
    <div className="language">
      <button type="button" lang="zh-CN" aria-pressed={lang === 'zh'} onClick={() => setLang('zh')}>
        中文
      </button>
      <button type="button" lang="en" aria-pressed={lang === 'en'} onClick={() => setLang('en')}>
        English
      </button>
    </div>
  );
}

/** Frame of every page: name, ways to go, search, language. */
export function Shell() {
  const { t } = useWords();
  const { pathname } = useLocation();
  const viewed = useViewedAs();
  const { isStaff } = useRights();
  const [isChoosing, setIsChoosing] = useState(false);

  return (
    <>
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      <header className="shell">
        <Link to="/" className="brand" aria-label="Faultbook">
          <span>Fault</span>book
        </Link>
        <nav aria-label={t('shell.nav')}>
          <NavLink to="/">{t('shell.diagnose')}</NavLink>
          <NavLink to="/search">{t('shell.search')}</NavLink>
          {isStaff && <NavLink to="/articles">{t('shell.articles')}</NavLink>}
        </nav>
        {pathname !== '/search' && <SearchBox key={pathname} initial="" filters={[]} large={false} />}
        <button type="button" className="view-as" onClick={() => setIsChoosing(true)}>
          {t('viewAs.title')}
        </button>
        <LanguageSwitch />
      </header>
      <ViewerBanner />
      {isChoosing && <ViewAsDialog now={viewed} isOpen onClose={() => setIsChoosing(false)} />}
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <ScrollRestoration />
    </>
  );
}
