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

function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 60_000, refetchOnWindowFocus: false, retry: (failures, error) => failures < 2 && isWorthRetrying(error) },
    },
  });
}

function Localised({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();

  return (
    <ConfigProvider theme={theme} locale={i18n.language === 'zh' ? zhCN : enUS}>
      <AntdApp component={false}>{children}</AntdApp>
    </ConfigProvider>
  );
}

/** The page: words, queries, look, the log being worked on, and the routes. */
export function App() {
  const [words] = useState(createWords);
  const [queries] = useState(createQueries);
  const [router] = useState(createRouter);

  return (
    <I18nextProvider i18n={words}>
      <QueryClientProvider client={queries}>
        <Localised>
          <DraftProvider>
            <RouterProvider router={router} />
          </DraftProvider>
        </Localised>
      </QueryClientProvider>
    </I18nextProvider>
  );
}
