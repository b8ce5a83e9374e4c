import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { answerQuestion, useKeyQuestion } from './api-key.js';

function KeyForm({ wasWrong }: { readonly wasWrong: boolean }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const field = useId();
  const key = typed.trim();
  const send = () => key !== '' && answerQuestion(key);

  return (
    <Modal
      title={t('key.title')}
      open
      onCancel={() => answerQuestion(null)}
      onOk={send}
      okText={t('key.send')}
      okButtonProps={{ disabled: key === '' }}
      cancelText={t('form.cancel')}
      mask={{ closable: false }}
      width={440}
    >
      <div className="stack">
        <p className="quiet">{t('key.lead')}</p>
        <div className="field">
          <label htmlFor={field}>{t('key.field')}</label>
          <Input.Password
            id={field}
            value={typed}
            autoFocus
            autoComplete="off"
            aria-invalid={wasWrong}
            status={wasWrong ? 'error' : ''}
            onChange={(event) => setTyped(event.target.value)}
            onPressEnter={send}
          />
          {wasWrong && (
            <p className="fine" role="alert">
              {t('key.wrong')}
            </p>
          )}
        </div>
      </div>
    </Modal>
  );
}

/** Asks for the key where the server wants one. */
export function KeyDialog() {
  const question = useKeyQuestion();

  return question === null ? null : <KeyForm wasWrong={question.wasWrong} />;
}
