import { Button } from 'antd';
import { useWords } from '../i18n/use-words.js';
import { useViewedAs, viewAs } from './viewed-as.js';

/** Says on every page through whose eyes it is looked at, with the way back. */
export function ViewerBanner() {
  const { t } = useWords();
  const viewed = useViewedAs();
  if (viewed === null) return null;
  const { role, organisation } = viewed;
  const who = t(`role.${role}`);

  return (
    <div className="viewer-banner" role="status">
      <p>
        <strong>{organisation === '' ? t('viewAs.now', { who }) : t('viewAs.nowOf', { who, organisation })}</strong>{' '}
        {role === 'reader' && t('viewAs.hidden')}
      </p>
      <Button size="small" onClick={() => viewAs(null)}>
        {t('viewAs.stop')}
      </Button>
    </div>
  );
}
