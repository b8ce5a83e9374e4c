import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { isWorthRetrying } from './api/client.js';
import { createWords } from './i18n/words.js';
import { createRouter } from './routes.js';
import { DraftProvider } from './session/draft.js';
import { theme } from './theme.js';
import { KeyDialog } from './viewer/key-dialog.js';
import { useViewedAs } from './viewer/viewed-as.js';

function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 60_000, refetchOnWindowFocus: false, retry: (failures, error) => failures < 2 && isWorthRetrying(error) },
    },
  });
}

/** Answers to one viewer are never shown to another: each has a memory of its own. */
function Queries({ children }: { readonly children: ReactNode }) {
  const [queries] = useState(createQueries);

  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}

function Localised({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();

  return (
    <ConfigProvider theme={theme} locale={i18n.language === 'zh' ? zhCN : enUS}>
      <AntdApp component={false}>{children}</AntdApp>
    </ConfigProvider>
  );
}

/** The page: words, the log being worked on, queries, look, and the routes. */
export function App() {
  const [words] = useState(createWords);
  const [router] = useState(createRouter);
  const viewed = useViewedAs();

  return (
    <I18nextProvider i18n={words}>
      <DraftProvider>
        <Queries key={JSON.stringify(viewed)}>
          <Localised>
            <RouterProvider router={router} />
            <KeyDialog />
          </Localised>
        </Queries>
      </DraftProvider>
    </I18nextProvider>
  );
}
