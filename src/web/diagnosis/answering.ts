import { createContext, useContext } from 'react';
import type { Diagnosis } from '#domain/diagnosis.js';
import type { StatedFindings } from '../api/diagnosis-queries.js';
import type { GraphNames } from '../api/graph-names.js';
import type { LogDocument, LogPlace, PlacedEvent } from '../log/document.js';

/** What the parts of an answer share: the answer, where its events stand, and what a click does. */
export type Answering = {
  readonly diagnosis: Diagnosis;
  readonly names: GraphNames;
  readonly documents: readonly LogDocument[];
  readonly places: ReadonlyMap<string, PlacedEvent>;
  /** Place that the log pane shows now. */
  readonly shown: LogPlace;
  readonly showPlace: (place: LogPlace) => void;
  /** States findings; the page then goes to the new answer. */
  readonly state: (stated: StatedFindings) => void;
  readonly isStating: boolean;
};

/** Provides {@link Answering} to the parts of an answer. */
export const AnsweringContext = createContext<Answering | null>(null);

/** The answer that this part belongs to. */
export function useAnswering(): Answering {
  const answering = useContext(AnsweringContext);
  if (answering === null) throw new Error('no answer outside its page');

  return answering;
}
