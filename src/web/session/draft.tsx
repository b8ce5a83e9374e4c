import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { LogDocument } from '../log/document.js';

/** What is being asked: kept while the page is open, so that an answer can be left and come back to. Never stored. */
export type Draft = {
  readonly text: string;
  readonly files: readonly File[];
  readonly symptom: string;
  readonly vendor: string;
  readonly model: string;
  /** As the log prints it (`2024-06-18T03:15`); empty = the worst and latest incident. */
  readonly faultTime: string;
};

/** A draft with nothing in it. */
export const emptyDraft: Draft = { text: '', files: [], symptom: '', vendor: '', model: '', faultTime: '' };

type DraftSession = {
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  /** Logs of a diagnosis asked for in this visit; empty for one that was opened by its address. */
  readonly logsOf: (diagnosisId: string) => readonly LogDocument[];
  readonly keepLogs: (diagnosisId: string, logs: readonly LogDocument[]) => void;
};

const noLogs: readonly LogDocument[] = [];

const DraftContext = createContext<DraftSession | null>(null);

/** Holds the draft and the logs of this visit. */
export function DraftProvider({ children }: { readonly children: ReactNode }) {
  const [draft, setDraft] = useState(emptyDraft);
  const [logs, setLogs] = useState<Readonly<Record<string, readonly LogDocument[]>>>({});
  const session = useMemo(
    () => ({
      draft,
      setDraft,
      logsOf: (id: string) => logs[id] ?? noLogs,
      keepLogs: (id: string, kept: readonly LogDocument[]) => setLogs((all) => ({ ...all, [id]: kept })),
    }),
    [draft, logs],
  );

  return <DraftContext value={session}>{children}</DraftContext>;
}

/** Draft and logs of this visit. */
export function useDraft(): DraftSession {
  const session = useContext(DraftContext);
  if (session === null) throw new Error('no draft outside its provider');

  return session;
}
