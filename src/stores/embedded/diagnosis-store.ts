import { Diagnosis } from '#domain/diagnosis.js';
import type { DiagnosisRequest, DiagnosisStore, StoredDiagnosis } from '#ports/diagnosis-store.js';
import type { EmbeddedDatabase } from './open-database.js';

type DiagnosisRow = { readonly created_at: string; readonly diagnosis: string; readonly request: string };

/** Given diagnoses with what they were made from, in the embedded file. */
export function createDiagnosisStore(database: EmbeddedDatabase): DiagnosisStore {
  return {
    put: async (stored) => {
      await database.write(() => insert(database, stored));
    },
    get: async (id) => {
      const rows = database.all<DiagnosisRow>('SELECT created_at, diagnosis, request FROM diagnoses WHERE id = ?', [id]);
      return rows.map(toStored)[0] ?? null;
    },
    count: async () => database.all<{ diagnoses: number }>('SELECT count(*) AS diagnoses FROM diagnoses', [])[0]?.diagnoses ?? 0,
  };
}

function insert(database: EmbeddedDatabase, stored: StoredDiagnosis): void {
  const sql = 'INSERT INTO diagnoses (id, created_at, diagnosis, request) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING';
  const { diagnosis, request, createdAt } = stored;
  database.run(sql, [diagnosis.id, createdAt, JSON.stringify(diagnosis), JSON.stringify(request)]);
}

function toStored(row: DiagnosisRow): StoredDiagnosis {
  return {
    diagnosis: Diagnosis.parse(JSON.parse(row.diagnosis)),
    request: JSON.parse(row.request) as DiagnosisRequest,
    createdAt: row.created_at,
  };
}
