import { Tooltip } from 'antd';
import { useWords } from '../i18n/use-words.js';
import type { Sureness } from './sureness.js';

/** How sure: a percentage with what it was measured on, or a word. */
export function SurenessMark({ sureness }: { readonly sureness: Sureness }) {
  const { t } = useWords();
  if (sureness.kind === 'word') {
    return (
      <Tooltip title={t('sureness.notMeasured')}>
        <span className="sureness" data-word={sureness.word}>
          {t(`sureness.${sureness.word}`)}
        </span>
      </Tooltip>
    );
  }

  return (
    <Tooltip title={t('sureness.measured', { count: sureness.cases, level: t(`level.${sureness.level}`), scope: sureness.scope })}>
      <span className="sureness" data-word="percent">
        {sureness.percent} %
      </span>
    </Tooltip>
  );
}
