import type { Diagnosis } from '#domain/diagnosis.js';
import { useWords } from '../i18n/use-words.js';
import { placeOfLine } from '../log/document.js';
import { useAnswering } from './answering.js';
import { Panel } from './panel.js';
import { ShowMore, useFirst } from './show-more.js';

type Kind = Diagnosis['input']['notUnderstood']['templates'][number];

const shownFirst = 5;
const shownMore = 15;

/** Where the first line of a kind stands; a button where the log is at hand. */
function FirstLine({ firstLine: { file, line } }: { readonly firstLine: Kind['firstLine'] }) {
  const { t } = useWords();
  const { documents, showPlace } = useAnswering();
  const place = placeOfLine(documents, file, line);
  if (line === null) return null;
  if (place === null) return <span className="chip-more">{line}</span>;

  return (
    <button type="button" className="chip" aria-label={t('log.showLine', { line })} onClick={() => showPlace(place)}>
      {line}
    </button>
  );
}

function KindRow({ kind }: { readonly kind: Kind }) {
  return (
    <li className="evidence-row unread-kind">
      <span className="tag">{kind.count} ×</span> <code title={kind.example}>{kind.template}</code> <FirstLine firstLine={kind.firstLine} />
    </li>
  );
}

/** Kinds of lines that nobody understands. They are shown, and are no evidence. */
export function NotUnderstoodLines() {
  const { t } = useWords();
  const { templates, clusters } = useAnswering().diagnosis.input.notUnderstood;
  const { shown, hidden, showMore } = useFirst(templates, shownFirst, shownMore);
  if (templates.length === 0) return null;
  const unlisted = clusters - templates.length;

  return (
    <Panel title={t('notUnderstood.title')} note={t('notUnderstood.note')} tone="quiet">
      <ul className="rows">
        {shown.map((kind) => (
          <KindRow key={`${kind.template}/${kind.firstLine.file}/${kind.firstLine.line}`} kind={kind} />
        ))}
      </ul>
      <ShowMore label={t('notUnderstood.more', { count: Math.min(hidden, shownMore) })} hidden={hidden} onShow={showMore} />
      {hidden === 0 && unlisted > 0 && <p className="quiet fine">{t('notUnderstood.rest', { count: unlisted })}</p>}
    </Panel>
  );
}
