import type { CausalLink, GraphFile } from './causal-graph.js';

/** The order of the lists is no content: sorted, the same graph has the same revision. By code point, so that every machine gives the same order. */
export function sortGraph<T extends GraphFile>(graph: T): T {
  return {
    ...graph,
    faults: sortBy(graph.faults, ({ id }) => id),
    findings: sortBy(graph.findings, ({ id }) => id),
    links: sortBy(graph.links, linkKey),
    tests: sortBy(graph.tests, ({ id }) => id),
    disagreements: sortBy(graph.disagreements, ({ id }) => id),
  };
}

function linkKey({ faultId, findingId, scope, validity }: CausalLink): string {
  return JSON.stringify([faultId, findingId, scope, validity]);
}

function sortBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
