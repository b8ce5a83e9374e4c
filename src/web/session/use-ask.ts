import { useNavigate } from 'react-router';
import { useStartDiagnosis } from '../api/diagnosis-queries.js';
import { useWords } from '../i18n/use-words.js';
import { readDocuments } from '../log/read-file.js';
import { type Draft, useDraft } from './draft.js';

/** True where there is anything to diagnose. */
export function isAskable(draft: Draft): boolean {
  return draft.text.trim() !== '' || draft.symptom.trim() !== '' || draft.files.length > 0;
}

/** Asks for a diagnosis of the draft in the language of the page, keeps its logs and goes to the answer. */
export function useAsk() {
  const { lang } = useWords();
  const { draft, keepLogs } = useDraft();
  const start = useStartDiagnosis();
  const navigate = useNavigate();
  const ask = async () => {
    const [diagnosis, logs] = await Promise.all([start.mutateAsync({ ...draft, lang }), readDocuments(draft.text, draft.files)]);
    keepLogs(diagnosis.id, logs);
    await navigate(`/diagnoses/${encodeURIComponent(diagnosis.id)}`);
  };

  // what fails is in `error`, shown beside the form
  return { ask: () => void ask().catch(() => undefined), isAsking: start.isPending, error: start.error };
}
