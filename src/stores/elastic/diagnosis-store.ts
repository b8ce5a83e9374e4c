import { Diagnosis } from '#domain/diagnosis.js';
import type { DiagnosisStore, StoredDiagnosis } from '#ports/diagnosis-store.js';
import type { IndexAccess } from './index-access.js';

export type DiagnosisSource = { readonly createdAt: string; readonly json: string };

/** Given diagnoses with what they were made from, in their index. */
export function createDiagnosisStore(index: IndexAccess<DiagnosisSource>): DiagnosisStore {
  return {
    put: async (stored) => {
      const source = { createdAt: stored.createdAt, json: JSON.stringify(stored) };
      // The same id again is the same answer: that it is there already is no failure.
      await index.write([{ id: stored.diagnosis.id, source, place: null }]);
    },
    get: async (id) => {
      const found = await index.get(id);
      if (found === null) return null;
      const stored = JSON.parse(found.source.json) as StoredDiagnosis;
      return { ...stored, diagnosis: Diagnosis.parse(stored.diagnosis) };
    },
    count: () => index.count(),
  };
}
