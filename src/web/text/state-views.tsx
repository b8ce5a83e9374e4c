import { ReloadOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ProblemError } from '../api/client.js';
import { type Translate, useWords } from '../i18n/use-words.js';

function problemWords(t: Translate, error: unknown): { readonly title: string; readonly detail: string | null } {
  if (!(error instanceof ProblemError)) return { title: t('problem.unexpected'), detail: null };
  const { code, title, detail } = error.problem;

  return { title: t(`problem.${code}`, { defaultValue: title }), detail };
}

/** Something is on its way. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useWords();

  return (
    <div className="sheet" role="status" aria-label={t('state.loading')}>
      <Skeleton active title paragraph={{ rows }} />
    </div>
  );
}

/** A request failed: what the server says, and a way to try again. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useWords();
  const { title, detail } = problemWords(t, error);

  return (
    <div className="failed" role="alert">
      <div>
        <strong>{title}</strong>
        {detail !== null && <p>{detail}</p>}
      </div>
      {onRetry !== undefined && (
        <Button icon={<ReloadOutlined />} onClick={onRetry}>
          {t('state.retry')}
        </Button>
      )}
    </div>
  );
}

/** Nothing to show, said in words. */
export function Nothing({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="nothing">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
