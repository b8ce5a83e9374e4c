import { useWords } from '../i18n/use-words.js';
import { useAnswering } from './answering.js';
import { Panel } from './panel.js';

/** What to save before it is gone. */
export function CollectFirst() {
  const { t } = useWords();
  const { collectFirst } = useAnswering().diagnosis;
  if (collectFirst.length === 0) return null;

  return (
    <Panel title={t('collect.title')} note={t('collect.note')} tone="warn">
      <ul className="rows">
        {collectFirst.map((item) => (
          <li key={item.what} className="collect">
            <details>
              <summary>
                <strong>{item.what}</strong>
                <span className="tag" data-tone="warn">
                  {t(`collect.lostBy.${item.lostBy}`)}
                </span>
              </summary>
              <p>{item.how}</p>
            </details>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
