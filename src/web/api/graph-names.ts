import { useQuery } from '@tanstack/react-query';
import type { GraphFile } from '#domain/causal-graph.js';
import { useWords } from '../i18n/use-words.js';
import { fetchJson } from './client.js';

/** What the graph calls its faults and findings, in the language of the page; null where it does not know the id. */
export type GraphNames = {
  readonly faultTitle: (faultId: string) => string | null;
  readonly findingTitle: (findingId: string) => string | null;
  readonly findingQuestion: (findingId: string) => string | null;
};

/** Names of the published graph; all are null until it is there. */
export function useGraphNames(): GraphNames {
  const { lang } = useWords();
  const graph = useQuery({
    queryKey: ['graph'],
    queryFn: ({ signal }) => fetchJson<GraphFile>('/graph', { signal }),
    staleTime: 600_000,
  });
  const fault = (id: string) => graph.data?.faults.find((candidate) => candidate.id === id);
  const finding = (id: string) => graph.data?.findings.find((candidate) => candidate.id === id);

  return {
    faultTitle: (id) => fault(id)?.title[lang] ?? null,
    findingTitle: (id) => finding(id)?.title[lang] ?? null,
    findingQuestion: (id) => finding(id)?.question[lang] ?? null,
  };
}
