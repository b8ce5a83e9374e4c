import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Diagnosis } from '#domain/diagnosis.js';
import type { FindingInput } from '#domain/finding.js';
import type { Language } from '#domain/language.js';
import { fetchJson, postJson } from './client.js';

/** What a diagnosis is asked with. Empty fields are not sent. */
type DiagnosisQuestion = {
  readonly text: string;
  readonly files: readonly File[];
  readonly symptom: string;
  readonly vendor: string;
  readonly model: string;
  readonly faultTime: string;
  readonly lang: Language;
};

/** A result of a check, or a sign that a person states. */
export type StatedFindings = { readonly testId?: string; readonly findings: readonly FindingInput[] };

const diagnosisKey = (id: string) => ['diagnosis', id] as const;

function filledFields(question: DiagnosisQuestion): readonly (readonly [string, string])[] {
  const { files: _files, ...fields } = question;

  return Object.entries(fields).filter(([, value]) => value.trim() !== '');
}

function postQuestion(question: DiagnosisQuestion): Promise<Diagnosis> {
  if (question.files.length === 0) return postJson('/diagnoses', Object.fromEntries(filledFields(question)));
  const form = new FormData();
  // fields first: the server may stream the files that follow
  for (const [name, value] of filledFields(question)) form.append(name, value);
  for (const file of question.files) form.append('file', file, file.name);

  return fetchJson('/diagnoses', { method: 'POST', body: form });
}

/** Asks for a diagnosis of a log. */
export function useStartDiagnosis() {
  const queries = useQueryClient();

  return useMutation({
    mutationFn: postQuestion,
    onSuccess: (diagnosis) => queries.setQueryData(diagnosisKey(diagnosis.id), diagnosis),
  });
}

/** Adds stated findings to a diagnosis; answers with the new one. */
export function useStateFindings(id: string) {
  const queries = useQueryClient();

  return useMutation({
    mutationFn: (stated: StatedFindings) => postJson<Diagnosis>(`/diagnoses/${encodeURIComponent(id)}/findings`, stated),
    onSuccess: (diagnosis) => queries.setQueryData(diagnosisKey(diagnosis.id), diagnosis),
  });
}

/** A diagnosis by its id; it never changes. */
export function useDiagnosis(id: string) {
  return useQuery({
    queryKey: diagnosisKey(id),
    queryFn: ({ signal }) => fetchJson<Diagnosis>(`/diagnoses/${encodeURIComponent(id)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
