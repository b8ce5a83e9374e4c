import { AppError } from '#domain/app-error.js';
import type { GraphFile } from '#domain/causal-graph.js';
import type { GraphItem } from '../curate-graph.js';

/** The fault, finding or test of an id with the links that touch it. None: AppError `notFound`. */
export function graphItemOf(graph: GraphFile, id: string): GraphItem {
  const fault = graph.faults.find((candidate) => candidate.id === id);
  if (fault !== undefined) return { kind: 'fault', fault, links: graph.links.filter((link) => link.faultId === id) };
  const finding = graph.findings.find((candidate) => candidate.id === id);
  if (finding !== undefined) return { kind: 'finding', finding, links: graph.links.filter((link) => link.findingId === id) };
  const test = graph.tests.find((candidate) => candidate.id === id);
  if (test === undefined) throw new AppError('notFound', 'the graph has no fault, finding or test of this id', { id });
  const outcomes = new Set(test.outcomes.map((outcome) => outcome.findingId));
  return { kind: 'test', test, links: graph.links.filter((link) => outcomes.has(link.findingId)) };
}
