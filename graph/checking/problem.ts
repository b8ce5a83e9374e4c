import type { GraphProblem } from '#domain/causal-graph.js';

/** An error: the graph must not be published. */
export function errorOf(code: string, subject: string, text: string): GraphProblem {
  return { level: 'error', code, subject, text };
}

/** A warning: the graph works, a curator should look. */
export function warningOf(code: string, subject: string, text: string): GraphProblem {
  return { level: 'warning', code, subject, text };
}

/** Ids that stand more than once. */
export function repeatedIds(items: readonly { readonly id: string }[]): string[] {
  const seen = new Set<string>();
  return [...new Set(items.filter((item) => seen.has(item.id) || !seen.add(item.id)).map((item) => item.id))];
}

/** Findings that only a person can state: nothing in a log shows them. */
export function isStatedOnly(findingId: string): boolean {
  return findingId.startsWith('stated/');
}
