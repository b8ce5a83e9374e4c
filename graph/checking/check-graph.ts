import type { GraphFile, GraphProblem } from '#domain/causal-graph.js';
import { checkCascades } from './check-cascades.js';
import { checkDisagreements } from './check-disagreements.js';
import { checkFaults } from './check-faults.js';
import { checkFindings, observableFindings } from './check-findings.js';
import { checkLinks } from './check-links.js';
import { checkNumbers } from './check-numbers.js';
import { checkSafety } from './check-safety.js';
import { checkTests } from './check-tests.js';
import { checkTexts } from './check-texts.js';

/**
 * What is wrong with a graph. An `error` forbids publishing, a `warning` does not. `producible` = finding ids that the
 * finding rules can produce; outcomes of tests, ids beginning with `auto/` (automatic findings) and with `stated/` (asked of a
 * person) can be observed too. Errors first, then by code and subject.
 */
export function checkGraph(graph: GraphFile, producible: readonly string[]): GraphProblem[] {
  const observable = observableFindings(graph, producible);
  const problems = [
    ...checkFaults(graph, observable),
    ...checkFindings(graph, producible, observable),
    ...checkLinks(graph),
    ...checkTests(graph),
    ...checkSafety(graph),
    ...checkCascades(graph),
    ...checkDisagreements(graph),
    ...checkNumbers(graph),
    ...checkTexts(graph),
  ];
  return problems.sort(
    (left, right) =>
      left.level.localeCompare(right.level) || left.code.localeCompare(right.code) || left.subject.localeCompare(right.subject),
  );
}
