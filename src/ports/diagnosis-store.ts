import type { Diagnosis, DiagnosisInput } from '#domain/diagnosis.js';
import type { LogAnalysis } from '#domain/log-analysis.js';
import type { Viewer } from '#domain/viewer.js';

/** What a diagnosis was made from: enough to make it again with one more finding. `viewer` = who asked; absent where it was somebody who sees everything. */
export type DiagnosisRequest = { readonly input: DiagnosisInput; readonly analysis: LogAnalysis; readonly viewer?: Viewer };

export type StoredDiagnosis = { readonly diagnosis: Diagnosis; readonly request: DiagnosisRequest; readonly createdAt: string };

/** Given diagnoses, by id; the same id again is the same answer and changes nothing. */
export type DiagnosisStore = {
  readonly put: (stored: StoredDiagnosis) => Promise<void>;
  readonly get: (id: string) => Promise<StoredDiagnosis | null>;
  readonly count: () => Promise<number>;
};
