import { useMemo, useState } from 'react';
import type { Diagnosis } from '#domain/diagnosis.js';
import { type StatedFindings, useStateFindings } from '../api/diagnosis-queries.js';
import { useGraphNames } from '../api/graph-names.js';
import { documentsOf, type LogDocument, type LogPlace, placeEvents } from '../log/document.js';
import { type LogCursor, LogPane } from '../log/log-pane.js';
import { firstMarkedRow, type Marks, marksOf } from '../log/marks.js';
import { Failed } from '../text/state-views.js';
import { ActionPlan } from './action-plan.js';
import { AnswerHeader } from './answer-header.js';
import { type Answering, AnsweringContext } from './answering.js';
import { CalloutList } from './callout-list.js';
import { CauseList } from './cause-list.js';
import { Disagreements, Escalation, Incidents, TimelineWarnings, WhatWasRead } from './caveats.js';
import { CollectFirst } from './collect-first.js';
import { NextChecks } from './next-checks.js';
import { NotUnderstoodLines } from './not-understood-lines.js';
import { RelatedArticles, SimilarCases } from './references.js';
import { WouldChange } from './would-change.js';

type AnswerViewProps = {
  readonly diagnosis: Diagnosis;
  readonly logs: readonly LogDocument[];
  readonly onAnswered: (diagnosis: Diagnosis) => void;
};

/** First marked place of the logs: where reading starts. */
function firstPlace(marks: Marks): LogPlace {
  const document = Math.max(
    0,
    marks.findIndex((rows) => rows.size > 0),
  );

  return { document, row: firstMarkedRow(marks[document]) };
}

/** The log beside the answer: its documents, what is marked for the open cause, what is shown. */
function useLogSide(diagnosis: Diagnosis, logs: readonly LogDocument[]) {
  const [selected, setSelected] = useState<number | null>(diagnosis.status === 'ranked' ? 1 : null);
  const documents = useMemo(() => documentsOf(diagnosis.excerpts, logs), [diagnosis, logs]);
  const places = useMemo(() => placeEvents(diagnosis.excerpts, documents), [diagnosis, documents]);
  const cause = diagnosis.causes.find((candidate) => candidate.rank === selected) ?? null;
  const marks = useMemo(() => marksOf(diagnosis, cause, places, documents.length), [diagnosis, cause, places, documents]);
  const [cursor, setCursor] = useState<LogCursor>(() => ({ ...firstPlace(marks), serial: 0 }));
  const showPlace = (place: LogPlace) => setCursor(({ serial }) => ({ ...place, serial: serial + 1 }));

  return { selected, setSelected, documents, places, marks, cursor, showPlace };
}

function AnswerParts({ selected, onSelect }: { readonly selected: number | null; readonly onSelect: (rank: number | null) => void }) {
  return (
    <>
      <CollectFirst />
      <CalloutList />
      <Escalation />
      <CauseList selected={selected} onSelect={onSelect} />
      <NextChecks />
      <WouldChange />
      <ActionPlan />
      <Disagreements />
      <SimilarCases />
      <RelatedArticles />
      <Incidents />
      <TimelineWarnings />
      <WhatWasRead />
      <NotUnderstoodLines />
    </>
  );
}

/** A whole answer beside the log it rests on. Give it the id of the diagnosis as `key`. */
export function AnswerView({ diagnosis, logs, onAnswered }: AnswerViewProps) {
  const names = useGraphNames();
  const side = useLogSide(diagnosis, logs);
  const stating = useStateFindings(diagnosis.id);
  const state = (stated: StatedFindings) => stating.mutate(stated, { onSuccess: onAnswered });
  const answering: Answering = {
    diagnosis,
    names,
    documents: side.documents,
    places: side.places,
    shown: side.cursor,
    showPlace: side.showPlace,
    state,
    isStating: stating.isPending,
  };

  return (
    <AnsweringContext value={answering}>
      <div className="split">
        <div className="split-answer" aria-busy={stating.isPending}>
          {stating.error !== null && <Failed error={stating.error} />}
          <AnswerHeader />
          <AnswerParts selected={side.selected} onSelect={side.setSelected} />
        </div>
        <aside className="split-log">
          <LogPane documents={side.documents} marks={side.marks} cursor={side.cursor} onShow={side.showPlace} />
        </aside>
      </div>
    </AnsweringContext>
  );
}
