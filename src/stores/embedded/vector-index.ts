import { getLoadablePath } from 'sqlite-vec';
import type { DocumentVector, VectorIndex } from '#ports/vector-index.js';
import { createSetChoice } from './filter-sets.js';
import type { EmbeddedDatabase, SqlValue } from './open-database.js';

type KeyRow = { readonly kind: 'article' | 'case'; readonly id: string };
type Moments = { readonly mean: number | null; readonly square: number | null };

/** So many cosines tell how near documents are by chance. */
const sampleSize = 2_000;
const clippedDeviations = 3;
/** Below any distance of directions: 0 at the least, and a little less by rounding. */
const nearestDistance = -1;

/**
 * Vectors in the embedded file, compared one by one by sqlite-vec (`vec_distance_cosine`, exact): 100,000 of 256 numbers take about 60 ms. The
 * passes of a viewer are part of the query, as every filter is.
 */
export function createVectorIndex(database: EmbeddedDatabase): VectorIndex {
  const choose = createSetChoice(database);
  let hasDistances = false;
  /** Only a product with an embeddings service needs the extension: it is loaded with the first question. */
  const needDistances = (): void => {
    if (!hasDistances) database.loadExtension(getLoadablePath());
    hasDistances = true;
  };
  return {
    missing: async (model, limit) =>
      database.all<KeyRow>(
        `SELECT d.kind, d.id FROM search_documents AS d LEFT JOIN search_vectors AS v ON v.number = d.number AND v.model = ?
          WHERE v.number IS NULL OR v.is_stale = 1 ORDER BY d.number LIMIT ?`,
        [model, limit],
      ),
    hashes: async (model, keys) => keys.map(({ kind, id }) => hashOf(database, model, kind, id)),
    put: async (model, vectors) => {
      await database.write(() => {
        for (const one of vectors) putVector(database, model, one);
      });
    },
    nearest: async (model, vector, { kind, filters, limit }) => {
      needDistances();
      const { sql, parameters } = choose(kind === null ? filters : { ...filters, kind: [kind] });
      const asked = bytesOf(vector);
      const from = `FROM search_vectors AS v CROSS JOIN search_documents ON search_documents.number = v.number
        WHERE v.model = ? AND v.dimensions = ? ${sql}`;
      const bound = [model, vector.length, ...parameters];
      const rows = database.all<KeyRow & { readonly distance: number }>(
        `SELECT search_documents.kind, search_documents.id, vec_distance_cosine(v.vector, ?) AS distance ${from} ORDER BY distance, kind, id LIMIT ?`,
        [asked, ...bound, limit],
      );
      const ranked = rows.map(({ kind: of, id, distance }) => ({ kind: of, id, similarity: 1 - distance }));
      return { ranked, ...spreadOf(database, asked, from, bound) };
    },
    count: async (model) =>
      database.all<{ n: number }>('SELECT count(*) AS n FROM search_vectors WHERE model = ? AND vector IS NOT NULL', [model])[0]?.n ?? 0,
  };
}

function putVector(database: EmbeddedDatabase, model: string, { kind, id, hash, vector }: DocumentVector): void {
  if (vector === 'kept') {
    const sql = 'UPDATE search_vectors SET is_stale = 0 WHERE number = (SELECT number FROM search_documents WHERE kind = ? AND id = ?)';
    database.run(sql, [kind, id]);
    return;
  }
  const bytes = vector === null ? null : bytesOf(vector);
  const sql = `INSERT INTO search_vectors (number, model, hash, dimensions, vector, is_stale)
    SELECT number, ?, ?, ?, ?, 0 FROM search_documents WHERE kind = ? AND id = ?
    ON CONFLICT (number) DO UPDATE SET model = excluded.model, hash = excluded.hash, dimensions = excluded.dimensions,
      vector = excluded.vector, is_stale = 0`;
  database.run(sql, [model, hash, vector?.length ?? 0, bytes, kind, id]);
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function hashOf(database: EmbeddedDatabase, model: string, kind: string, id: string): string | null {
  const sql = `SELECT v.hash FROM search_vectors AS v CROSS JOIN search_documents AS d ON d.number = v.number
    WHERE d.kind = ? AND d.id = ? AND v.model = ?`;
  return database.all<{ hash: string }>(sql, [kind, id, model])[0]?.hash ?? null;
}

/**
 * Mean and deviation of the cosine over a sample of the documents (every so-manieth by number), without those that stand out by three
 * deviations: what answers a question is not what chance looks like (one round of sigma clipping).
 */
function spreadOf(database: EmbeddedDatabase, asked: Buffer, from: string, bound: readonly SqlValue[]) {
  const documents = database.all<{ n: number }>(`SELECT count(*) AS n ${from}`, bound)[0]?.n ?? 0;
  const stride = Math.max(1, Math.floor(documents / sampleSize));
  const sql = `SELECT avg(distance) AS mean, avg(distance * distance) AS square
    FROM (SELECT vec_distance_cosine(v.vector, ?) AS distance ${from} AND v.number % ? = 0) WHERE distance >= ?`;
  const momentsFrom = (least: number) => momentsOf(database.all<Moments>(sql, [asked, ...bound, stride, least])[0]);
  const all = momentsFrom(nearestDistance);
  const usual = momentsFrom(all.mean - clippedDeviations * all.deviation);
  return { documents, mean: documents === 0 ? 0 : 1 - usual.mean, deviation: usual.deviation };
}

function momentsOf(moments: Moments | undefined) {
  const mean = moments?.mean ?? 0;
  return { mean, deviation: Math.sqrt(Math.max(0, (moments?.square ?? 0) - mean * mean)) };
}
