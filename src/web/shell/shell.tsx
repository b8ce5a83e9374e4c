import { useState } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useWords } from '../i18n/use-words.js';
import { SearchBox } from '../search/search-box.js';
import { forgetKey, useHasKey } from '../viewer/api-key.js';
import { ViewAsDialog } from '../viewer/view-as-dialog.js';
import { useRights, useViewedAs, viewAs } from '../viewer/viewed-as.js';
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

/** Takes the key out of this tab; the reload drops what was answered to it. */
function SignOut() {
  const { t } = useWords();
  const leave = () => {
    forgetKey();
    viewAs(null);
    window.location.assign('/');
  };

  return (
    <button type="button" className="view-as" onClick={leave}>
      {t('key.forget')}
    </button>
  );
}

/** Frame of every page: name, ways to go, search, language. */
export function Shell() {
  const { t } = useWords();
  const { pathname } = useLocation();
  const viewed = useViewedAs();
  const { isStaff } = useRights();
  const hasKey = useHasKey();
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
        {hasKey && <SignOut />}
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
