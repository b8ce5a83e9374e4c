import type { GraphFile } from '#domain/causal-graph.js';
import type { GlossaryConcept } from '#domain/glossary.js';
import type { SearchDocument } from '#domain/search.js';
import type { SourceItem } from '#ports/document-source.js';
import type { PutOutcome } from '#ports/paging.js';
import type { ImporterDeps } from '#usecases/import/importer.js';

type Stored = { readonly id: string; readonly version: number };

/** Stores in memory that write down in `calls` what was written, in order; `failNextPut` stands for a process that is killed. */
export function createFakeStores() {
  const calls: string[] = [];
  const indexed = new Map<string, SearchDocument>();
  const events = new Map<string, Set<string>>();
  const drafts = new Map<string, GraphFile>();
  const concepts = new Map<string, GlossaryConcept>();
  const fault = { failNextPut: false };
  const documentsOf = <T extends Stored>(name: string) => {
    const stored = new Map<string, T>();
    return {
      getMany: async (ids: readonly string[]) => ids.flatMap((id) => stored.get(id) ?? []),
      putAll: async (documents: readonly T[]): Promise<readonly PutOutcome[]> => {
        if (fault.failNextPut) {
          fault.failNextPut = false;
          throw new Error('killed');
        }
        calls.push(`${name} ${documents.length}`);
        for (const document of documents) stored.set(document.id, { ...document, version: (stored.get(document.id)?.version ?? 0) + 1 });
        return documents.map(() => 'added');
      },
    };
  };
  const toSearchDocument = ({ id }: { readonly id: string }, kind: 'article' | 'case'): SearchDocument => ({
    id,
    kind,
    tokens: { title: [id], body: [], concepts: [], codes: [] },
    filters: {},
    quality: 1,
  });
  const deps: ImporterDeps = {
    articles: documentsOf('articles'),
    cases: documentsOf('cases'),
    events: {
      append: async (server, batch) => {
        calls.push(`events ${server} ${batch.length}`);
        const known = events.get(server) ?? new Set();
        const before = known.size;
        for (const event of batch) known.add(`${event.id} ${event.raw}`);
        events.set(server, known);
        return known.size - before;
      },
    },
    graphs: {
      get: async (revision) => drafts.get(revision) ?? null,
      published: async () => null,
      putDraft: async (graph) => {
        calls.push('draft');
        drafts.set(graph.revision ?? '', graph);
      },
    },
    glossary: {
      read: async () => ({ version: 0, concepts: [...concepts.values()] }),
      put: async (changed) => {
        calls.push(`glossary ${changed.length}`);
        for (const concept of changed) concepts.set(concept.id, concept);
        return { version: 1, concepts: [...concepts.values()] };
      },
    },
    index: {
      put: async (documents) => {
        calls.push(`index ${documents.length}`);
        for (const document of documents) indexed.set(document.id, document);
      },
    },
    articleDocument: (article) => toSearchDocument(article, 'article'),
    caseDocument: (supportCase) => toSearchDocument(supportCase, 'case'),
  };
  return { deps, calls, indexed, drafts, fault };
}

/** A source of the given values, each on its line; a text is a row that was rejected for that reason. */
export function sourceOf<T extends object>(values: readonly (T | string)[]) {
  return {
    describe: 'test',
    read: async function* (): AsyncGenerator<SourceItem<T>> {
      for (const [index, value] of values.entries()) {
        const line = index + 1;
        yield typeof value === 'string'
          ? { ok: false, rejected: { file: 'rows', line, field: null, reason: value } }
          : { ok: true, value, file: 'rows', line };
      }
    },
  };
}
