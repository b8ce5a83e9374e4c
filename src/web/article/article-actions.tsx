import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Article } from '#domain/article.js';
import { useMove } from '../api/article-work.js';
import { EditFailed } from '../form/edit-failed.js';
import { useWords } from '../i18n/use-words.js';
import { useRights } from '../viewer/viewed-as.js';

type State = Article['state'];
type Move = {
  readonly to: State;
  readonly word: 'review' | 'return' | 'publish' | 'withdraw' | 'archive' | 'restore';
  readonly needsNote: boolean;
};

/** What may be done with an article of a state. The server has the last word: it knows who may publish what. */
const movesFrom: Readonly<Record<State, readonly Move[]>> = {
  draft: [
    { to: 'inReview', word: 'review', needsNote: false },
    { to: 'archived', word: 'archive', needsNote: false },
  ],
  inReview: [
    { to: 'published', word: 'publish', needsNote: false },
    { to: 'draft', word: 'return', needsNote: true },
  ],
  published: [
    { to: 'draft', word: 'withdraw', needsNote: true },
    { to: 'archived', word: 'archive', needsNote: false },
  ],
  archived: [{ to: 'draft', word: 'restore', needsNote: true }],
};
const ofExperts: readonly Move['word'][] = ['withdraw', 'archive', 'restore'];

/** Edits an article and moves it through its life, for staff. */
export function ArticleActions({ article, onEdit }: { readonly article: Article; readonly onEdit: () => void }) {
  const { t } = useWords();
  const { isStaff, isExpert } = useRights();
  const move = useMove(article);
  const [asked, setAsked] = useState<Move | null>(null);
  const [note, setNote] = useState('');
  if (!isStaff) return null;
  const moves = movesFrom[article.state].filter(({ word }) => isExpert || !ofExperts.includes(word));
  const send = ({ to }: Move) => {
    move.mutate({ state: to, note: note.trim() });
    setAsked(null);
    setNote('');
  };

  return (
    <section className="actions" aria-label={t('article.actions')}>
      {article.stateNote !== undefined && article.stateNote !== '' && (
        <p className="quiet">{t('article.stateNote', { note: article.stateNote })}</p>
      )}
      <div className="action-row">
        {article.state !== 'archived' && <Button onClick={onEdit}>{t('article.edit')}</Button>}
        {moves.map((one) => (
          <Button
            key={one.word}
            type={one.word === 'publish' ? 'primary' : 'default'}
            loading={move.isPending}
            onClick={() => (one.needsNote ? setAsked(one) : send(one))}
          >
            {t(`article.move.${one.word}`)}
          </Button>
        ))}
      </div>
      <EditFailed error={move.error} />
      <Modal
        title={asked === null ? '' : t(`article.move.${asked.word}`)}
        open={asked !== null}
        onCancel={() => setAsked(null)}
        onOk={() => asked !== null && send(asked)}
        okButtonProps={{ disabled: note.trim() === '' }}
        okText={t('article.send')}
        cancelText={t('form.cancel')}
      >
        <Input.TextArea
          aria-label={t('article.note')}
          placeholder={t('article.note')}
          value={note}
          maxLength={2_000}
          autoSize={{ minRows: 3 }}
          onChange={(event) => setNote(event.target.value)}
        />
      </Modal>
    </section>
  );
}
