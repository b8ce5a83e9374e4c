import type { Diagnosis, SimilarCase } from '#domain/diagnosis.js';
import type { Hit } from '#domain/search.js';
import type { StoredDiagnosis } from '#ports/diagnosis-store.js';
import { createCurrentGraph } from '#usecases/diagnose/current-graph.js';
import { createDiagnose, type Diagnose, type LookUp } from '#usecases/diagnose/diagnose.js';
import { readText } from '../../analyzers/logs/read-text.js';
import { readShippedGraph } from '../../graph/shipped-graph.js';
import { readingOf } from './golden-case.js';

/** The diagnosis use cases over the shipped graph, with stores that are lists and look-ups that answer one line each. */
export type FakeDesk = {
  readonly desk: Diagnose;
  readonly stored: ReadonlyMap<string, StoredDiagnosis>;
  readonly asked: { readonly similar: LookUp[]; readonly articles: LookUp[] };
  readonly ask: (rows: readonly string[], input?: Partial<Parameters<Diagnose['diagnose']>[0]>) => Promise<Diagnosis>;
};

export const similarCase: SimilarCase = {
  caseId: 'case-1',
  score: 1,
  confirmed: null,
  outcome: null,
  why: ['ipmi/0c/6f/01'],
  doneThen: { tests: [], parts: [], cause: null, resolution: null },
  missingNow: { tests: [], evidence: [] },
};
export const article: Hit = {
  id: 'article-1',
  kind: 'article',
  title: 'Memory',
  lang: 'en',
  score: 1,
  snippet: '',
  section: null,
  page: null,
  audience: 'public',
  why: [],
};

export async function openFakeDesk(found: SimilarCase = similarCase): Promise<FakeDesk> {
  const stored = new Map<string, StoredDiagnosis>();
  const asked = { similar: [] as LookUp[], articles: [] as LookUp[] };
  const graph = { ...(await readShippedGraph()), revision: 'g-shipped' };
  let nowMs = 1_700_000_000_000;
  const desk = createDiagnose({
    currentGraph: createCurrentGraph({
      published: async () => graph,
      get: async (id) => (id === 'g-other' ? { ...graph, revision: id } : null),
    }),
    diagnoses: { put: async (one) => void stored.set(one.diagnosis.id, one), get: async (id) => stored.get(id) ?? null },
    similarCases: async (lookUp) => {
      asked.similar.push(lookUp);
      return [found];
    },
    articles: async (lookUp) => {
      asked.articles.push(lookUp);
      return [article];
    },
    clock: () => {
      nowMs += 5;
      return nowMs;
    },
  });
  const ask: FakeDesk['ask'] = (rows, request = {}) => {
    const { events } = readText(rows.join('\n'));
    return desk.diagnose({ events, reading: readingOf(events), input: {}, lang: 'en', ...request });
  };
  return { desk, stored, asked, ask };
}
