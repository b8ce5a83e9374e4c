import { type ReactNode, useId } from 'react';

type PanelProps = {
  readonly title: string;
  readonly note?: string;
  readonly tone?: 'plain' | 'warn' | 'quiet';
  readonly children: ReactNode;
};

/** A titled part of an answer. */
export function Panel({ title, note, tone = 'plain', children }: PanelProps) {
  const heading = useId();

  return (
    <section className="panel" data-tone={tone} aria-labelledby={heading}>
      <header className="panel-head">
        <h2 id={heading}>{title}</h2>
        {note !== undefined && <p>{note}</p>}
      </header>
      {children}
    </section>
  );
}
