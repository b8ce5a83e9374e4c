import { createBrowserRouter } from 'react-router';
import { CasePage } from './pages/case.js';
import { DiagnosePage } from './pages/diagnose.js';
import { DiagnosisPage } from './pages/diagnosis.js';
import { NotFoundPage } from './pages/not-found.js';
import { SearchPage } from './pages/search.js';
import { BrokenPage } from './shell/broken-page.js';
import { Shell } from './shell/shell.js';

/** Every address of the page. */
export function createRouter() {
  return createBrowserRouter([
    {
      element: <Shell />,
      errorElement: <BrokenPage />,
      hydrateFallbackElement: <div />,
      children: [
        { path: '/', element: <DiagnosePage /> },
        { path: '/diagnoses/:id', element: <DiagnosisPage /> },
        { path: '/search', element: <SearchPage /> },
        { path: '/articles', lazy: async () => ({ Component: (await import('./pages/articles.js')).ArticlesPage }) },
        { path: '/articles/:id', lazy: async () => ({ Component: (await import('./pages/article.js')).ArticlePage }) },
        { path: '/cases/:id', element: <CasePage /> },
        { path: '*', element: <NotFoundPage /> },
      ],
    },
  ]);
}
