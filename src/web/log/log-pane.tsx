import { useEffect, useMemo, useRef } from 'react';
import { useWords } from '../i18n/use-words.js';
import type { LogDocument, LogPlace } from './document.js';
import { LogToolbar } from './log-toolbar.js';
import { bandsOf, type MarkKind, type Marks } from './marks.js';
import { rowHeight, useRowWindow } from './use-row-window.js';

/** Row that the pane is asked to show; `serial` tells a repeated wish from the same one. */
export type LogCursor = LogPlace & { readonly serial: number };

type LogPaneProps = {
  readonly documents: readonly LogDocument[];
  readonly marks: Marks;
  readonly cursor: LogCursor;
  readonly onShow: (place: LogPlace) => void;
};

const noMarks: ReadonlyMap<number, MarkKind> = new Map();

const widestShownCharacters = 4000;

/** A shorter log is in sight as a whole: a ruler would say nothing. */
const ruledFromRows = 40;

function widthOf(document: LogDocument): number {
  const longest = document.rows.reduce((widest, row) => Math.max(widest, row.text.length), 0);

  return Math.min(longest, widestShownCharacters);
}

type RowsProps = { readonly document: LogDocument; readonly marks: ReadonlyMap<number, MarkKind>; readonly cursor: LogCursor };

function LogRows({ document, marks, cursor }: RowsProps) {
  const { t } = useWords();
  const box = useRef<HTMLElement>(null);
  const { first, end, onScroll } = useRowWindow(box, document.rows.length);
  const width = useMemo(() => widthOf(document), [document]);
  const bands = useMemo(() => bandsOf(document, marks), [document, marks]);
  const digits = String(document.rows.at(-1)?.number ?? '').length;

  useEffect(() => {
    const middle = (box.current?.clientHeight ?? 0) / 2.6;
    box.current?.scrollTo({ top: cursor.row * rowHeight - middle });
  }, [cursor]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <section className="log-rows" ref={box} onScroll={onScroll} tabIndex={0} aria-label={t('log.title')}>
      <div className="log-space" style={{ height: document.rows.length * rowHeight, minWidth: `${width + digits + 5}ch` }}>
        <div className={marks.size > 0 ? 'log-window log-dim' : 'log-window'} style={{ transform: `translateY(${first * rowHeight}px)` }}>
          {document.rows.slice(first, end).map((row, offset) => {
            const index = first + offset;
            const band = bands.get(index);

            return (
              <div key={index} className="log-row" data-mark={band?.kind} data-current={band !== undefined && band.start === cursor.row}>
                <span className="log-number" style={{ width: `${digits + 2}ch` }}>
                  {row.number ?? '·'}
                </span>
                <span className="log-text">{row.text.slice(0, widestShownCharacters)}</span>
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

/** Ticks along the edge: where in the whole log the marked rows stand. */
function LogRuler({ document, marks, onRow }: Omit<RowsProps, 'cursor'> & { readonly onRow: (row: number) => void }) {
  return (
    <div className="log-ruler" aria-hidden="true">
      {[...marks].map(([row, kind]) => (
        <button
          key={row}
          type="button"
          tabIndex={-1}
          data-mark={kind}
          style={{ top: `${((row + 0.5) / document.rows.length) * 100}%` }}
          onClick={() => onRow(row)}
        />
      ))}
    </div>
  );
}

/** The log as read, numbered; rows that the selected cause rests on are marked, the others dim. */
export function LogPane({ documents, marks, cursor, onShow }: LogPaneProps) {
  const { t } = useWords();
  const document = documents[cursor.document];
  const marked = marks[cursor.document] ?? noMarks;
  if (document === undefined) return <div className="log-pane log-empty">{t('log.empty')}</div>;
  const ruled = document.rows.length > ruledFromRows && marked.size > 0;
  const showRow = (row: number) => onShow({ document: cursor.document, row });

  return (
    <div className="log-pane">
      <LogToolbar documents={documents} marks={marks} cursor={cursor} onShow={onShow} />
      {!document.complete && <p className="log-note">{t('log.excerptsOnly')}</p>}
      <div className="log-body" data-ruled={ruled}>
        <LogRows key={document.file} document={document} marks={marked} cursor={cursor} />
        {ruled && <LogRuler document={document} marks={marked} onRow={showRow} />}
      </div>
    </div>
  );
}
