import { CloseOutlined, FileTextOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { type Draft, useDraft } from './draft.js';
import { exampleLog, exampleSymptom } from './example-log.js';

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** A file given again under the same name takes the place of the first. */
function withFiles(draft: Draft, added: readonly File[]): Draft {
  const kept = draft.files.filter((file) => !added.some((other) => other.name === file.name));

  return { ...draft, files: [...kept, ...added] };
}

function FileList() {
  const { t } = useWords();
  const { draft, setDraft } = useDraft();

  return (
    <ul className="files">
      {draft.files.map((file) => (
        <li key={file.name}>
          <FileTextOutlined /> {file.name} <span className="quiet">{sizeText(file.size)}</span>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('form.remove', { file: file.name })}
            onClick={() => setDraft({ ...draft, files: draft.files.filter((other) => other !== file) })}
          />
        </li>
      ))}
    </ul>
  );
}

function InputActions() {
  const { t, lang } = useWords();
  const { draft, setDraft } = useDraft();
  const chooser = useRef<HTMLInputElement>(null);

  return (
    <div className="drop-actions">
      <Button icon={<UploadOutlined />} onClick={() => chooser.current?.click()}>
        {t('form.choose')}
      </Button>
      <Button type="text" onClick={() => setDraft({ ...draft, text: exampleLog, symptom: exampleSymptom[lang] })}>
        {t('form.example')}
      </Button>
      <span className="quiet">{t('form.drop')}</span>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={t('form.choose')}
        onChange={(event) => {
          setDraft(withFiles(draft, [...(event.target.files ?? [])]));
          event.target.value = '';
        }}
      />
    </div>
  );
}

/** Where a log is pasted or files are dropped. */
export function LogInput() {
  const { t } = useWords();
  const { draft, setDraft } = useDraft();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    setDraft(withFiles(draft, [...event.dataTransfer.files]));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button below does the same by keyboard
    <div
      className="drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <textarea
        aria-label={t('form.log')}
        placeholder={t('form.paste')}
        spellCheck={false}
        wrap="off"
        value={draft.text}
        onChange={(event) => setDraft({ ...draft, text: event.target.value })}
      />
      <FileList />
      <InputActions />
    </div>
  );
}
