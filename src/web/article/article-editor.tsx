import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Article } from '#domain/article.js';
import type { ArticleContent } from '#domain/article-view.js';
import { useEdit } from '../api/article-work.js';
import { EditFailed } from '../form/edit-failed.js';
import { Field } from '../form/field.js';
import { useWords } from '../i18n/use-words.js';
import { parts } from './parts.js';

const confidences = ['wip', 'notValidated', 'validated'] as const;
const audiences = ['internal', 'partner', 'customer', 'public'] as const;

function contentOf(article: Article): ArticleContent {
  const {
    id: _id,
    state: _state,
    version: _version,
    updatedAt: _at,
    reviewedAt: _reviewed,
    stateChangedAt: _changed,
    stateNote: _note,
    ...content
  } = article;

  return content;
}

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly values: readonly T[];
  readonly nameOf: (value: T) => string;
  readonly value: T;
  readonly onChange: (value: T) => void;
};

function Choice<T extends string>({ label, values, nameOf, value, onChange }: ChoiceProps<T>) {
  return (
    <Field wide label={label}>
      {(id) => <Select id={id} value={value} onChange={onChange} options={values.map((one) => ({ value: one, label: nameOf(one) }))} />}
    </Field>
  );
}

type EditorProps = { readonly article: Article; readonly onDone: () => void };

/** The text of an article to be changed. An edit of an older version is refused: what was written here stays, to be copied. */
export function ArticleEditor({ article, onDone }: EditorProps) {
  const { t } = useWords();
  const edit = useEdit(article);
  const [content, setContent] = useState(() => contentOf(article));
  const change = (changed: Partial<ArticleContent>) => setContent({ ...content, ...changed });
  const save = () => edit.mutate(content, { onSuccess: onDone });

  return (
    <div className="sheet editor">
      <h1>{t('article.editing')}</h1>
      <Field wide label={t('article.title')}>
        {(id) => <Input id={id} value={content.title} maxLength={500} onChange={(event) => change({ title: event.target.value })} />}
      </Field>
      {parts.map((part) => (
        <Field wide key={part} label={t(`article.${part}`)}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={content[part]}
              autoSize={{ minRows: 3, maxRows: 24 }}
              onChange={(event) => change({ [part]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field wide label={t('article.codes')}>
        {(id) => (
          <Select
            id={id}
            mode="tags"
            value={[...content.codes]}
            tokenSeparators={[' ', ',', ';']}
            onChange={(codes: string[]) => change({ codes })}
          />
        )}
      </Field>
      <div className="fields">
        <Choice
          label={t('filter.confidence')}
          values={confidences}
          nameOf={(value) => t(`confidence.${value}`)}
          value={content.confidence === 'archived' ? 'notValidated' : content.confidence}
          onChange={(confidence) => change({ confidence })}
        />
        <Choice
          label={t('filter.audience')}
          values={audiences}
          nameOf={(value) => t(`audience.${value}`)}
          value={content.audience}
          onChange={(audience) => change({ audience })}
        />
      </div>
      <EditFailed error={edit.error} />
      <div className="action-row">
        <Button type="primary" loading={edit.isPending} disabled={content.title.trim() === ''} onClick={save}>
          {t('article.save')}
        </Button>
        <Button onClick={onDone}>{t('form.cancel')}</Button>
      </div>
    </div>
  );
}
