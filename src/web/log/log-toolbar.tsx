import { DownOutlined, SearchOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import type { LogDocument, LogPlace } from './document.js';
import { firstMarkedRow, type Marks } from './marks.js';
import { pastedFile } from './read-file.js';

type LogToolbarProps = {
  readonly documents: readonly LogDocument[];
  readonly marks: Marks;
  readonly cursor: LogPlace;
  readonly onShow: (place: LogPlace) => void;
};

/** Next marked row after (1) or before (-1) the given one, round the end. */
function neighbour(rows: readonly number[], from: number, step: 1 | -1): number | null {
  if (step === 1) return rows.find((row) => row > from) ?? rows.at(0) ?? null;

  return rows.findLast((row) => row < from) ?? rows.at(-1) ?? null;
}

function findRow(document: LogDocument, words: string, from: number): number | null {
  const wanted = words.toLowerCase();
  const matches = (row: number) => document.rows[row]?.text.toLowerCase().includes(wanted) === true;
  const order = document.rows.map((_, offset) => (from + 1 + offset) % document.rows.length);

  return order.find(matches) ?? null;
}

function DocumentTabs({ documents, marks, cursor, onShow }: LogToolbarProps) {
  const { t } = useWords();

  return (
    <div className="log-tabs">
      {documents.map((document, index) => (
        <button
          key={document.file}
          type="button"
          aria-pressed={index === cursor.document}
          onClick={() => onShow({ document: index, row: firstMarkedRow(marks[index]) })}
        >
          {document.file === pastedFile ? t('log.pasted') : document.file}
          {(marks[index]?.size ?? 0) > 0 && <span className="log-count">{marks[index]?.size}</span>}
        </button>
      ))}
    </div>
  );
}

function FindBox({ documents, cursor, onShow }: LogToolbarProps) {
  const { t } = useWords();
  const [missed, setMissed] = useState(false);
  const document = documents[cursor.document];
  const find = (words: string) => {
    const row = document === undefined || words === '' ? null : findRow(document, words, cursor.row);
    setMissed(row === null && words !== '');
    if (row !== null) onShow({ document: cursor.document, row });
  };

  return (
    <Input
      className="log-find"
      size="small"
      allowClear
      prefix={<SearchOutlined />}
      status={missed ? 'error' : ''}
      placeholder={t('log.find')}
      aria-label={t('log.find')}
      onPressEnter={(event) => find(event.currentTarget.value)}
    />
  );
}

function MarkSteps({ marks, cursor, onShow }: LogToolbarProps) {
  const { t } = useWords();
  const rows = [...(marks[cursor.document]?.keys() ?? [])].sort((a, b) => a - b);
  const step = (direction: 1 | -1) => {
    const row = neighbour(rows, cursor.row, direction);
    if (row !== null) onShow({ document: cursor.document, row });
  };
  if (rows.length === 0) return null;

  return (
    <>
      <span className="log-marked">{t('log.marked', { count: rows.length })}</span>
      <Button size="small" type="text" icon={<UpOutlined />} aria-label={t('log.previous')} onClick={() => step(-1)} />
      <Button size="small" type="text" icon={<DownOutlined />} aria-label={t('log.next')} onClick={() => step(1)} />
    </>
  );
}

/** Tabs of the files, steps from one marked row to the next, and a word search (the browser's sees only the rows in sight). */
export function LogToolbar(props: LogToolbarProps) {
  return (
    <div className="log-bar">
      <DocumentTabs {...props} />
      <div className="log-tools">
        <MarkSteps {...props} />
        <FindBox {...props} />
      </div>
    </div>
  );
}
