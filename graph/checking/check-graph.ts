import type { GraphFile, GraphProblem } from '#domain/causal-graph.js';
import { checkFaults } from './check-faults.js';
import { checkFindings } from './check-findings.js';
import { checkLinks } from './check-links.js';
import { checkTests } from './check-tests.js';

/**
 * What is wrong with a graph. An `error` forbids publishing, a `warning` does not. `producible` = finding ids that the
 * finding rules can produce; outcomes of tests count as producible too. Errors first, then by code and subject.
 */
export function checkGraph(graph: GraphFile, producible: readonly string[]): GraphProblem[] {
  const problems = [...checkFaults(graph), ...checkFindings(graph, producible), ...checkLinks(graph), ...checkTests(graph)];
  return problems.sort(
    (left, right) =>
      left.level.localeCompare(right.level) || left.code.localeCompare(right.code) || left.subject.localeCompare(right.subject),
  );
}
