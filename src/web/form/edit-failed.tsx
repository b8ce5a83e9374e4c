import { isVersionConflict } from '../api/client.js';
import { useWords } from '../i18n/use-words.js';
import { Failed } from '../text/state-views.js';

/** Why an edit was not kept; where somebody else was faster, what to do with what was written. Nothing where it did not fail. */
export function EditFailed({ error }: { readonly error: unknown }) {
  const { t } = useWords();
  if (error === null) return null;

  return (
    <>
      <Failed error={error} />
      {isVersionConflict(error) && <p className="quiet">{t('article.conflictHint')}</p>}
    </>
  );
}
